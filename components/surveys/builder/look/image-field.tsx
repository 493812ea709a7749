'use client';

import { Box, Button, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useMutation } from '@tanstack/react-query';
import { type ClipboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { pictureSize } from '@/domain/picture/address';
import { PICTURE_TYPES } from '@/domain/picture/limits';
import { webAddress } from '@/domain/survey/text';
import { useTRPC } from '../../../trpc';
import { errorSentence } from '../../../ui/errors';
import classes from './image-field.module.css';
import { pictureData } from './picture-file';

/**
 * A picture: choose, drop or paste a file, or give its address. `onChange(null)` takes it away. `children` stand below
 * a picture that is there: its words for a screen reader. Give it a `key` that names what the picture belongs to.
 */
export function ImageField({
  id,
  label,
  description,
  address,
  onChange,
  onFocus,
  readOnly = false,
  children,
}: {
  /** Of the address field. */
  id?: string;
  label: string;
  description?: string;
  address: string | null;
  onChange: (address: string | null) => void;
  onFocus?: () => void;
  readOnly?: boolean;
  children?: ReactNode;
}) {
  const trpc = useTRPC();
  const labelId = useId();
  const choose = useRef<() => void>(null);
  // An upload takes a while, and what it is written into may have changed meanwhile.
  const write = useRef(onChange);
  write.current = onChange;
  const { mutateAsync } = useMutation(trpc.image.upload.mutationOptions());
  const upload = useMutation({
    mutationFn: async (file: File) => mutateAsync({ data: await pictureData(file) }),
  });
  const take = ([file]: File[]): void => {
    if (file && !readOnly) upload.mutate(file, { onSuccess: kept => write.current(kept.address) });
  };
  const paste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  };
  return (
    <Stack gap="xs" role="group" aria-labelledby={labelId} onPaste={paste} onFocus={onFocus}>
      <Box>
        <Input.Label component="div" id={labelId}>
          {label}
        </Input.Label>
        {description ? <Input.Description>{description}</Input.Description> : null}
      </Box>
      {readOnly ? (
        <Shown address={address} />
      ) : (
        <Dropzone
          className={classes.zone}
          openRef={choose}
          onDrop={take}
          multiple={false}
          activateOnClick={false}
          activateOnKeyboard={false}
          enablePointerEvents
          loading={upload.isPending}
          inputProps={{ accept: PICTURE_TYPES.join(','), 'aria-label': `${label}: file` }}
        >
          <Group gap="sm" wrap="nowrap">
            <Shown address={address} />
            <Stack gap={4} miw={0}>
              <Group gap="xs">
                <Button size="xs" onClick={() => choose.current?.()}>
                  {address ? 'Choose another' : 'Choose a file'}
                </Button>
                {address ? (
                  <Button size="xs" variant="subtle" color="gray" onClick={() => onChange(null)}>
                    Remove
                  </Button>
                ) : null}
              </Group>
              <Text c="dimmed" size="xs">
                Or drop or paste one here. PNG, JPEG, WebP or GIF.
              </Text>
            </Stack>
          </Group>
        </Dropzone>
      )}
      {upload.error ? (
        <Text c="var(--aw-error)" role="alert">
          {errorSentence(upload.error)} {address ? 'The picture from before is kept.' : ''}
        </Text>
      ) : null}
      <AddressField id={id} label={label} address={address} onChange={onChange} readOnly={readOnly} />
      {address ? children : null}
    </Stack>
  );
}

/** Our own pages fetch nothing from elsewhere: a picture kept there is seen in the preview only. */
function Shown({ address }: { address: string | null }) {
  if (!address || !pictureSize(address)) return null;
  return (
    <Box className={classes.shown}>
      {/* biome-ignore lint/performance/noImgElement: kept in the size in which it is shown */}
      <img src={address} alt="" loading="lazy" />
    </Box>
  );
}

/** Half an address is kept in the field and taken once it is whole. */
function AddressField({
  id,
  label,
  address,
  onChange,
  readOnly,
}: {
  id: string | undefined;
  label: string;
  address: string | null;
  onChange: (address: string | null) => void;
  readOnly: boolean;
}) {
  const [typed, setTyped] = useState(address ?? '');
  useEffect(() => setTyped(address ?? ''), [address]);
  const isWhole = typed === '' || webAddress.safeParse(typed).success;
  return (
    <TextInput
      {...(id && { id })}
      size="xs"
      aria-label={`${label}: address`}
      placeholder="Or its address: https://"
      inputMode="url"
      readOnly={readOnly}
      value={typed}
      error={isWhole ? null : 'Use an address that starts with https://. The last whole one is kept.'}
      onChange={event => {
        const next = event.currentTarget.value.trim();
        setTyped(next);
        if (next === '') onChange(null);
        else if (webAddress.safeParse(next).success) onChange(next);
      }}
    />
  );
}

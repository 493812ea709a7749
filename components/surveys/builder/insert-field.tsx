'use client';

import { ActionIcon, Button, Group, NavLink, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { INTERACTION_TYPE } from '@/domain/survey/conditions';
import { fieldsFor, type PipingChoice, writeField } from '@/domain/survey/piping-fields';
import { useDraftRoom } from '../draft-context';
import { type Known, useVocabulary } from './logic/use-vocabulary';

/**
 * A small menu that writes a field, `{{customer.name|there}}`, for the text at `path`: `onInsert` gets the piece. Asks
 * what stands there where nothing is known.
 */
export function InsertField({
  path,
  isIcon = false,
  onInsert,
  onOpen,
}: {
  path: string;
  /** As small as the right end of a field. */
  isIcon?: boolean;
  onInsert: (piece: string) => void;
  onOpen?: (isOpen: boolean) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const turn = (open: boolean) => {
    setOpen(open);
    onOpen?.(open);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={turn}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus={!onOpen}
    >
      <Popover.Target>
        {isIcon ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label="Insert a field"
            aria-expanded={isOpen}
            onClick={() => turn(!isOpen)}
          >
            <IconBraces size={14} stroke={1.5} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-expanded={isOpen}
            leftSection={<IconBraces size={14} stroke={1.5} aria-hidden />}
            onClick={() => turn(!isOpen)}
          >
            Insert
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown p="xs" onKeyDown={event => event.stopPropagation()}>
        {isOpen ? (
          <Fields
            path={path}
            onInsert={piece => {
              turn(false);
              onInsert(piece);
            }}
            onLeave={() => turn(false)}
          />
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({
  path,
  onInsert,
  onLeave,
}: {
  path: string;
  onInsert: (piece: string) => void;
  onLeave: () => void;
}) {
  const { definition, language } = useDraftRoom();
  const [chosen, choose] = useState<PipingChoice | null>(null);
  const [fallback, setFallback] = useState('');
  const { happened, customer } = useVocabulary();
  const fields = fieldsFor(definition, path, {
    language,
    happened: namesOf(happened),
    customer: namesOf(customer),
  });
  const insert = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (chosen) onInsert(writeField(chosen, fallback));
  };
  const leave = (event: { key: string; preventDefault: () => void }) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (chosen) choose(null);
    else onLeave();
  };
  if (chosen)
    return (
      <form onSubmit={insert} onKeyDown={leave}>
        <TextInput
          data-autofocus
          label={`Where ${nameOf(chosen)} is not known`}
          description="Leave it empty to write nothing there."
          placeholder={chosen.name === 'name' ? 'For example: there' : undefined}
          maxLength={200}
          value={fallback}
          onChange={event => setFallback(event.currentTarget.value)}
          ref={focusIt}
        />
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => choose(null)}>
            Back
          </Button>
          <Button type="submit" size="compact-sm">
            Insert
          </Button>
        </Group>
      </form>
    );
  return (
    <Stack gap={0} mah={320} p={2} style={{ overflow: 'auto' }} onKeyDown={leave}>
      {fields.map((field, index) => {
        const heading = index > 0 ? headings[field.scope] : undefined;
        const isFirst = heading && fields[index - 1]?.scope !== field.scope;
        return (
          <div key={`${field.scope}.${field.name}`}>
            {isFirst ? (
              <Text size="xs" c="dimmed" px="sm" pt="xs">
                {heading}
              </Text>
            ) : null}
            <NavLink
              component="button"
              type="button"
              label={field.label || capital(nameOf(field))}
              py={4}
              style={{ outlineOffset: -2 }}
              onClick={() =>
                // A company always has a name.
                field.scope === 'company' ? onInsert(writeField(field, '')) : choose(field)
              }
            />
          </div>
        );
      })}
    </Stack>
  );
}

const namesOf = (known: readonly Known[]): string[] =>
  known.flatMap(({ name }) => (name === INTERACTION_TYPE ? [] : [name]));

const focusIt = (input: HTMLInputElement | null): void => input?.focus();

const headings: Partial<Record<PipingChoice['scope'], string>> = {
  interaction: 'What happened',
  customer: 'The customer',
  referral: 'Recommending',
  answers: 'Earlier answers',
};

function nameOf({ scope, name, label }: PipingChoice): string {
  if (scope === 'customer') return name === 'name' ? 'the customer’s name' : name.replaceAll('_', ' ');
  if (scope === 'company') return 'the company’s name';
  if (scope === 'referral') return 'the recommendation link';
  if (scope === 'interaction') return name === 'date' ? 'the day' : name.replaceAll('_', ' ');
  return label.length > 40 ? 'the answer' : `the answer to “${label}”`;
}

const capital = (words: string): string =>
  words.replace(/^the /, '').replace(/^./, first => first.toLocaleUpperCase());

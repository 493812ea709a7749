'use client';

import { Anchor, Button, Code, CopyButton, Group, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../trpc';
import { fieldId, useDraftRoom } from '../../draft-context';

/** Whether the link carries the score, signed, and the key that the receiving page checks it with. */
export function SignedResult({
  isOn,
  path,
  onChange,
}: {
  isOn: boolean;
  path: string;
  onChange: (isOn: boolean) => void;
}) {
  const { readOnly } = useDraftRoom();
  const [isShown, setShown] = useState(false);
  return (
    <Stack gap={4}>
      <Switch
        id={fieldId(path)}
        label="Carries the signed result"
        description="The address gets the response’s id, its scores and a signature, so that your page can trust them."
        checked={isOn}
        disabled={readOnly}
        onChange={event => onChange(event.currentTarget.checked)}
      />
      {isOn && !readOnly ? (
        isShown ? (
          <ResultKey />
        ) : (
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setShown(true)}>
            Show the key to check it with
          </Anchor>
        )
      ) : null}
    </Stack>
  );
}

function ResultKey() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.survey.resultKey.queryOptions());
  if (!data) return null;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Code>{data.key}</Code>
        <CopyButton value={data.key}>
          {({ copied, copy }) => (
            <Button size="compact-xs" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text c="dimmed" size="xs">
        Everything from <Code>afterword_response</Code> up to <Code>&afterword_signature</Code> is signed with
        HMAC-SHA256 and this key, in base64url. Keep the key on your server.
      </Text>
    </Stack>
  );
}

'use client';

import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { errorSentence, fieldErrors } from '@/components/ui/errors';

/** A form before sign-in: a title, fields, one filled button, and below it what else one may do. */
export function Door({
  title,
  note,
  submit,
  onSubmit,
  onFaults,
  below,
  children,
}: {
  title: string;
  note?: ReactNode;
  submit: string;
  /** Throws RefusedError; what was typed stays. */
  onSubmit: () => Promise<void>;
  onFaults?: (faults: Record<string, string>) => void;
  below?: ReactNode;
  children?: ReactNode;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit();
    } catch (error) {
      setProblem(errorSentence(error));
      onFaults?.(fieldErrors(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <Title order={1}>{title}</Title>
        {note ? <Text c="dimmed">{note}</Text> : null}
        {children}
        {problem ? (
          <Alert color="red" variant="outline" role="alert">
            {problem}
          </Alert>
        ) : null}
        <Button type="submit" variant="filled" loading={busy} fullWidth>
          {submit}
        </Button>
        {below}
      </Stack>
    </form>
  );
}

/** A full load, so that nothing fetched for somebody else stays in the page. */
export const goTo = (path: string): void => window.location.assign(path);

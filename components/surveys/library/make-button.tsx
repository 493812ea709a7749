'use client';

import { Alert, Button } from '@mantine/core';
import { errorSentence } from '../../ui/errors';
import type { useMake } from './use-make';

/** The button that makes the survey, and why it did not. */
export function MakeButton({
  make,
  disabled,
  onClick,
  children,
}: {
  make: ReturnType<typeof useMake>;
  disabled: boolean;
  onClick: () => void;
  children: string;
}) {
  return (
    <>
      {make.error ? (
        <Alert color="red" variant="outline" role="alert">
          {errorSentence(make.error)}
        </Alert>
      ) : null}
      <Button variant="filled" disabled={disabled} loading={make.isBusy} onClick={onClick}>
        {children}
      </Button>
    </>
  );
}

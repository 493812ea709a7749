'use client';

import { Box, Stack, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useDraftRoom } from '../../draft-context';
import classes from './section.module.css';

/** A part of the properties that most never open. `at`: the path it is about: a fault in there opens it. */
export function Section({
  title,
  note,
  at,
  children,
}: {
  title: string;
  /** Said beside the title while it is closed. */
  note?: string | undefined;
  at: string;
  children: ReactNode;
}) {
  const { faults } = useDraftRoom();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isFaulty = faults.some(
    ({ path, severity }) => severity === 'error' && (path === at || path.startsWith(`${at}.`)),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same section of another question opens anew
  useEffect(() => {
    if (isFaulty) setOpen(true);
  }, [isFaulty, at]);
  return (
    <Box className={classes.section}>
      <UnstyledButton
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(open => !open)}
      >
        <IconChevronRight size={16} stroke={1.5} aria-hidden className={classes.arrow} />
        <span>{title}</span>
        {note && !isOpen ? <span className={classes.note}>{note}</span> : null}
      </UnstyledButton>
      {isOpen ? (
        <Stack id={id} gap="sm" pt="xs" pb="xs">
          {children}
        </Stack>
      ) : null}
    </Box>
  );
}

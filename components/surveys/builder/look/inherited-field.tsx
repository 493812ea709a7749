'use client';

import { Box, Button, Group, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * One field of a survey's look: the company's, told in a line, or the survey's own, to be edited. Changing between the
 * two moves the focus to what took the pressed button's place.
 */
export function InheritedField({
  label,
  isOwn,
  inherited,
  readOnly,
  onOwn,
  onInherit,
  children,
}: {
  label: string;
  isOwn: boolean;
  /** What the company's look says here. */
  inherited: ReactNode;
  readOnly: boolean;
  onOwn: () => void;
  onInherit: () => void;
  children: ReactNode;
}) {
  const body = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of hands moves the focus
  useEffect(() => {
    if (isPressed.current) body.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
    isPressed.current = false;
  }, [isOwn]);
  const press = (then: () => void) => () => {
    isPressed.current = true;
    then();
  };
  return (
    <Box ref={body} role="group" aria-label={label}>
      {isOwn ? (
        children
      ) : (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Box miw={0}>
            <Text fw={500}>{label}</Text>
            <Group gap="xs" wrap="nowrap">
              {inherited}
            </Group>
            <Text c="dimmed" size="xs">
              From your company’s look
            </Text>
          </Box>
          {readOnly ? null : (
            <Button size="xs" flex="none" aria-label={`Use own: ${label}`} onClick={press(onOwn)}>
              Use own
            </Button>
          )}
        </Group>
      )}
      {isOwn && !readOnly ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          mt={4}
          ml={-8}
          aria-label={`Back to the company’s: ${label}`}
          onClick={press(onInherit)}
        >
          Back to the company’s
        </Button>
      ) : null}
    </Box>
  );
}

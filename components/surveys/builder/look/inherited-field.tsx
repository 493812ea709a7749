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
  const find = (selector: string) => body.current?.querySelector<HTMLElement>(selector);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of hands moves the focus
  useEffect(() => {
    if (isPressed.current) (find('textarea') ?? find('input:not([type=file]), button'))?.focus();
    isPressed.current = false;
  }, [isOwn]);
  const press = (then: () => void) => () => {
    isPressed.current = true;
    then();
  };
  return (
    <Box ref={body}>
      {isOwn ? (
        children
      ) : (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Box miw={0}>
            <Group gap="xs" align="baseline">
              <Text fw={500}>{label}</Text>
              <Text c="dimmed" size="xs">
                From your company’s look
              </Text>
            </Group>
            <Group gap="xs" wrap="nowrap" mt={4}>
              {inherited}
            </Group>
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

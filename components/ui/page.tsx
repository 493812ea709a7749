import { Box, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';

/**
 * A screen: its title, at most one primary action on the right (`<Button variant="filled">`), and what is below.
 * `wide`: uses the whole width of the screen. `note`: one muted line under the title. `tools`: filters and quiet buttons in a row under it.
 */
export function Page({
  title,
  note,
  action,
  tools,
  wide = false,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  tools?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Box className={classes.page} data-wide={wide || undefined}>
      <Group
        justify="space-between"
        align="flex-start"
        wrap="wrap"
        gap="sm"
        mb={wide ? 'xs' : tools ? 'sm' : 'lg'}
      >
        <Box miw={0} flex="1 1 200px">
          <Title order={1}>{title}</Title>
          {note ? <Text c="dimmed">{note}</Text> : null}
        </Box>
        {action}
      </Group>
      {tools ? (
        <Group gap="xs" mb="md">
          {tools}
        </Group>
      ) : null}
      {children}
    </Box>
  );
}

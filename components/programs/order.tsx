'use client';

import { ActionIcon, Anchor, Box, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../trpc';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import classes from './program-fields.module.css';

/** Who goes first where several programs want the same customer. Moving this one counts at once. */
export function Order({ program, readOnly }: { program: string; readOnly: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { href } = useWorkspace();
  const { data: programs } = useQuery(trpc.program.list.queryOptions());
  const arrange = useMutation(
    trpc.program.arrange.mutationOptions(
      told(null, () => queryClient.invalidateQueries({ queryKey: trpc.program.list.queryKey() })),
    ),
  );
  if (!programs || programs.length < 2) return null;
  const place = programs.findIndex(one => one.id === program);
  const move = (by: 1 | -1) => {
    const ids = programs.map(one => one.id).filter(id => id !== program);
    ids.splice(place + by, 0, program);
    arrange.mutate({ ids });
  };
  return (
    <Box>
      <Text>Where several programs want the same customer, the first of them asks:</Text>
      <ol className={classes.order} aria-label="Order of the programs">
        {programs.map((one, index) =>
          one.id === program ? (
            <li key={one.id} aria-current="true">
              <Group gap={4} component="span" display="inline-flex">
                <Text component="span" fw={500}>
                  {one.name}
                </Text>
                {readOnly ? null : (
                  <>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      aria-label="Ask before the one above"
                      disabled={index === 0 || arrange.isPending}
                      onClick={() => move(-1)}
                    >
                      <IconArrowUp size={16} stroke={1.5} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      aria-label="Ask after the one below"
                      disabled={index === programs.length - 1 || arrange.isPending}
                      onClick={() => move(1)}
                    >
                      <IconArrowDown size={16} stroke={1.5} aria-hidden />
                    </ActionIcon>
                  </>
                )}
              </Group>
            </li>
          ) : (
            <li key={one.id}>
              <Anchor component={Link} href={href('programs', one.id)}>
                {one.name}
              </Anchor>
              {one.active ? null : (
                <Text component="span" c="dimmed">
                  {' '}
                  (off)
                </Text>
              )}
            </li>
          ),
        )}
      </ol>
    </Box>
  );
}

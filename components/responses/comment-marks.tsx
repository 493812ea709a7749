'use client';

import { ActionIcon, Button, Group, Menu, Pill, ScrollArea, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';

type Comment = Outputs['response']['read']['comments'][number];

const feelings = [
  { sentiment: -1, name: 'Negative' },
  { sentiment: 0, name: 'Neutral' },
  { sentiment: 1, name: 'Positive' },
] as const;

/** What was understood of a comment: its themes and its feeling, which whoever serves customers can put right. */
export function CommentMarks({ response, comment }: { response: string; comment: Comment }) {
  const { can } = useWorkspace();
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: trpc.response.read.queryKey({ id: response }) }),
      client.invalidateQueries({ queryKey: trpc.response.list.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.report.themes.pathKey() }),
    ]);
  const { question, themes } = comment;
  const at = { response, question };
  const back = useMutation(trpc.comment.markTheme.mutationOptions(told(null, refresh)));
  const mark = useMutation(trpc.comment.markTheme.mutationOptions(told(null, refresh)));
  const set = (theme: { id: string; name: string }, state: 'has' | 'refused') =>
    mark.mutate(
      { ...at, theme: theme.id, state },
      {
        onSuccess: ({ before }) =>
          offerUndo(
            state === 'has' ? `“${theme.name}” added; it stays.` : `“${theme.name}” removed; it stays away.`,
            () => back.mutate({ ...at, theme: theme.id, state: before }),
          ),
      },
    );
  return (
    <Group gap={6} mt={6}>
      {themes.map(theme => (
        <Pill
          key={theme.id}
          size="sm"
          withRemoveButton={can('serve')}
          onRemove={() => set(theme, 'refused')}
          removeButtonProps={{
            'aria-label': `Remove the theme ${theme.name}`,
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {theme.name}
        </Pill>
      ))}
      {can('serve') ? <AddTheme comment={comment} onAdd={theme => set(theme, 'has')} /> : null}
      <Feeling at={at} comment={comment} onDone={refresh} />
      {comment.isUnread ? (
        <Text size="xs" c="dimmed">
          Being read
        </Text>
      ) : null}
    </Group>
  );
}

function AddTheme({
  comment: { themes },
  onAdd,
}: {
  comment: Comment;
  onAdd: (theme: { id: string; name: string }) => void;
}) {
  const trpc = useTRPC();
  const known = useQuery(trpc.theme.names.queryOptions(undefined, { staleTime: 60_000 }));
  const open = (known.data ?? []).filter(({ id }) => !themes.some(theme => theme.id === id));
  return (
    <Menu position="bottom-start" disabled={open.length === 0}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label="Add a theme">
          <IconPlus size={14} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={280}>
          {open.map(theme => (
            <Menu.Item key={theme.id} onClick={() => onAdd(theme)}>
              {theme.name}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

function Feeling({
  at,
  comment: { sentiment, sentimentBy },
  onDone,
}: {
  at: { response: string; question: number };
  comment: Comment;
  onDone: () => unknown;
}) {
  const { can } = useWorkspace();
  const trpc = useTRPC();
  const back = useMutation(trpc.comment.markFeeling.mutationOptions(told(null, onDone)));
  const mark = useMutation(trpc.comment.markFeeling.mutationOptions(told(null, onDone)));
  const known = feelings.find(one => one.sentiment === sentiment);
  const words = known ? `${known.name}${sentimentBy === 'hand' ? ', by hand' : ''}` : 'Feeling not available';
  if (!can('serve'))
    return (
      <Text size="xs" c="dimmed">
        {words}
      </Text>
    );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-xs" variant="subtle" color="gray" aria-label={`Feeling: ${words}. Change it`}>
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {feelings.map(({ sentiment: value, name }) => (
          <Menu.Item
            key={name}
            disabled={value === sentiment && sentimentBy === 'hand'}
            onClick={() =>
              mark.mutate(
                { ...at, feeling: { sentiment: value, by: 'hand', certainty: 1 } },
                {
                  onSuccess: ({ before }) =>
                    offerUndo(`Marked as ${name.toLowerCase()}; it stays.`, () =>
                      back.mutate({ ...at, feeling: before }),
                    ),
                },
              )
            }
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

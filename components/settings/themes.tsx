'use client';

import {
  ActionIcon,
  Anchor,
  Button,
  Card,
  Group,
  Menu,
  Stack,
  Table,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import type { ThemeRule } from '@/domain/text/theme';
import listClasses from '../surveys/list.module.css';
import { type Outputs, useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { ThemeForm } from './theme-form';
import { Suggestions } from './theme-suggestions';
import { rulesInWords } from './theme-words';

type List = Outputs['theme']['list'];
type Theme = List['themes'][number];

/** `theme` in the address while a new one is written; else the id of the one that is open. */
const NEW = 'new';
/** While comments are read anew, how far that is shows soon. */
const READING_MS = 3_000;

/** What a new theme begins with: nothing, or a phrase that many wrote. */
export type ThemeStart = { name: string; rules: ThemeRule[] };

/** The topics that comments are searched for: what each found lately, and the form to change what it looks for. */
export function Themes() {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.theme.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.unread ? READING_MS : false),
    }),
  );
  const [open, setOpen] = useQueryState('theme', parseAsString);
  const [start, setStart] = useState<ThemeStart | null>(null);
  const edited = query.data?.themes.find(theme => theme.id === open);
  const used = query.data?.themes.filter(theme => !theme.isArchived) ?? [];
  const close = () => {
    setStart(null);
    return setOpen(null);
  };
  const newButton = (
    <Button variant="filled" onClick={() => setOpen(NEW)}>
      New theme
    </Button>
  );
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} flex={1} miw={260}>
          <Title order={2}>Themes</Title>
          <Text c="dimmed" maw={640}>
            What comments are about. Each is found by words and phrases that you can change; what somebody
            added or removed by hand in a response stays.
          </Text>
        </Stack>
        {used.length > 0 ? newButton : null}
      </Group>
      <Loaded query={query}>
        {list => (
          <>
            <Reading unread={list.unread} />
            {used.length === 0 ? (
              <EmptyState action={newButton}>
                No theme is in use. Write what customers talk about, such as “Waiting time”, and the words
                that tell it.
              </EmptyState>
            ) : (
              <ThemeTable themes={used} days={list.days} onEdit={setOpen} />
            )}
            <Suggestions
              onMake={next => {
                setStart(next);
                return setOpen(NEW);
              }}
            />
            <Archived themes={list.themes.filter(theme => theme.isArchived)} />
          </>
        )}
      </Loaded>
      {query.data && (open === NEW || edited) ? (
        <ThemeForm key={open} theme={edited ?? null} start={start} onClose={close} />
      ) : null}
    </Stack>
  );
}

/** How much is still to be read with the themes as they are. */
function Reading({ unread }: { unread: number }) {
  return (
    <Text size="xs" c="dimmed" role="status" display={unread === 0 ? 'none' : undefined}>
      {unread > 0
        ? `Comments are being read with the themes as they are now: ${new Intl.NumberFormat('en').format(unread)}${unread >= 100_000 ? ' or more' : ''} to go. Numbers settle when that is done.`
        : ''}
    </Text>
  );
}

function ThemeTable({
  themes,
  days,
  onEdit,
}: {
  themes: Theme[];
  days: number;
  onEdit: (id: string) => void;
}) {
  const { href } = useWorkspace();
  const number = new Intl.NumberFormat('en');
  return (
    <Card padding={0}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Theme</Table.Th>
            <Table.Th className={listClasses.wide}>Found by</Table.Th>
            <Table.Th className="aw-number">Comments, {days} days</Table.Th>
            <Table.Th>
              <VisuallyHidden>More</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {themes.map((theme, place) => (
            <Table.Tr key={theme.id}>
              <Table.Td style={{ whiteSpace: 'normal' }}>
                <Anchor component="button" type="button" ta="start" onClick={() => onEdit(theme.id)}>
                  {theme.name}
                </Anchor>
                {theme.description ? (
                  <Text size="xs" c="dimmed">
                    {theme.description}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td className={listClasses.wide} style={{ whiteSpace: 'normal' }} maw={420}>
                <Text size="xs" c="dimmed" lineClamp={2}>
                  {rulesInWords(theme.rules)}
                </Text>
              </Table.Td>
              <Table.Td className="aw-number">
                <Anchor
                  component={Link}
                  href={`${href('responses')}?match=${encodeURIComponent(JSON.stringify({ theme: [theme.id] }))}`}
                  aria-label={`${theme.name}: ${number.format(theme.comments)} comments`}
                >
                  {number.format(theme.comments)}
                </Anchor>
              </Table.Td>
              <Table.Td w={48}>
                <ThemeMenu theme={theme} themes={themes} place={place} onEdit={() => onEdit(theme.id)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function ThemeMenu({
  theme: { id, name },
  themes,
  place,
  onEdit,
}: {
  theme: Theme;
  themes: Theme[];
  place: number;
  onEdit: () => void;
}) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: trpc.theme.pathKey() });
  const restore = useMutation(trpc.theme.restore.mutationOptions(told(null, refresh)));
  const arrange = useMutation(trpc.theme.arrange.mutationOptions(told(null, refresh)));
  const archive = useMutation(
    trpc.theme.archive.mutationOptions(
      told(null, () => {
        offerUndo(`“${name}” was archived.`, () => restore.mutate({ id }));
        return refresh();
      }),
    ),
  );
  const move = (to: number) => {
    const ids = themes.map(theme => theme.id).filter(one => one !== id);
    arrange.mutate({ ids: [...ids.slice(0, to), id, ...ids.slice(to)] });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about ${name}`}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>Change</Menu.Item>
        <Menu.Item disabled={place === 0} onClick={() => move(place - 1)}>
          Move up
        </Menu.Item>
        <Menu.Item disabled={place === themes.length - 1} onClick={() => move(place + 1)}>
          Move down
        </Menu.Item>
        <Menu.Item disabled={place === 0} onClick={() => move(0)}>
          Move to the top
        </Menu.Item>
        <Menu.Item onClick={() => archive.mutate({ id })}>Archive</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Archived({ themes }: { themes: Theme[] }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const restore = useMutation(
    trpc.theme.restore.mutationOptions(
      told('Theme restored.', () => client.invalidateQueries({ queryKey: trpc.theme.pathKey() })),
    ),
  );
  if (themes.length === 0) return null;
  return (
    <Card>
      <Title order={3} mb="xs">
        Archived
      </Title>
      <Stack gap={4}>
        {themes.map(({ id, name }) => (
          <Group key={id} justify="space-between">
            <Text c="dimmed">{name}</Text>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`Restore ${name}`}
              onClick={() => restore.mutate({ id })}
            >
              Restore
            </Button>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

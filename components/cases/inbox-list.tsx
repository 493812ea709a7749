'use client';

import { Anchor, Button, Card, Checkbox, Group, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { useHotkeys, useHover } from '@mantine/hooks';
import { IconPhone } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ScoreChip } from '../responses/score-chip';
import { LoadMore } from '../ui/load-more';
import { type ShortcutGroup, useShortcutHelp } from '../ui/shortcuts';
import { useListKeys } from '../ui/use-list-keys';
import { formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { BulkBar } from './bulk-bar';
import {
  type CaseRow,
  customerName,
  dueTitle,
  dueWords,
  priorityWords,
  reasonWords,
  timesWords,
} from './case-words';
import classes from './cases.module.css';
import { ComposerDialog } from './composer-dialog';
import { scoreOf } from './score-of';
import { steadyRows } from './steady';
import { useCaseChange } from './use-case-change';
import type { InboxView } from './use-inbox';

const inboxKeys: ShortcutGroup = {
  title: 'Cases',
  shortcuts: [
    { keys: ['e'], what: 'Take it' },
    { keys: ['c'], what: 'Log a contact' },
    { keys: ['n'], what: 'Write a note' },
    { keys: ['x'], what: 'Select' },
    { keys: ['r'], what: 'Show what is new' },
  ],
};

type Query = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** Cases as dense rows, worked by keyboard. What others do shows at once, and no row moves under the hand. */
export function InboxList({ rows: fresh, list, view }: { rows: CaseRow[]; list: Query; view: InboxView }) {
  const router = useRouter();
  const { href } = useWorkspace();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<{ row: CaseRow; first: 'note' | 'contact' } | null>(null);
  const [shown, setShown] = useState(fresh);
  const { hovered, ref } = useHover();
  const { change } = useCaseChange();
  const { rows, held, gone } = steadyRows(shown, fresh);
  const open = (row: CaseRow) => router.push(href('cases', row.id));
  const keys = useListKeys({
    count: rows.length,
    onOpen: index => {
      const found = rows[index];
      if (found && !dialog) open(found.row);
    },
  });
  const marked = rows[keys.selected]?.row ?? null;
  const isAtHand = hovered || marked !== null || chosen.size > 0 || dialog !== null;
  useEffect(() => {
    if (!isAtHand) setShown(fresh);
  }, [isAtHand, fresh]);
  const toggle = (id: string) =>
    setChosen(before => new Set(before.has(id) ? [...before].filter(one => one !== id) : [...before, id]));
  const onMarked = (act: (row: CaseRow) => void) => () => {
    if (marked && !dialog) act(marked);
  };
  useShortcutHelp(inboxKeys);
  useHotkeys([
    ['e', onMarked(row => take(row))],
    ['c', onMarked(row => setDialog({ row, first: 'contact' }))],
    ['n', onMarked(row => setDialog({ row, first: 'note' }))],
    ['x', onMarked(({ id }) => toggle(id))],
    ['r', () => setShown(fresh)],
  ]);
  const take = (row: CaseRow) =>
    change(
      row,
      { kind: 'take' },
      { done: `${customerName(row)} is yours.`, undo: { kind: 'assign', to: null } },
    );
  const selected = rows.map(({ row }) => row).filter(({ id }) => chosen.has(id));
  return (
    <>
      {held + gone > 0 ? (
        <Group gap="xs" mb="xs" role="status">
          <Text c="dimmed">{newsWords(held, gone)}</Text>
          <Button size="compact-sm" onClick={() => setShown(fresh)}>
            Show
          </Button>
        </Group>
      ) : null}
      <Card className={classes.list} ref={ref}>
        <Table highlightOnHover layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes.check}>
                <Checkbox
                  size="xs"
                  aria-label="Select all that are shown"
                  checked={selected.length === rows.length}
                  indeterminate={selected.length > 0 && selected.length < rows.length}
                  onChange={() =>
                    setChosen(
                      selected.length === rows.length ? new Set() : new Set(rows.map(({ row }) => row.id)),
                    )
                  }
                />
              </Table.Th>
              <Table.Th className={classes.customer}>Customer</Table.Th>
              <Table.Th className={classes.wide}>Because</Table.Th>
              <Table.Th className={`${classes.priority} ${classes.wide}`}>Priority</Table.Th>
              <Table.Th className={`${classes.owner} ${classes.wide}`}>Owner</Table.Th>
              <Table.Th className={classes.due}>{view === 'done' ? 'Done' : 'Due'}</Table.Th>
              <Table.Th className={`${classes.chased} ${classes.wide}`}>
                <Tooltip label="How often the customer had to ask again while the case was open">
                  <span>Chased</span>
                </Tooltip>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ row, isGone }, index) => (
              <Table.Tr
                key={row.id}
                {...keys.row(index)}
                className={classes.row}
                data-gone={isGone || undefined}
                data-chosen={chosen.has(row.id) || undefined}
                onClick={() => open(row)}
              >
                <Table.Td className={classes.check} onClick={event => event.stopPropagation()}>
                  <Checkbox
                    size="xs"
                    aria-label={`Select ${customerName(row)}`}
                    checked={chosen.has(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                </Table.Td>
                <Cells row={row} isGone={isGone} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <LoadMore query={list} />
      {selected.length > 0 ? (
        <BulkBar rows={selected} onDone={() => setChosen(new Set())} onClear={() => setChosen(new Set())} />
      ) : null}
      {dialog ? <ComposerDialog {...dialog} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function Cells({ row, isGone }: { row: CaseRow; isGone: boolean }) {
  const { href, timezone } = useWorkspace();
  const due = dueWords(row, new Date());
  const title = due.at
    ? row.due
      ? dueTitle(row, at => formatMoment(at, timezone))
      : formatMoment(due.at, timezone)
    : '';
  return (
    <>
      <Table.Td className={classes.customer}>
        <Anchor
          component={Link}
          href={href('cases', row.id)}
          underline="never"
          c="inherit"
          className={classes.name}
          onClick={event => event.stopPropagation()}
        >
          {customerName(row)}
        </Anchor>
        <div className={classes.narrow}>
          <Because row={row} />
        </div>
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Because row={row} />
      </Table.Td>
      <Table.Td className={`${classes.priority} ${classes.wide}`}>
        <span className={classes.pressing} data-priority={row.priority}>
          {priorityWords[row.priority]}
        </span>
      </Table.Td>
      <Table.Td className={`${classes.owner} ${classes.wide}`}>
        <Text truncate {...(row.owner ? {} : { c: 'dimmed' })}>
          {row.owner ? (row.isMine ? 'You' : row.owner.name) : 'Nobody'}
        </Text>
      </Table.Td>
      <Table.Td className={classes.due}>
        {isGone ? (
          <Text className={classes.dueWords} c="dimmed">
            No longer in this list
          </Text>
        ) : (
          <Tooltip label={title} disabled={!title}>
            <Text className={classes.dueWords} {...(due.isLate ? { c: 'var(--aw-bad)', fw: 500 } : {})}>
              <time dateTime={due.at?.toISOString()} suppressHydrationWarning>
                {due.text}
              </time>
              <VisuallyHidden>{title ? `, ${title}` : ''}</VisuallyHidden>
            </Text>
          </Tooltip>
        )}
      </Table.Td>
      <Table.Td className={`${classes.chased} ${classes.wide}`}>
        {row.chased > 0 ? (
          <>
            <span aria-hidden>{row.chased}×</span>
            <VisuallyHidden>Had to chase us {timesWords(row.chased)}</VisuallyHidden>
          </>
        ) : null}
      </Table.Td>
    </>
  );
}

/** The score and a few words of the comment; else why it was opened. */
function Because({ row }: { row: CaseRow }) {
  const { reason, comment, because, phone } = row;
  const score = scoreOf(row.score);
  const words = comment ?? (score ? null : because);
  const otherwise = score ? 'No comment' : reasonWords[reason];
  return (
    <span className={classes.because}>
      {reason === 'callback' ? (
        <span className={classes.call}>
          <IconPhone size={14} stroke={1.5} aria-hidden />
          {phone ?? 'Call'}
        </span>
      ) : null}
      {score ? <ScoreChip {...score} /> : null}
      <Text span truncate c={words ? undefined : 'dimmed'}>
        {words ?? otherwise}
      </Text>
    </span>
  );
}

/** `2 new cases, 1 left this list.` */
function newsWords(held: number, gone: number): string {
  const parts = [
    held > 0 ? (held === 1 ? '1 new case' : `${held} new cases`) : null,
    gone > 0 ? `${gone} left this list` : null,
  ].filter(part => part !== null);
  return `${parts.join(', ')}.`;
}

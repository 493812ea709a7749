'use client';

import { Anchor, Button, Card, Drawer, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { ListSkeleton, Loaded } from '../ui/states';
import { formatDay } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { dayInWords, entryInWords, inOrder, nameOf } from './calendar-words';
import type { Program } from './form-values';
import { useSwitch } from './go-live';
import { MoveButton } from './move-button';
import { type Calendar, type CalendarEntry, useCalendarChanges } from './use-calendar';

type Planned = Outputs['calendar']['list']['data'][number];

/** What is on one day, by program: moved or cancelled as a whole or one by one. */
export function CalendarDay({
  day,
  calendar,
  programs,
  onClose,
}: {
  day: string;
  calendar: Calendar;
  programs: readonly Program[];
  onClose: () => void;
}) {
  const entries = calendar.entries.filter(entry => entry.day === day);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={`${dayInWords(day, calendar.from)}: what is to be sent`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="lg">
        {entries.length === 0 ? <Text c="dimmed">Nothing is planned on this day any more.</Text> : null}
        {inOrder(entries, programs).map(({ entry, program }) => (
          <ProgramDay key={entry.program} entry={entry} program={program} calendar={calendar} />
        ))}
      </Stack>
    </Drawer>
  );
}

function ProgramDay({
  entry,
  program,
  calendar,
}: {
  entry: CalendarEntry;
  program: Program | undefined;
  calendar: Calendar;
}) {
  const { can, href } = useWorkspace();
  const { move, cancel, isPending } = useCalendarChanges();
  const { stop } = useSwitch();
  const sends = { program: entry.program, day: entry.day };
  const planned = entry.invitations + entry.reminders;
  return (
    <section aria-label={nameOf(program)}>
      <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
        <div>
          <Title order={3} size="md">
            {program ? (
              <Anchor component={Link} inherit href={href('programs', program.id)}>
                {program.name}
              </Anchor>
            ) : (
              nameOf(program)
            )}
          </Title>
          <Text size="xs" c="dimmed">
            {entryInWords(entry)}
            {program?.dailyCap
              ? `; at most ${new Intl.NumberFormat('en').format(program.dailyCap)} invitations a day`
              : ''}
            {program?.active === false ? '. The program is off: they wait until it is live again' : ''}.
          </Text>
        </div>
        {program?.active && can('design') ? (
          <Button
            size="compact-sm"
            flex="none"
            aria-label={`Pause program “${program.name}”`}
            loading={stop.isPending}
            onClick={() => stop.mutate({ id: program.id, active: false })}
          >
            Pause program
          </Button>
        ) : null}
      </Group>
      {can('design') && planned > 0 ? (
        <Group gap="xs" mt="xs">
          <MoveButton
            name={`Move all of ${nameOf(program)}`}
            calendar={calendar}
            day={entry.day}
            isPending={isPending}
            onMove={to => move(sends, to)}
          >
            Move all
          </MoveButton>
          <Button size="compact-sm" disabled={isPending} onClick={() => cancel(sends)}>
            Cancel all
          </Button>
        </Group>
      ) : null}
      {can('readPersonal') && planned > 0 ? <Recipients entry={entry} calendar={calendar} /> : null}
    </section>
  );
}

function Recipients({ entry, calendar }: { entry: CalendarEntry; calendar: Calendar }) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.calendar.list.infiniteQueryOptions(
      { day: entry.day, program: entry.program, limit: 20 },
      { getNextPageParam: page => page.nextCursor ?? undefined },
    ),
  );
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={3} />}>
      {({ pages }) => (
        <>
          <Card padding={0} mt="xs">
            <Table>
              <Table.Tbody>
                {pages
                  .flatMap(page => page.data)
                  .map(send => (
                    <Recipient key={send.id} send={send} calendar={calendar} day={entry.day} />
                  ))}
              </Table.Tbody>
            </Table>
          </Card>
          <LoadMore query={query} />
        </>
      )}
    </Loaded>
  );
}

function Recipient({ send, calendar, day }: { send: Planned; calendar: Calendar; day: string }) {
  const { can, href } = useWorkspace();
  const { move, cancel, isPending } = useCalendarChanges();
  const name = send.customerName ?? send.customer;
  const sends = { ids: [send.id] };
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={href('customers', send.customer)}>
          {name}
        </Anchor>
        {send.kind === 'reminder' ? (
          <Text size="xs" c="dimmed">
            Reminder
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td className="aw-number" w={1} style={{ whiteSpace: 'nowrap' }}>
        {clockOf(send.dueAt, calendar)}
      </Table.Td>
      {can('design') ? (
        <Table.Td w={1}>
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <MoveButton
              name={`Move ${name}`}
              calendar={calendar}
              day={day}
              isPending={isPending}
              onMove={to => move(sends, to)}
            >
              Move
            </MoveButton>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={`Cancel ${name}`}
              disabled={isPending}
              onClick={() => cancel(sends)}
            >
              Cancel
            </Button>
          </Group>
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}

/** The clock of the workspace; with the day where it is overdue. */
function clockOf(at: Date, { timezone, from }: Calendar): string {
  const clock = new Intl.DateTimeFormat(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
  }).format(at);
  const isOverdue = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(at) < from;
  return isOverdue ? `${formatDay(at, timezone)}, ${clock}` : clock;
}

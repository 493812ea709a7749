'use client';

import { Anchor, Button, Card, Group, SegmentedControl, Switch, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { formatInterval, formatShare } from '@/domain/metrics/format';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { formatCount } from '@/domain/metrics/words';
import listClasses from '../surveys/list.module.css';
import { type Outputs, useTRPC } from '../trpc';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { useListKeys } from '../ui/use-list-keys';
import { useWorkspace } from '../ui/workspace-context';
import { CalendarView } from './calendar';
import { dayInWords, entryInWords } from './calendar-words';
import { DecisionLog } from './decision-log';
import type { Program } from './form-values';
import { GoLive, useSwitch } from './go-live';
import { programSentence } from './rule-words';
import { type Calendar, useCalendar } from './use-calendar';

const views = ['programs', 'calendar', 'decisions'] as const;

/** The standing rules in the order in which they ask, what they are to send, or what they decided. */
export function ProgramList() {
  const trpc = useTRPC();
  const { can, href } = useWorkspace();
  const programs = useQuery(trpc.program.list.queryOptions());
  const [view, setView] = useQueryState('view', parseAsStringLiteral(views).withDefault('programs'));
  const newButton = can('design') ? (
    <Button variant="filled" component={Link} href={href('programs', 'new')}>
      New program
    </Button>
  ) : null;
  const listButton = can('design') ? (
    <Button component={Link} href={href('programs', 'ask')}>
      Ask a list
    </Button>
  ) : null;
  return (
    <Page
      title="Programs"
      note="A program says which customers are asked, when, and with which survey."
      action={
        programs.data?.length === 0 ? (
          listButton
        ) : (
          <Group gap="sm">
            {listButton}
            {newButton}
          </Group>
        )
      }
      tools={
        programs.data && programs.data.length > 0 ? (
          <SegmentedControl
            aria-label="Show"
            value={view}
            onChange={value => setView(views.find(one => one === value) ?? 'programs')}
            data={[
              { value: 'programs', label: 'Programs' },
              { value: 'calendar', label: 'Calendar' },
              { value: 'decisions', label: 'Decisions' },
            ]}
          />
        ) : undefined
      }
    >
      <Loaded query={programs}>
        {list =>
          list.length === 0 ? (
            <EmptyState
              action={newButton}
              link={
                <Anchor component={Link} href={href('surveys')}>
                  Look at the surveys first
                </Anchor>
              }
            >
              Nobody is asked yet. A program turns what happens (a purchase, a delivery, a closed ticket) into
              invitations, never too many and never too often.
            </EmptyState>
          ) : view === 'calendar' ? (
            <CalendarView programs={list} />
          ) : view === 'decisions' ? (
            <DecisionLog />
          ) : (
            <ProgramTable programs={list} />
          )
        }
      </Loaded>
    </Page>
  );
}

function ProgramTable({ programs }: { programs: Program[] }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { can, href } = useWorkspace();
  const rates = useQuery(trpc.program.rates.queryOptions());
  const calendar = useCalendar();
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200 }));
  const { stop } = useSwitch();
  const [starting, setStarting] = useState<Program | null>(null);
  const keys = useListKeys({
    count: programs.length,
    onOpen: index => {
      const program = programs[index];
      if (program) router.push(href('programs', program.id));
    },
  });
  return (
    <>
      <Card padding={0}>
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th className={listClasses.wide}>Survey</Table.Th>
              <Table.Th className={listClasses.wide}>Next</Table.Th>
              <Table.Th className={`aw-number ${listClasses.wide}`}>Answered, 30 days</Table.Th>
              <Table.Th>Live</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {programs.map((program, index) => {
              const rate = rates.data?.find(row => row.program === program.id)?.rate;
              const survey = surveys.data?.data.find(row => row.id === program.survey);
              return (
                <Table.Tr key={program.id} {...keys.row(index)}>
                  <Table.Td>
                    <Anchor component={Link} href={href('programs', program.id)}>
                      {program.name}
                    </Anchor>
                    <Text c="dimmed" size="xs">
                      {programSentence(program)}
                    </Text>
                  </Table.Td>
                  <Table.Td className={listClasses.wide}>{survey?.name ?? '–'}</Table.Td>
                  <Table.Td className={listClasses.wide}>
                    <Next calendar={calendar.data} program={program.id} />
                  </Table.Td>
                  <Table.Td className={`aw-number ${listClasses.wide}`}>
                    {rates.data ? <Answered rate={rate} /> : '–'}
                  </Table.Td>
                  <Table.Td>
                    <Switch
                      aria-label={`“${program.name}” asks customers`}
                      checked={program.active}
                      disabled={!can('design') || stop.isPending}
                      onChange={event =>
                        event.currentTarget.checked
                          ? setStarting(program)
                          : stop.mutate({ id: program.id, active: false })
                      }
                    />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Card>
      {starting ? <GoLive program={starting} opened onClose={() => setStarting(null)} /> : null}
    </>
  );
}

/** The next day on which the program sends, and what. */
function Next({ calendar, program }: { calendar: Calendar | undefined; program: string }) {
  const next = calendar?.entries.find(entry => entry.program === program);
  if (!calendar || !next)
    return (
      <Text span c="dimmed">
        {calendar ? 'Nothing planned' : '–'}
      </Text>
    );
  return (
    <>
      {dayInWords(next.day, calendar.from)}
      <Text c="dimmed" size="xs">
        {entryInWords(next)}
      </Text>
    </>
  );
}

type Rate = Outputs['program']['rates'][number]['rate'];

/** The response rate with its interval and what it is of. */
function Answered({ rate }: { rate: Rate | undefined }) {
  if (!rate || rate.n === 0)
    return (
      <Text span c="dimmed">
        Nobody asked
      </Text>
    );
  const isFew = rate.n < FEWEST_TO_COMPARE;
  return (
    <>
      <Text span c={isFew ? 'dimmed' : undefined}>
        {formatShare(rate.value)}
      </Text>
      <Text c="dimmed" size="xs">
        {formatInterval('csat', rate)}, {formatCount(rate.n, 'mail')}
      </Text>
    </>
  );
}

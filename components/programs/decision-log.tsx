'use client';

import { Anchor, Button, Card, Group, Select, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { decisionReasons } from '@/domain/program';
import listClasses from '../surveys/list.module.css';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { EmptyState, Loaded } from '../ui/states';
import { formatDay, formatMoment, When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { decisionSentence, reasonWords } from './words';

type Logged = Outputs['program']['decisions']['data'][number];

/** `why` in the address: those invited, those not, or one reason. */
const filters = ['invited', 'not_invited', ...decisionReasons] as const;
type Filter = (typeof filters)[number];
const filterWords: Record<Filter, string> = { invited: 'Asked', not_invited: 'Not asked', ...reasonWords };

/** Who was asked, who was not, and why. */
export function DecisionLog({ program }: { program: string }) {
  const { can } = useWorkspace();
  const [why, setWhy] = useQueryState('why', parseAsStringLiteral(filters));
  return (
    <>
      <Counts program={program} why={why} onWhy={setWhy} />
      {can('readPersonal') ? (
        <Rows program={program} why={why} onWhy={setWhy} />
      ) : (
        <Text c="dimmed">Your role shows counts; whom they concern is for those who may see customers.</Text>
      )}
    </>
  );
}

function Counts({
  program,
  why,
  onWhy,
}: {
  program: string;
  why: Filter | null;
  onWhy: (why: Filter | null) => void;
}) {
  const trpc = useTRPC();
  const outcomes = useQuery(trpc.program.outcomes.queryOptions({ id: program }));
  const number = new Intl.NumberFormat();
  const counts = (outcomes.data ?? []).map(({ outcome, reason, count }) => ({
    filter: reason ?? (outcome === 'invited' ? ('invited' as const) : ('not_invited' as const)),
    count,
  }));
  if (counts.length === 0) return null;
  return (
    <Group gap="xs" mb="md" role="group" aria-label="Decisions of the last 30 days">
      <Text c="dimmed">Last 30 days:</Text>
      {counts.map(({ filter, count }) => (
        <Button
          key={filter}
          size="compact-sm"
          variant={why === filter ? 'light' : 'default'}
          aria-pressed={why === filter}
          onClick={() => onWhy(why === filter ? null : filter)}
        >
          {filterWords[filter]} {number.format(count)}
        </Button>
      ))}
    </Group>
  );
}

function Rows({
  program,
  why,
  onWhy,
}: {
  program: string;
  why: Filter | null;
  onWhy: (why: Filter | null) => void;
}) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.program.decisions.infiniteQueryOptions(
      { program, ...filterOf(why) },
      { getNextPageParam: page => page.nextCursor ?? undefined, placeholderData: before => before },
    ),
  );
  const rows = query.data?.pages.flatMap(page => page.data) ?? [];
  return (
    <>
      <Group mb="sm">
        <Select
          aria-label="Show decisions"
          data={filters.map(value => ({ value, label: filterWords[value] }))}
          placeholder="All decisions"
          clearable
          allowDeselect
          value={why}
          onChange={value => onWhy(filters.find(one => one === value) ?? null)}
          clearButtonProps={{ 'aria-label': 'Show all decisions' }}
        />
      </Group>
      <Loaded query={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              action={why ? <Button onClick={() => onWhy(null)}>Show all decisions</Button> : undefined}
            >
              {why
                ? `No decision here says “${filterWords[why]}”.`
                : 'Nothing was decided yet. Each interaction of this program’s types leaves one line here: asked, or why not.'}
            </EmptyState>
          ) : (
            <>
              <Card padding={0}>
                <Table>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Customer</Table.Th>
                      <Table.Th className={listClasses.wide}>Interaction</Table.Th>
                      <Table.Th>Decision</Table.Th>
                      <Table.Th className={listClasses.wide}>When</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {rows.map(row => (
                      <Row key={row.interaction} row={row} />
                    ))}
                  </Table.Tbody>
                </Table>
              </Card>
              <LoadMore query={query} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Row({ row }: { row: Logged }) {
  const { href, timezone } = useWorkspace();
  const { invited } = row;
  const isPlanned = invited?.state === 'scheduled';
  const sentence = decisionSentence({
    ...row,
    blockedOn: row.blockedAt && formatDay(row.blockedAt, timezone),
    sentOn: invited && (isPlanned ? formatMoment : formatDay)(invited.sendAt, timezone),
    state: invited?.state ?? null,
  });
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={href('customers', row.customer)}>
          {row.customerName ?? row.customer}
        </Anchor>
      </Table.Td>
      <Table.Td className={listClasses.wide}>{row.interaction}</Table.Td>
      <Table.Td>
        <Text fw={row.outcome === 'invited' ? 500 : undefined}>{sentence}</Text>
      </Table.Td>
      <Table.Td className={listClasses.wide}>
        <When at={row.at} />
      </Table.Td>
    </Table.Tr>
  );
}

function filterOf(why: Filter | null) {
  if (why === null) return {};
  if (why === 'invited' || why === 'not_invited') return { outcome: why };
  return { reason: why };
}

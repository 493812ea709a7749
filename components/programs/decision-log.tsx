'use client';

import { Anchor, Button, Card, Group, Select, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { SearchField } from '../responses/search-field';
import listClasses from '../surveys/list.module.css';
import { useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { EmptyState, Loaded } from '../ui/states';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { DecisionCounts } from './decision-counts';
import { DecisionSentence, type LoggedDecision } from './decision-sentence';
import { useDecisionFilters, useDecisions, whys, whyWords } from './use-decisions';

const DaysField = dynamic(() => import('../responses/days-field'), { ssr: false });

type Filtering = ReturnType<typeof useDecisionFilters>;

/** Who was asked, who was not, and why: by one program, or by all of them. */
export function DecisionLog({ program }: { program?: string }) {
  const { can } = useWorkspace();
  const filtering = useDecisionFilters();
  const { why } = filtering.filters;
  return (
    <>
      <DecisionCounts program={program} why={why} onWhy={next => filtering.setFilters({ why: next })} />
      {can('readPersonal') ? (
        <>
          <Tools program={program} filtering={filtering} />
          <Rows program={program} filtering={filtering} />
        </>
      ) : (
        <Text c="dimmed">Your role shows counts; whom they concern is for those who may see customers.</Text>
      )}
    </>
  );
}

function Tools({ program, filtering }: { program: string | undefined; filtering: Filtering }) {
  const { filters, setFilters, isFiltered, clear } = filtering;
  return (
    <Group gap="xs" mb="sm">
      <SearchField
        label="Customer or interaction id"
        value={filters.q ?? ''}
        onSearch={text => setFilters({ q: text || null })}
      />
      {program ? null : <ProgramSelect value={filters.of} onChange={of => setFilters({ of })} />}
      <Select
        aria-label="Show decisions"
        data={whys.map(value => ({ value, label: whyWords[value] }))}
        placeholder="Any decision"
        w={190}
        clearable
        allowDeselect
        value={filters.why}
        onChange={value => setFilters({ why: whys.find(one => one === value) ?? null })}
        clearButtonProps={{ 'aria-label': 'Any decision' }}
      />
      <DaysField from={filters.from} to={filters.to} onChange={(from, to) => setFilters({ from, to })} />
      {isFiltered ? (
        <Button variant="subtle" color="gray" onClick={clear}>
          Clear
        </Button>
      ) : null}
    </Group>
  );
}

function ProgramSelect({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (program: string | null) => void;
}) {
  const trpc = useTRPC();
  const programs = useQuery(trpc.program.list.queryOptions());
  return (
    <Select
      aria-label="Program"
      placeholder="Any program"
      w={190}
      data={(programs.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      clearable
      value={value}
      onChange={onChange}
      clearButtonProps={{ 'aria-label': 'Any program' }}
    />
  );
}

function Rows({ program, filtering }: { program: string | undefined; filtering: Filtering }) {
  const { filters, isFiltered, clear } = filtering;
  const query = useDecisions(program, filters);
  const rows = query.data?.pages.flatMap(page => page.data) ?? [];
  return (
    <Loaded query={query}>
      {() =>
        rows.length === 0 ? (
          <EmptyState action={isFiltered ? <Button onClick={clear}>Show all decisions</Button> : undefined}>
            {isFiltered
              ? 'No decision fits this.'
              : 'Nothing was decided yet. Each interaction that a program looks at leaves one line here: asked, waiting, or why not.'}
          </EmptyState>
        ) : (
          <>
            <Card padding={0}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Customer</Table.Th>
                    <Table.Th>Decision</Table.Th>
                    <Table.Th className={`aw-number ${listClasses.wide}`}>When</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(row => (
                    <Row key={row.id} row={row} isOneProgram={program !== undefined} />
                  ))}
                </Table.Tbody>
              </Table>
            </Card>
            <LoadMore query={query} />
          </>
        )
      }
    </Loaded>
  );
}

function Row({ row, isOneProgram }: { row: LoggedDecision; isOneProgram: boolean }) {
  const { href } = useWorkspace();
  const about = [row.interaction ?? 'About nothing in particular', isOneProgram ? null : row.programName];
  return (
    <Table.Tr>
      <Table.Td w={{ base: 120, sm: 220 }} style={{ verticalAlign: 'top', overflowWrap: 'anywhere' }}>
        <Anchor component={Link} href={href('customers', row.customer)}>
          {row.customerName ?? row.customer}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <DecisionSentence decision={row} />
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {about.filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td className={`aw-number ${listClasses.wide}`} style={{ verticalAlign: 'top' }}>
        <When at={row.at} />
      </Table.Td>
    </Table.Tr>
  );
}

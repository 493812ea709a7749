'use client';

import { Anchor, Button, Card, Group, Menu, Select, Table, Text } from '@mantine/core';
import { IconDownload, IconFlag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { FilterBar } from '../filters/filter-bar';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { useListKeys } from '../ui/use-list-keys';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { Marked } from './marked';
import { Narrowed } from './narrowed';
import { ResponseDrawer } from './response-drawer';
import classes from './responses.module.css';
import { ScoreChip } from './score-chip';
import { SearchField } from './search-field';
import {
  bandNames,
  exportQuery,
  type ResponsesAddress,
  useResponses,
  useResponsesAddress,
} from './use-responses';
import { flagChoices, flagList } from './words';

const DaysField = dynamic(() => import('./days-field'), { ssr: false });

type Row = Outputs['response']['list']['data'][number];

/** Every answer of the workspace. */
export function Responses() {
  return (
    <Page title="Responses">
      <ResponseList />
    </Page>
  );
}

/** Answers, to one survey or to all, the newest first; one is read beside the list. */
export function ResponseList({ survey }: { survey?: string }) {
  const address = useResponsesAddress(survey);
  const { asked, ask, isNarrowed, clear } = address;
  const list = useResponses(address);
  const rows = list.data?.pages.flatMap(page => page.data) ?? [];
  return (
    <>
      <Group gap="xs" mb="md">
        <Tools address={address} />
        <ExportMenu address={address} />
      </Group>
      <Narrowed address={address} />
      <Loaded query={list}>
        {() =>
          rows.length === 0 ? (
            <Nothing isNarrowed={isNarrowed} onClear={clear} />
          ) : (
            <>
              <List rows={rows} onOpen={open => ask({ open })} />
              <LoadMore query={list} />
            </>
          )
        }
      </Loaded>
      <ResponseDrawer id={asked.open} onClose={() => ask({ open: null })} />
    </>
  );
}

function Tools({ address }: { address: ResponsesAddress }) {
  const { asked, ask } = address;
  const { can } = useWorkspace();
  return (
    <>
      <SearchField
        label={can('readPersonal') ? 'Search words, names, ids' : 'Search in what people wrote'}
        value={asked.q ?? ''}
        onSearch={q => ask({ q: q || null }, { history: 'replace' })}
      />
      {address.only ? null : <SurveySelect address={address} />}
      <Select
        aria-label="Score band"
        placeholder="Any score"
        clearable
        w={150}
        value={asked.band}
        onChange={band => ask({ band: bandNames.find(one => one === band) ?? null })}
        data={bandNames.map(band => ({ value: band, label: band.charAt(0).toUpperCase() + band.slice(1) }))}
      />
      <Select
        aria-label="Flags"
        placeholder="Flagged or not"
        clearable
        w={190}
        value={asked.flag}
        onChange={flag => ask({ flag: flagChoices.find(({ value }) => value === flag)?.value ?? null })}
        data={flagChoices}
      />
      <DaysField from={asked.from} to={asked.to} onChange={(from, to) => ask({ from, to })} />
      <FilterBar address={address} {...(address.isNarrowed && { onClear: address.clear })} />
    </>
  );
}

/** The rows of the list, with every answer, as a file. */
function ExportMenu({ address }: { address: ResponsesAddress }) {
  const { slug } = useWorkspace();
  const query = exportQuery(address);
  const item = (extension: string, label: string) => (
    <Menu.Item component="a" href={`/api/export/${slug}/responses.${extension}?${query}`} download>
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button ml="auto" leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item('csv', 'CSV')}
        {item('xlsx', 'Excel')}
      </Menu.Dropdown>
    </Menu>
  );
}

function SurveySelect({ address: { asked, ask } }: { address: ResponsesAddress }) {
  const trpc = useTRPC();
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200 }, { staleTime: 300_000 }));
  return (
    <Select
      aria-label="Survey"
      placeholder="Any survey"
      clearable
      w={200}
      value={asked.survey}
      onChange={survey => ask({ survey })}
      data={(surveys.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function List({ rows, onOpen }: { rows: Row[]; onOpen: (id: string) => void }) {
  const { can, href } = useWorkspace();
  const keys = useListKeys({
    count: rows.length,
    onOpen: index => {
      const row = rows[index];
      if (row) onOpen(row.id);
    },
  });
  const personal = can('readPersonal');
  return (
    <Card className={classes.list}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Answer</Table.Th>
            {personal ? <Table.Th className={classes.wide}>Customer or door</Table.Th> : null}
            <Table.Th className={classes.wide}>Survey</Table.Th>
            <Table.Th className="aw-number">When</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr
              key={row.id}
              {...keys.row(index)}
              className={classes.row}
              onClick={() => onOpen(row.id)}
            >
              <Table.Td>
                <Anchor
                  component={Link}
                  href={`${href('responses')}?open=${row.id}`}
                  scroll={false}
                  underline="never"
                  c="inherit"
                  className={classes.answer}
                  onClick={event => {
                    event.stopPropagation();
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    // Opened in place: the filters of the list stay.
                    event.preventDefault();
                    onOpen(row.id);
                  }}
                >
                  <Scores row={row} />
                  <Text
                    span
                    lineClamp={row.hits ? 4 : 2}
                    c={row.comment ? undefined : 'dimmed'}
                    className={classes.comment}
                  >
                    {row.hits ? <Marked pieces={row.hits} /> : (row.comment ?? 'No comment')}
                  </Text>
                  {row.flags.length > 0 ? (
                    <Text span size="xs" c="dimmed" className={classes.marks}>
                      <IconFlag size={14} stroke={1.5} aria-hidden="true" />
                      {flagList(row.flags)}
                    </Text>
                  ) : null}
                </Anchor>
              </Table.Td>
              {personal ? (
                <Table.Td className={classes.wide}>
                  <Text truncate maw={180} {...(row.customer ? {} : { c: 'dimmed' })}>
                    {row.customer ? (row.customer.name ?? row.customer.id) : (row.door ?? '–')}
                  </Text>
                </Table.Td>
              ) : null}
              <Table.Td className={classes.wide}>
                <Text truncate maw={180} c="dimmed">
                  {row.survey.name}
                </Text>
              </Table.Td>
              <Table.Td className={`aw-number ${classes.when}`}>
                <When at={row.completedAt ?? row.startedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function Scores({ row }: { row: Row }): ReactNode {
  const [first] = row.scores;
  if (first) return <ScoreChip {...first} />;
  return <span className={classes.chip}>{row.state === 'partial' ? 'Begun' : 'No score'}</span>;
}

function Nothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const { href, can, workspaces, slug } = useWorkspace();
  if (isNarrowed)
    return (
      <EmptyState action={<Button onClick={onClear}>Clear the filters</Button>}>
        No response matches these filters.
      </EmptyState>
    );
  const demo = workspaces.find(item => item.isDemo && item.slug !== slug);
  return (
    <EmptyState
      action={
        can('design') ? (
          <Button component={Link} href={href('programs')} variant="filled">
            Choose who to ask
          </Button>
        ) : undefined
      }
      link={
        demo ? (
          <Anchor component={Link} href={`/${demo.slug}/responses`}>
            See it with sample data
          </Anchor>
        ) : undefined
      }
    >
      Every answer appears here within seconds, with what was said and by whom.
    </EmptyState>
  );
}

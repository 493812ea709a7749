'use client';

import { Anchor, Button, Card, Switch, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import listClasses from '../surveys/list.module.css';
import { useTRPC } from '../trpc';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { useListKeys } from '../ui/use-list-keys';
import { useWorkspace } from '../ui/workspace-context';
import type { Program } from './form-values';
import { GoLive, useSwitch } from './go-live';
import { programSentence } from './rule-words';

/** The standing rules, in the order in which they are asked. */
export function ProgramList() {
  const trpc = useTRPC();
  const { can, href } = useWorkspace();
  const programs = useQuery(trpc.program.list.queryOptions());
  const newButton = can('design') ? (
    <Button variant="filled" component={Link} href={href('programs', 'new')}>
      New program
    </Button>
  ) : null;
  return (
    <Page
      title="Programs"
      note="A program says which customers are asked, when, and with which survey."
      action={programs.data?.length === 0 ? null : newButton}
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
  const activity = useQuery(trpc.program.activity.queryOptions());
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
  const number = new Intl.NumberFormat();
  return (
    <>
      <Card padding={0}>
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th className={listClasses.wide}>Survey</Table.Th>
              <Table.Th className={`aw-number ${listClasses.wide}`}>Asked, 30 days</Table.Th>
              <Table.Th className={`aw-number ${listClasses.wide}`}>Answered</Table.Th>
              <Table.Th>Live</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {programs.map((program, index) => {
              const lately = activity.data?.find(row => row.program === program.id);
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
                  <Table.Td className={`aw-number ${listClasses.wide}`}>
                    {activity.data ? number.format(lately?.asked ?? 0) : '–'}
                  </Table.Td>
                  <Table.Td className={`aw-number ${listClasses.wide}`}>
                    {activity.data ? number.format(lately?.answered ?? 0) : '–'}
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

'use client';

import { Anchor, Button, Card, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { programSentence } from '../programs/rule-words';
import { useTRPC } from '../trpc';
import { EmptyState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import type { Survey } from './use-draft';

/** The programs that ask with this survey. */
export function AskedTab({ survey }: { survey: Survey }) {
  const trpc = useTRPC();
  const { can, href } = useWorkspace();
  const programs = useQuery(trpc.program.list.queryOptions());
  const newHref = `${href('programs', 'new')}?survey=${survey.id}`;
  return (
    <Loaded query={programs}>
      {list => {
        const own = list.filter(program => program.survey === survey.id);
        if (own.length === 0)
          return (
            <EmptyState
              action={
                can('design') ? (
                  <Button variant="filled" component={Link} href={newHref}>
                    Choose who to ask
                  </Button>
                ) : null
              }
            >
              {survey.publishedVersion === null
                ? 'Nobody is asked yet. You can say who it will be now; asking begins once the survey is published and you go live.'
                : 'Nobody is asked yet. A program says which customers get this survey, and when.'}
            </EmptyState>
          );
        return (
          <>
            <Card padding={0} mb="md">
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Program</Table.Th>
                    <Table.Th>Who is asked</Table.Th>
                    <Table.Th>State</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {own.map(program => (
                    <Table.Tr key={program.id}>
                      <Table.Td>
                        <Anchor component={Link} href={href('programs', program.id)}>
                          {program.name}
                        </Anchor>
                      </Table.Td>
                      <Table.Td>
                        <Text>{programSentence(program)}</Text>
                      </Table.Td>
                      <Table.Td>{program.active ? 'Asking' : 'Off'}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Card>
            {can('design') ? (
              <Button component={Link} href={newHref}>
                Another program for this survey
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

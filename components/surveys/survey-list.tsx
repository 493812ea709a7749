'use client';

import {
  Anchor,
  Button,
  Card,
  SegmentedControl,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { debounce, parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { useListKeys } from '../ui/use-list-keys';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './list.module.css';
import { SurveyMenu } from './survey-menu';
import { counted, stateWords } from './words';

const shelves = ['current', 'archived'] as const;

/** The library: every survey with how far it is and when somebody last answered. */
export function SurveyList() {
  const trpc = useTRPC();
  const router = useRouter();
  const { can, href } = useWorkspace();
  const [q, setQ] = useQueryState(
    'q',
    parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(200) }),
  );
  const [shelf, setShelf] = useQueryState('shelf', parseAsStringLiteral(shelves).withDefault('current'));
  const query = useInfiniteQuery(
    trpc.survey.list.infiniteQueryOptions(
      { archived: shelf === 'archived', q: q || undefined },
      { getNextPageParam: page => page.nextCursor ?? undefined, placeholderData: before => before },
    ),
  );
  const rows = query.data?.pages.flatMap(page => page.data) ?? [];
  const keys = useListKeys({
    count: rows.length,
    onOpen: index => {
      const row = rows[index];
      if (row) router.push(href('surveys', row.id));
    },
  });
  const newButton = can('design') ? (
    <Button variant="filled" component={Link} href={href('surveys', 'new')}>
      New survey
    </Button>
  ) : null;
  const isFiltered = q !== '' || shelf === 'archived';
  return (
    <Page
      title="Surveys"
      action={query.data && rows.length === 0 && !isFiltered ? null : newButton}
      tools={
        <>
          <TextInput
            aria-label="Search surveys by name"
            placeholder="Search by name"
            leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
            value={q}
            onChange={event => setQ(event.currentTarget.value || null)}
          />
          <SegmentedControl
            aria-label="Which surveys"
            size="sm"
            data={[
              { value: 'current', label: 'Current' },
              { value: 'archived', label: 'Archived' },
            ]}
            value={shelf}
            onChange={value => setShelf(shelves.find(one => one === value) ?? 'current')}
          />
        </>
      }
    >
      <Loaded query={query}>
        {() =>
          rows.length === 0 ? (
            isFiltered ? (
              <EmptyState
                action={
                  <Button
                    onClick={() => {
                      setQ(null);
                      setShelf(null);
                    }}
                  >
                    Show all current surveys
                  </Button>
                }
              >
                {q ? `No survey here has “${q}” in its name.` : 'Nothing is archived.'}
              </EmptyState>
            ) : (
              <EmptyState action={newButton}>
                A survey is the one good question you ask after something happened, and what follows it. Start
                from a ready one and change any word.
              </EmptyState>
            )
          ) : (
            <>
              <Card padding={0}>
                <Table highlightOnHover>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Name</Table.Th>
                      <Table.Th>State</Table.Th>
                      <Table.Th className={`aw-number ${classes.wide}`}>Answers</Table.Th>
                      <Table.Th className={classes.wide}>Last answer</Table.Th>
                      <Table.Th className={classes.wide}>Changed</Table.Th>
                      <Table.Th w={50}>
                        <VisuallyHidden>More</VisuallyHidden>
                      </Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {rows.map((survey, index) => (
                      <Table.Tr key={survey.id} {...keys.row(index)}>
                        <Table.Td>
                          <Anchor component={Link} href={href('surveys', survey.id)}>
                            {survey.name}
                          </Anchor>
                          <Text c="dimmed" size="xs" className={classes.narrow}>
                            {counted(survey.responses, 'answer')}
                          </Text>
                        </Table.Td>
                        <Table.Td>{stateWords(survey)}</Table.Td>
                        <Table.Td className={`aw-number ${classes.wide}`}>
                          {new Intl.NumberFormat().format(survey.responses)}
                        </Table.Td>
                        <Table.Td className={classes.wide}>
                          <When at={survey.lastAnswerAt} />
                        </Table.Td>
                        <Table.Td className={classes.wide}>
                          <When at={survey.updatedAt} />
                        </Table.Td>
                        <Table.Td py={0}>
                          <SurveyMenu survey={survey} answered={survey.responses} />
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Card>
              <LoadMore query={query} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

'use client';

import { Button, Card, Table, VisuallyHidden } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { useListKeys } from '../ui/use-list-keys';
import { useWorkspace } from '../ui/workspace-context';
import { ListTools, useListAddress } from './library/list-tools';
import { SurveyRow } from './library/survey-row';
import classes from './list.module.css';

/** The library: every survey with how far it is, how it scores, and when somebody last answered. */
export function SurveyList() {
  const trpc = useTRPC();
  const router = useRouter();
  const { can, href } = useWorkspace();
  const address = useListAddress();
  const query = useInfiniteQuery(
    trpc.survey.list.infiniteQueryOptions(address.query, {
      getNextPageParam: page => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = query.data?.pages.flatMap(page => page.data) ?? [];
  const scoreOf = useScores(rows.map(row => row.id));
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
  const isEmpty = rows.length === 0;
  return (
    <Page
      title="Surveys"
      action={query.data && isEmpty && !address.isFiltered ? null : newButton}
      tools={<ListTools address={address} />}
    >
      <Loaded query={query}>
        {() =>
          isEmpty ? (
            <Nothing address={address} newButton={newButton} />
          ) : (
            <>
              <Card padding={0}>
                <Table highlightOnHover>
                  <Head />
                  <Table.Tbody>
                    {rows.map((survey, index) => (
                      <SurveyRow
                        key={survey.id}
                        survey={survey}
                        score={scoreOf(survey.id)}
                        onTag={tag => address.ask({ tag })}
                        {...keys.row(index)}
                      />
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

/** The scores of all surveys in sight, read together; the list does not wait for them. */
function useScores(surveys: string[]) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.report.surveyScores.queryOptions(
      { surveys: surveys.slice(0, 200) },
      { enabled: surveys.length > 0, placeholderData: keepPreviousData },
    ),
  );
  const scores = new Map(query.data?.scores.map(score => [score.survey, score]));
  const isHere = query.data !== undefined && !query.isPlaceholderData;
  return (id: string) => scores.get(id) ?? (isHere || query.isError ? null : undefined);
}

const Head = () => (
  <Table.Thead>
    <Table.Tr>
      <Table.Th>Name</Table.Th>
      <Table.Th className={classes.wide}>State</Table.Th>
      <Table.Th>Score, 90 days</Table.Th>
      <Table.Th className={`aw-number ${classes.wide}`}>Answers</Table.Th>
      <Table.Th className={classes.wide}>Last answer</Table.Th>
      <Table.Th className={classes.wide}>Changed</Table.Th>
      <Table.Th w={50}>
        <VisuallyHidden>More</VisuallyHidden>
      </Table.Th>
    </Table.Tr>
  </Table.Thead>
);

function Nothing({
  address,
  newButton,
}: {
  address: ReturnType<typeof useListAddress>;
  newButton: React.ReactNode;
}) {
  const { q, shelf, tag } = address.asked;
  if (!address.isFiltered)
    return (
      <EmptyState action={newButton}>
        A survey is the one good question you ask after something happened, and what follows it. Start from a
        ready one and change any word.
      </EmptyState>
    );
  const isOnlyArchive = shelf === 'archived' && q === '' && tag === null;
  return (
    <EmptyState action={<Button onClick={address.clear}>Show all current surveys</Button>}>
      {isOnlyArchive
        ? 'Nothing is archived.'
        : q
          ? `No survey here has “${q}” in its name.`
          : 'No survey here fits these filters.'}
    </EmptyState>
  );
}

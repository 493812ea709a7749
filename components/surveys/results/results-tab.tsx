'use client';

import { Anchor, Box, Button, Card, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import Link from 'next/link';
import { useState } from 'react';
import { daysLabel } from '@/domain/metrics/words';
import { EmptyState, ErrorState } from '../../ui/states';
import { useWorkspace } from '../../ui/workspace-context';
import type { Survey } from '../use-draft';
import { FlaggedNote } from './flagged-note';
import { FunnelBlock } from './funnel-block';
import { PagesBlock } from './pages-block';
import { QuestionBlock } from './question-block';
import { ResultsTools } from './results-tools';
import { TimeBlock } from './time-block';
import { type ResultsAddress, useResults, useResultsAddress } from './use-results';
import type { Results } from './words';

/** What came back: mails, pages, times, and every question with the chart that suits it. */
export function ResultsTab({ survey }: { survey: Survey }) {
  const address = useResultsAddress(survey.id);
  const results = useResults(address);
  const [asTable, setAsTable] = useState(false);
  const toggle = () => setAsTable(now => !now);
  useHotkeys([['t', toggle]]);
  if (survey.publishedVersion === null)
    return (
      <EmptyState>Results appear here once the survey is published and somebody has answered.</EmptyState>
    );
  return (
    <>
      <ResultsTools address={address} results={results.data} asTable={asTable} onTable={toggle} />
      {results.isError ? (
        <Box mb="md">
          <ErrorState error={results.error} onRetry={() => results.refetch()} />
        </Box>
      ) : null}
      {results.data ? (
        <Box
          aria-busy={results.isPlaceholderData}
          style={results.isPlaceholderData ? { opacity: 0.6 } : undefined}
        >
          <Shown results={results.data} address={address} asTable={asTable} />
        </Box>
      ) : results.isError ? null : (
        <Waiting />
      )}
    </>
  );
}

type Parts = { results: Results; address: ResultsAddress; asTable: boolean };

function Shown({ results, address, asTable }: Parts) {
  const { timezone } = useWorkspace();
  const { questions, walks, funnel } = results;
  const isEmpty = funnel.delivered === 0 && walks.every(walk => walk.begun === 0);
  const days = `${daysLabel(results.start, results.end)}, days in ${timezone}.`;
  const block = (question: Results['questions'][number]) => (
    <QuestionBlock key={question.key} question={question} {...{ results, address, asTable }} />
  );
  const retired = questions.filter(question => question.isRetired);
  return (
    <Stack gap="md">
      <Text size="xs" c="dimmed">
        {days} Thin lines and ranges in brackets: where the true value probably lies (95 %).
      </Text>
      {isEmpty ? (
        <NobodyYet address={address} />
      ) : (
        <>
          <FlaggedNote {...{ results, address }} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            <FunnelBlock {...{ results, address, asTable }} />
            <TimeBlock {...{ results, asTable }} />
          </SimpleGrid>
          <PagesBlock {...{ results, asTable }} />
          {questions.filter(question => !question.isRetired).map(block)}
          {retired.length > 0 ? (
            <>
              <Title order={2} mt="md">
                No longer asked
              </Title>
              {retired.map(block)}
            </>
          ) : null}
        </>
      )}
    </Stack>
  );
}

function NobodyYet({ address }: { address: ResultsAddress }) {
  const { isNarrowed, ask, query, noFilter } = address;
  const { href } = useWorkspace();
  return (
    <EmptyState
      action={
        isNarrowed ? (
          <Button
            onClick={() => ask({ ...noFilter, version: null, against: null, spoken: null, flagged: null })}
          >
            Clear the filters
          </Button>
        ) : undefined
      }
      link={
        <Anchor component={Link} href={`${href('responses')}?survey=${query.survey}`}>
          All responses to this survey
        </Anchor>
      }
    >
      {isNarrowed
        ? 'Nobody who fits these filters has answered in these days.'
        : 'Nobody has been asked or has answered in these days. A longer range may have more.'}
    </EmptyState>
  );
}

function Waiting() {
  return (
    <Stack gap="md" role="status" aria-label="Loading">
      {[180, 220, 260].map(height => (
        <Card key={height} h={height}>
          <Skeleton height={16} width="40%" />
          <Skeleton height={12} width="25%" mt="sm" />
        </Card>
      ))}
    </Stack>
  );
}

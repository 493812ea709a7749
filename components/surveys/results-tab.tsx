'use client';

import { Anchor, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatEstimate } from '@/domain/metrics/format';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { expandPiping } from '@/domain/survey/piping';
import { questionsOf, type ScoredQuestion, scoreQuestions } from '@/domain/survey/scores';
import { pickText } from '@/domain/survey/translate';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { useTRPC } from '../trpc';
import { EmptyState, ErrorState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { Distribution } from './distribution';
import type { Survey } from './use-draft';
import { counted } from './words';

/** Days that the figures look back on, today included. */
const DAYS = 90;

/** How the answers to each scored question are spread over its scale. */
export function ResultsTab({ survey }: { survey: Survey }) {
  const trpc = useTRPC();
  const versions = useQuery(trpc.survey.versions.queryOptions({ id: survey.id }));
  return (
    <Loaded query={versions}>
      {list => {
        const live = list[0]?.definition;
        if (!live)
          return (
            <EmptyState>
              Results appear here once the survey is published and somebody has answered.
            </EmptyState>
          );
        return <Results survey={survey} definition={live} />;
      }}
    </Loaded>
  );
}

function Results({ survey, definition }: { survey: Survey; definition: SurveyDefinition }) {
  const { href, timezone } = useWorkspace();
  const to = addDays(localDate(new Date(), timezone), 1);
  const range = { from: addDays(to, -DAYS), to };
  const questions = scoreQuestions(definition);
  return (
    <Stack>
      <Text c="dimmed">
        Answers of the last {DAYS} days, days in {timezone}.{' '}
        <Anchor component={Link} underline="always" href={`${href('overview')}?survey=${survey.id}`}>
          See the trend on Overview
        </Anchor>
      </Text>
      {questions.length === 0 ? (
        <EmptyState>This survey asks for no score. Its answers stand under Responses.</EmptyState>
      ) : null}
      {questions.map(question => (
        <QuestionResult
          key={question.key}
          survey={survey.id}
          definition={definition}
          question={question}
          range={range}
        />
      ))}
    </Stack>
  );
}

function QuestionResult({
  survey,
  definition,
  question,
  range,
}: {
  survey: string;
  definition: SurveyDefinition;
  question: ScoredQuestion;
  range: { from: string; to: string };
}) {
  const trpc = useTRPC();
  const { name: company } = useWorkspace();
  const title = titleOf(definition, question, company);
  const metric = metricOf(question);
  const query = useQuery(
    trpc.report.metric.queryOptions({ survey, question: question.key, metric, interval: 'none', ...range }),
  );
  const total = query.data?.total;
  return (
    <Card component="section" aria-label={title}>
      <Title order={2} size="h3" mb={4}>
        {title}
      </Title>
      {query.isError ? <ErrorState error={query.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Skeleton height={96} /> : null}
      {total ? (
        <Stack gap="sm">
          <Group gap="xs">
            {total.value === null ? null : (
              <Text fw={600} size="lg">
                {metricWords[metric]} {formatEstimate(metric, total)}
              </Text>
            )}
            <Text c="dimmed">{counted(total.n, 'answer')}</Text>
          </Group>
          {total.n > 0 && total.note !== 'hidden' ? (
            <Distribution question={question} distribution={total.distribution} />
          ) : (
            <Text c="dimmed">
              {total.n === 0
                ? 'Nobody has answered this in these days.'
                : 'Too few answers to show without naming anybody.'}
            </Text>
          )}
        </Stack>
      ) : null}
    </Card>
  );
}

const metricWords = {
  nps: 'NPS',
  csat: 'Satisfied',
  ces: 'Ease',
  index: 'Satisfaction index',
  mean: 'Mean',
} as const;

function metricOf({ metric }: ScoredQuestion): keyof typeof metricWords {
  if (metric === 'index_sum') return 'index';
  return metric === 'rating' ? 'mean' : metric;
}

function titleOf(definition: SurveyDefinition, { key }: ScoredQuestion, company: string): string {
  if (key.startsWith('_')) return 'Satisfaction index';
  const [own = '', ...rest] = key.split('.');
  const question = questionsOf(definition).find(one => one.key === own);
  if (!question) return key;
  const language = definition.languages[0] ?? 'en';
  const say = (text: Record<string, string>) =>
    expandPiping(pickText(text, language, definition.languages), { company: { name: company } });
  const row = question.type === 'matrix' ? question.rows.find(one => one.id === rest.join('.')) : undefined;
  return [say(question.title), row && say(row.label)].filter(Boolean).join(': ') || key;
}

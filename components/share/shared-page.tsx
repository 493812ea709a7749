'use client';

import { Box, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { type CardName, findingOf, names } from '@/domain/metrics/findings';
import { daysLabel, localDay } from '@/domain/metrics/words';
import type { SharedOverview } from '@/server/reports/shared';
import { ChartFrame } from '../charts/chart-frame';
import { seriesOf } from '../overview/figures';
import { GroupTable } from '../overview/group-table';
import { MetricCards } from '../overview/metric-cards';
import { Moved } from '../overview/moved';
import classes from '../overview/overview.module.css';
import { bucketNames, HowSure, ShadeNote } from '../overview/trend';
import { ScoreChip } from '../responses/score-chip';
import { Page } from '../ui/page';
import { EmptyState } from '../ui/states';
import { useShared } from './use-shared';

/** Overview for whoever has the link: to look at, not to dig in. */
export function SharedPage({ token, first }: { token: string; first: SharedOverview }) {
  const { overview, isOld } = useShared(token, first);
  const { company, which, start, end, timezone, at } = overview;
  const time = new Intl.DateTimeFormat(undefined, { timeZone: timezone, timeStyle: 'short' });
  return (
    <Box component="main">
      <Page
        title={company}
        note={
          <Text span suppressHydrationWarning>
            {`${which ? `What these customers say: ${which}` : 'What customers say'}, ${daysLabel(start, end)} · `}
            {isOld ? 'no connection, as of ' : 'as of '}
            {time.format(new Date(at))}, {timezone}
          </Text>
        }
      >
        <Shown overview={overview} />
      </Page>
    </Box>
  );
}

function Shown({ overview }: { overview: SharedOverview }) {
  const { cards, rate, sentence, moved, comments, interval, timezone } = overview;
  const [metric, setMetric] = useState<CardName | null>(null);
  const all = [...cards, ...(rate && rate.total.n > 0 ? [rate] : [])];
  const chosen = all.find(card => card.metric === metric) ?? all[0];
  if (!chosen) return <EmptyState>Nobody has answered in these days yet.</EmptyState>;
  const subtitle = [
    'question' in chosen ? chosen.question?.survey.name : 'By the day the mail was sent',
    bucketNames[interval],
    timezone,
  ].filter(Boolean);
  const scored = cards.find(card => card.metric === chosen.metric) ?? cards[0];
  return (
    <Stack gap="md">
      {sentence.length > 0 ? (
        <p className={classes.sentence}>{sentence.map(({ text }) => text).join(' ')}</p>
      ) : null}
      <MetricCards cards={all} chosen={chosen.metric} onChoose={setMetric} />
      <ChartFrame
        title={findingOf(chosen)}
        subtitle={subtitle.join(' · ')}
        series={seriesOf(chosen, interval)}
        fileName={`${chosen.metric}-${overview.start}-${overview.end}`}
        note={<ShadeNote />}
        tools={<HowSure card={chosen} overview={overview} />}
      />
      {moved ? <Moved moved={moved} cards={cards} /> : null}
      {scored ? <Split overview={overview} metric={scored.metric} /> : null}
      {comments ? <Comments comments={comments} /> : null}
    </Stack>
  );
}

function Split({
  overview: { split },
  metric,
}: {
  overview: SharedOverview;
  metric: SharedOverview['cards'][number]['metric'];
}) {
  const groups = split?.groups[metric];
  if (!split || !groups || groups.length === 0) return null;
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Title order={2}>
          {names[metric]} by {split.attribute}
        </Title>
      </div>
      <GroupTable groups={groups} metric={metric} />
    </Card>
  );
}

function Comments({ comments }: { comments: NonNullable<SharedOverview['comments']> }) {
  return (
    <Card className={classes.panel}>
      <div className={classes.panelHead}>
        <Title order={2}>Latest voices</Title>
      </div>
      {comments.length === 0 ? (
        <Text p="md" c="dimmed">
          Nobody left a comment in these days.
        </Text>
      ) : (
        comments.map(({ text, score, day }, place) => (
          // Two people may write the same on the same day.
          <article key={`${place} ${day}`} className={classes.voice}>
            <Text style={{ overflowWrap: 'anywhere' }}>{text}</Text>
            <Group gap="xs">
              {score ? <ScoreChip metric={score.metric} value={score.value} band={score.band} /> : null}
              <Text size="xs" c="dimmed" suppressHydrationWarning>
                {localDay(day)}
              </Text>
            </Group>
          </article>
        ))
      )}
    </Card>
  );
}

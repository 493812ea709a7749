'use client';

import { Anchor, Box, Button, Card, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import Link from 'next/link';
import type { ReportFilter } from '@/domain/match';
import { leavesIn } from '@/domain/match-words';
import { FilterBar } from '../filters/filter-bar';
import { RangePicker } from '../filters/range-picker';
import { ShareMenu } from '../share/share-menu';
import { sharedView } from '../share/shared-view';
import { Page } from '../ui/page';
import { EmptyState, ErrorState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { Cost } from './cost';
import type { OverviewData } from './figures';
import { MetricCards } from './metric-cards';
import { Moved } from './moved';
import classes from './overview.module.css';
import { Segments } from './segments';
import { Sentence } from './sentence';
import { Trend } from './trend';
import { type OverviewAddress, useOverview, useOverviewAddress } from './use-overview';
import { Voices } from './voices';
import { Why } from './why';
import { WhyThemes } from './why-themes';

/** Conditions that can be told of a mail before anybody answered it. */
const MAILS_CARRY = ['attribute', 'survey', 'program', 'language'] as const;

/** The executive's ten seconds: is it going up or down, is that real, where, and what do people say. */
export function Overview() {
  const address = useOverviewAddress();
  const overview = useOverview(address);
  const isStale = overview.isPlaceholderData && overview.isFetching;
  return (
    <Page
      title="Overview"
      action={<ShareMenu view={sharedView(address)} segment={address.asked.by} />}
      tools={
        <>
          <RangePicker address={address} />
          <FilterBar address={address} />
        </>
      }
    >
      <Loaded query={overview} skeleton={<OverviewSkeleton />}>
        {data => (
          <Box className={isStale ? classes.stale : undefined} aria-busy={isStale}>
            {overview.isError ? (
              <Box mb="md">
                <ErrorState error={overview.error} onRetry={() => overview.refetch()} />
              </Box>
            ) : null}
            <Shown overview={data} address={address} />
          </Box>
        )}
      </Loaded>
    </Page>
  );
}

function Shown({ overview, address }: { overview: OverviewData; address: OverviewAddress }) {
  const { cards, rate, sentence, moved, comments } = overview;
  const isAsked = rate !== null && (rate.total.n > 0 || (rate.previous?.n ?? 0) > 0);
  if (cards.length === 0 && !isAsked) return <NothingYet />;
  const all = [...cards, ...(isAsked ? [rate] : [])];
  const chosen = all.find(card => card.metric === address.asked.metric) ?? all[0];
  const scored = cards.find(card => card.metric === chosen?.metric) ?? cards[0];
  if (!chosen) return null;
  return (
    <Stack gap="md">
      {sentence.length > 0 ? <Sentence facts={sentence} address={address} /> : null}
      <ChoiceNote which={address.which} hasRate={rate !== null} />
      <MetricCards
        cards={all}
        chosen={chosen.metric}
        onChoose={metric => address.ask({ metric }, { history: 'replace' })}
      />
      <Trend card={chosen} overview={overview} address={address} />
      {moved ? <Moved moved={moved} cards={cards} address={address} /> : null}
      {scored ? <Segments metric={scored.metric} overview={overview} address={address} /> : null}
      <Why address={address} />
      {scored ? <WhyThemes metric={scored.metric} address={address} /> : null}
      <Cost address={address} />
      <Voices comments={comments} address={address} />
    </Stack>
  );
}

/** What a choice of answers does to the numbers below, where it does more than narrow them. */
function ChoiceNote({ which, hasRate }: { which: ReportFilter; hasRate: boolean }) {
  const leaves = which.match ? leavesIn(which.match) : [];
  const byScore = leaves.some(leaf => 'band' in leaf || 'score' in leaf);
  const ofMails = leaves.every(leaf => MAILS_CARRY.some(kind => kind in leaf));
  const notes = [
    byScore ? 'Chosen by their scores: scores below describe the choice, not the customers.' : null,
    hasRate || ofMails ? null : 'No response rate: it counts mails, which do not carry what you chose by.',
  ].filter(Boolean);
  return notes.length > 0 ? <Text c="dimmed">{notes.join(' ')}</Text> : null;
}

function NothingYet() {
  const { can, href, workspaces, slug } = useWorkspace();
  const demo = workspaces.find(item => item.isDemo && item.slug !== slug);
  return (
    <EmptyState
      action={
        can('design') ? (
          <Button component={Link} href={href('surveys')} variant="filled">
            Make a survey
          </Button>
        ) : undefined
      }
      link={
        demo ? (
          <Anchor component={Link} href={`/${demo.slug}/overview`}>
            See it with sample data
          </Anchor>
        ) : undefined
      }
    >
      Satisfaction and loyalty appear here with the first answers, and with ten of them their first score.
    </EmptyState>
  );
}

function OverviewSkeleton() {
  return (
    <Stack gap="md" role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      <Skeleton height={28} maw={680} />
      <div className={classes.cards}>
        {[0, 1, 2, 3].map(card => (
          <Card key={card} h={138}>
            <Skeleton height={14} width="40%" />
            <Skeleton height={28} width="30%" mt="sm" />
            <Skeleton height={14} width="50%" mt="sm" />
          </Card>
        ))}
      </div>
      <Card h={370}>
        <Skeleton height={16} width="30%" />
      </Card>
    </Stack>
  );
}

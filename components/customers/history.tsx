'use client';

import { Anchor, Card, Group, SegmentedControl, Skeleton, Text, Title } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useEffect, useState } from 'react';
import { addDays, isLocalDate } from '@/domain/time/local-date';
import { startOfLocalDay } from '@/domain/time/zone';
import type { HistoryKind } from '@/domain/timeline';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import classes from './customers.module.css';
import { EventRow } from './history-event';
import { AddNote } from './notes';

export type HistoryEvent = Outputs['customer']['history']['data'][number];

/** What the list can be narrowed to, and the kinds that each means. */
const views = {
  all: undefined,
  happened: ['interaction'],
  asked: ['invitation', 'turn'],
  answers: ['response'],
  cases: ['case', 'message', 'improvement'],
  notes: ['note'],
} as const satisfies Record<string, HistoryKind[] | undefined>;
type View = keyof typeof views;

const viewNames: Record<View, string> = {
  all: 'All',
  happened: 'What happened',
  asked: 'Asked',
  answers: 'Answers',
  cases: 'Cases and mails',
  notes: 'Notes',
};

// The calendar comes after the page.
const DayField = dynamic(() => import('./day-field'), {
  ssr: false,
  loading: () => <Skeleton w={170} h={30} />,
});

/** Everything between one customer and the company, the newest first; the address says what and until when. */
export function History({ externalId }: { externalId: string }) {
  const trpc = useTRPC();
  const { timezone, can } = useWorkspace();
  const { asked, ask } = useHistoryAddress();
  const kind = views[asked.show];
  const history = useInfiniteQuery(
    trpc.customer.history.infiniteQueryOptions(
      {
        externalId,
        ...(kind && { kind: [...kind] }),
        ...(asked.until && { until: startOfLocalDay(addDays(asked.until, 1), timezone).toISOString() }),
      },
      { getNextPageParam: page => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
    ),
  );
  const events = history.data?.pages.flatMap(page => page.data) ?? [];
  const named = useNamedEvent(history, events);
  return (
    <Card className={classes.panel} component="section" aria-labelledby="timeline">
      <div className={classes.panelHead}>
        <Group justify="space-between" gap="sm">
          <Title order={2} id="timeline">
            Timeline
          </Title>
          <DayField value={asked.until} onChange={until => ask({ until })} />
        </Group>
        <div className={classes.views}>
          <SegmentedControl
            aria-label="Which events"
            size="sm"
            data={viewKeys.map(value => ({ value, label: viewNames[value] }))}
            value={asked.show}
            onChange={value => ask({ show: viewKeys.find(one => one === value) ?? null })}
          />
        </div>
        {can('serve') ? <AddNote externalId={externalId} /> : null}
      </div>
      <Loaded query={history}>
        {() => (
          <>
            {events.length === 0 ? (
              <Text p="md" c="dimmed">
                {nothingWords(asked)}{' '}
                {asked.until ? (
                  <Anchor onClick={() => ask({ until: null })}>Back to the newest</Anchor>
                ) : null}
              </Text>
            ) : (
              <ol className={classes.events} aria-busy={history.isPlaceholderData}>
                {events.map(event => (
                  <li
                    key={event.key}
                    id={`event-${event.key}`}
                    className={classes.event}
                    data-named={event === named || undefined}
                  >
                    <EventRow event={event} />
                  </li>
                ))}
              </ol>
            )}
            <LoadMore query={history} mt={0} p="sm" />
          </>
        )}
      </Loaded>
    </Card>
  );
}

const viewKeys = Object.keys(views).filter((key): key is View => Object.hasOwn(views, key));

/** What the timeline shows: which kinds, and from which local day backwards. */
export function useHistoryAddress() {
  const [{ until, show }, ask] = useQueryStates(
    { show: parseAsStringLiteral(viewKeys).withDefault('all'), until: parseAsString },
    { history: 'push' },
  );
  return { asked: { show, until: until && isLocalDate(until) ? until : null }, ask };
}

function nothingWords({ show, until }: { show: View; until: string | null }): string {
  if (until) return 'Nothing was recorded until that day.';
  return show === 'all'
    ? 'Nothing has been recorded about this customer yet.'
    : `Nothing of “${viewNames[show]}” is on record about this customer.`;
}

/** Pages are read on until the event is there that the address names after its `#`; then it is shown. */
function useNamedEvent(
  history: { hasNextPage: boolean; isFetching: boolean; fetchNextPage: () => unknown },
  events: HistoryEvent[],
): HistoryEvent | null {
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setWanted(window.location.hash.slice(1) || null);
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const named = wanted === null ? null : (events.find(event => isNamed(event, wanted)) ?? null);
  const { hasNextPage, isFetching, fetchNextPage } = history;
  const key = named?.key;
  useEffect(() => {
    if (wanted === null || events.length === 0 || isFetching) return;
    if (key) document.getElementById(`event-${key}`)?.scrollIntoView({ block: 'center' });
    else if (hasNextPage) fetchNextPage();
  }, [wanted, key, events.length, hasNextPage, isFetching, fetchNextPage]);
  return named;
}

/** By its place in the list, by kind and id, or, as what a case did to trust, by the case that was resolved. */
const isNamed = (event: HistoryEvent, name: string): boolean =>
  name === `event-${event.key}` ||
  name === `${event.kind}-${event.id}` ||
  (event.kind === 'case' && event.step === 'resolved' && name === `event-${event.id}`);

'use client';

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { NO_SAVED_FILTER } from '@/domain/report-address';
import { filterParsers } from '../filters/address';
import { readFilters } from '../filters/filters';
import { useTRPC } from '../trpc';
import { EmptyState, Loaded } from '../ui/states';
import { AlertCard } from './alert-card';
import type { AlertDraft } from './alert-draft';
import { AlertForm, type AlertStart } from './alert-form';
import { AlertLog } from './alert-log';
import { ChannelSecret } from './channel-secret';

/** `alert` in the address while a new one is written, with what it begins with beside it; else the id of the one that is open. */
const NEW = 'new';

const suggestions: { label: string; draft: Partial<AlertDraft> }[] = [
  { label: 'NPS slides or jumps down', draft: { kind: 'signal', metric: 'nps' } },
  { label: 'CSAT is below 80% for 30 days', draft: { kind: 'threshold', metric: 'csat' } },
  { label: 'Somebody gives 2 or less for NPS', draft: { kind: 'answer', metric: 'nps' } },
];

/** What somebody wants to be told of, and the log of what was told, why and to whom. */
export function Alerts() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery(trpc.alert.rules.queryOptions());
  const refresh = () => client.invalidateQueries({ queryKey: trpc.alert.pathKey() });
  const [{ alert: open, ...asked }, ask] = useQueryStates(
    {
      alert: parseAsString,
      metric: parseAsStringLiteral(['nps', 'csat', 'ces', 'index'] as const),
      interval: parseAsStringLiteral(['day', 'week'] as const),
      ...filterParsers,
    },
    { history: 'push' },
  );
  const [suggested, setSuggested] = useState<Partial<AlertDraft>>({});
  const [secret, setSecret] = useState<string | null>(null);
  const edited = query.data?.find(rule => rule.id === open);
  const close = () => {
    setSuggested({});
    return ask({ alert: null, metric: null, interval: null, where: null, match: null, saved: null });
  };
  const begin = (draft: Partial<AlertDraft> = {}) => {
    setSuggested(draft);
    return ask({ alert: NEW });
  };
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} flex={1} miw={260}>
          <Title order={2}>Alerts</Title>
          <Text c="dimmed" maw={640}>
            Told when something real happens, and only then: more than chance on a chart, a limit crossed for
            certain, or a single very bad answer.
          </Text>
        </Stack>
        {query.data?.length ? (
          <Button variant="filled" onClick={() => begin()}>
            New alert
          </Button>
        ) : null}
      </Group>
      {secret ? (
        <ChannelSecret
          channel="the webhook"
          secret={secret}
          isExchange={false}
          onClose={() => setSecret(null)}
        />
      ) : null}
      <Loaded query={query}>
        {rules =>
          rules.length === 0 ? (
            <Nothing onBegin={begin} />
          ) : (
            <Stack gap="sm">
              {rules.map(rule => (
                <AlertCard
                  key={rule.id}
                  rule={rule}
                  onEdit={() => ask({ alert: rule.id })}
                  onChanged={refresh}
                  onSecret={setSecret}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <AlertLog rules={query.data ?? []} />
      {open === NEW || edited ? (
        <AlertForm
          key={open}
          rule={edited ?? null}
          start={startOf(asked, suggested)}
          onClose={close}
          onSaved={saved => {
            setSecret(saved.secret);
            close();
            return refresh();
          }}
        />
      ) : null}
    </Stack>
  );
}

function Nothing({ onBegin }: { onBegin: (draft?: Partial<AlertDraft>) => unknown }) {
  return (
    <EmptyState
      action={
        <Stack gap="xs" align="center">
          <Button variant="filled" onClick={() => onBegin()}>
            New alert
          </Button>
          <Group gap="xs" justify="center">
            {suggestions.map(({ label, draft }) => (
              <Button key={label} size="compact-sm" onClick={() => onBegin(draft)}>
                {label}
              </Button>
            ))}
          </Group>
        </Stack>
      }
    >
      Nobody is told of anything yet. Before you save an alert you see what it would have told in the last 180
      days.
    </EmptyState>
  );
}

type Asked = {
  metric: AlertDraft['metric'] | null;
  interval: AlertDraft['interval'] | null;
  where: string[];
  match: AlertStart['which']['match'] | null;
  saved: string | null;
};

/** What Trends showed stands in the address. */
function startOf(
  { metric, interval, where, match, saved }: Asked,
  suggested: Partial<AlertDraft>,
): AlertStart {
  const filter = readFilters(where);
  return {
    draft: { ...(metric && { metric }), ...(interval && { interval }), ...suggested },
    which: {
      ...(Object.keys(filter).length > 0 && { filter }),
      ...(match && { match }),
      ...(saved && saved !== NO_SAVED_FILTER && { saved }),
    },
  };
}

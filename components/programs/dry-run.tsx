'use client';

import { Alert, Button, Card, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { DryRunResult } from './dry-run-result';
import { kindOf } from './dry-run-words';
import { type ProgramForm, problemsOf, type RuleInput } from './form-values';

const spans = [7, 30, 90] as const;

/** Tries the rule as it stands in the form, saved or not, on what really happened. Sends and keeps nothing. */
export function DryRun({ form, rule, id }: { form: ProgramForm; rule: RuleInput; id: string | null }) {
  const trpc = useTRPC();
  const [days, setDays] = useState<number>(30);
  const [by, setBy] = useState<string>();
  const [tried, setTried] = useState<{ rule: RuleInput; id: string | null } | null>(null);
  const input = {
    ...(tried?.id
      ? { id: tried.id }
      : { program: { ...(tried?.rule ?? rule), name: form.name.trim() || 'New' } }),
    days,
    ...(by === undefined ? {} : { by }),
  };
  const query = useQuery(
    trpc.program.dryRun.queryOptions(input, {
      enabled: tried !== null,
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      // The attribute changes; the rest of the figures stay where they are meanwhile.
      placeholderData: before => before,
    }),
  );
  const { name: _, ...problems } = problemsOf(form);
  const isReady = Object.keys(problems).length === 0;
  const isStale = tried !== null && JSON.stringify(tried.rule) !== JSON.stringify(rule);
  return (
    <Stack gap="md">
      <Card component="section" aria-label="Dry run">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div>
            <Title order={2}>Dry run</Title>
            <Text c="dimmed">
              {form.kind === 'once'
                ? 'Whom it would ask if it went live now. Nothing is sent.'
                : 'What this rule would have done with what really happened. Nothing is sent.'}
            </Text>
          </div>
          <Group gap="xs">
            {form.kind === 'once' ? null : (
              <SegmentedControl
                aria-label="Days to try it on"
                data={spans.map(span => ({ value: String(span), label: `${span} days` }))}
                value={String(days)}
                onChange={value => setDays(Number(value))}
              />
            )}
            <Button
              disabled={!isReady}
              loading={query.isFetching && query.data === undefined}
              onClick={() => setTried({ rule, id })}
            >
              {tried === null ? 'Try it' : 'Try again'}
            </Button>
          </Group>
        </Group>
        {isReady ? null : (
          <Text c="dimmed" mt="xs">
            Say first with which survey, and who is asked.
          </Text>
        )}
        {isStale && isReady ? (
          <Alert variant="outline" mt="sm">
            The rule changed since: these figures are of the one before.
          </Alert>
        ) : null}
      </Card>
      {tried === null ? null : (
        <Loaded query={query}>
          {data => (
            <DryRunResult
              tried={data}
              kind={kindOf(tried.rule)}
              days={days}
              isStale={query.isPlaceholderData}
              onBy={setBy}
            />
          )}
        </Loaded>
      )}
    </Stack>
  );
}

'use client';

import { Alert, Button, Card, Group, NativeSelect, Select, Stack, Switch, Text, Title } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { programDefaults } from '@/domain/program';
import { useTRPC } from '../trpc';
import { calendarProps } from '../ui/calendar';
import { ErrorState } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { AskListReview } from './ask-list-review';
import { Line } from './line';

/** What a list's people are asked and when; who of them will be, before anything leaves. */
export function AskListPlan({ id, onAsked }: { id: string; onAsked: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { timezone } = useWorkspace();
  const [survey, setSurvey] = useState<string | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const [hours, setHours] = useState<'usual' | 'any'>('usual');
  const [everybody, setEverybody] = useState(false);
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200, state: 'published' }));
  const plan = {
    id,
    survey: survey ?? '',
    at,
    window: hours === 'usual' ? programDefaults.sendWindow : null,
    everybody,
  };
  const review = useQuery({
    ...trpc.list.review.queryOptions(plan),
    enabled: survey !== null,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const ask = useMutation(
    trpc.list.ask.mutationOptions(
      told('They are being asked.', async () => {
        await client.invalidateQueries({ queryKey: trpc.list.list.queryKey() });
        onAsked();
      }),
    ),
  );
  const asked = review.data?.asked ?? 0;
  return (
    <>
      <Card component="section" aria-label="What and when">
        <Title order={2} mb="sm">
          What and when
        </Title>
        <Stack gap="sm">
          <Select
            label="Ask with the survey"
            placeholder="Choose a survey"
            data={surveys.data?.data.map(one => ({ value: one.id, label: one.name })) ?? []}
            value={survey}
            searchable
            nothingFoundMessage="No published survey by that name"
            onChange={setSurvey}
          />
          <Line>
            <Text>Mails leave from</Text>
            <DateInput
              {...calendarProps}
              aria-label="First day"
              placeholder="now on"
              clearable
              clearButtonProps={{ 'aria-label': 'Now' }}
              minDate={todayIn(timezone)}
              value={at}
              w={150}
              onChange={setAt}
            />
            <NativeSelect
              aria-label="Hours"
              data={[
                { value: 'usual', label: 'Monday to Saturday, 9:00 to 19:00 of the customer’s own day' },
                { value: 'any', label: 'at any time' },
              ]}
              value={hours}
              onChange={event => setHours(event.currentTarget.value === 'any' ? 'any' : 'usual')}
            />
          </Line>
          <Switch
            label="Ask also those who were asked or answered lately"
            description="Against the rest that customers have between two questions. It is kept who did this. Whoever wishes fewer mails, or none, is never asked."
            checked={everybody}
            onChange={event => setEverybody(event.currentTarget.checked)}
          />
        </Stack>
      </Card>
      {survey === null ? null : (
        <Card component="section" aria-label="Before it leaves" aria-busy={review.isFetching}>
          <Title order={2} mb="sm">
            Before it leaves
          </Title>
          {review.error ? (
            <ErrorState error={review.error} onRetry={() => review.refetch()} />
          ) : review.data ? (
            <Stack gap="md">
              <AskListReview review={review.data} />
              {asked === 0 ? (
                <Alert variant="outline">Nobody on this list would be asked.</Alert>
              ) : (
                <Group justify="flex-end">
                  <Button
                    variant="filled"
                    disabled={review.isFetching}
                    loading={ask.isPending}
                    onClick={() => ask.mutate(plan)}
                  >
                    {`Ask ${asked.toLocaleString('en')} ${asked === 1 ? 'person' : 'people'}`}
                  </Button>
                </Group>
              )}
            </Stack>
          ) : (
            <Text c="dimmed" role="status">
              Looking at each of them…
            </Text>
          )}
        </Card>
      )}
    </>
  );
}

const todayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());

import { Button, Card, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DEFAULT_RECOVERY_AFTER_HOURS } from '@/domain/case/rules';
import { Amount, Line } from '../programs/line';
import { useTRPC } from '../trpc';
import { told } from '../ui/told';
import { type FollowUpNow, useFollowUpRefresh } from './use-follow-up';

const TEMPLATE = 'template';
const NOBODY = 'nobody';

/** Which survey asks whether it worked, and how long after the case was resolved. */
export function RecoveryCheck({ followUp }: { followUp: FollowUpNow }) {
  const trpc = useTRPC();
  const refresh = useFollowUpRefresh();
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200 }, { staleTime: 60_000 }));
  const before = {
    survey: followUp.recoverySurvey === null ? NOBODY : (followUp.recoverySurvey ?? TEMPLATE),
    hours: followUp.recoveryAfterHours ?? DEFAULT_RECOVERY_AFTER_HOURS,
  };
  const [survey, setSurvey] = useState(before.survey);
  const [hours, setHours] = useState<number | ''>(before.hours);
  const save = useMutation(trpc.followUp.save.mutationOptions(told('Saved.', refresh)));
  const published = (surveys.data?.data ?? []).filter(one => one.publishedVersion !== null);
  const isSame = survey === before.survey && hours === before.hours;
  return (
    <Card component="section" aria-label="Did it work?" padding="lg">
      <Stack gap="md" maw={640}>
        <Stack gap={4}>
          <Title order={3}>Did it work?</Title>
          <Text c="dimmed">
            Once per case, and however lately somebody was asked, the customer says how it feels now. Insights
            compares that with the first score.
          </Text>
        </Stack>
        <Select
          label="Ask with"
          data={[
            { value: TEMPLATE, label: 'The survey made of the template “Recovery check”' },
            ...published.map(({ id, name }) => ({ value: id, label: name })),
            { value: NOBODY, label: 'Nobody is asked' },
          ]}
          value={survey}
          onChange={next => next && setSurvey(next)}
        />
        {survey === NOBODY ? null : (
          <Line>
            <Amount
              name="Business hours after it was resolved"
              value={hours}
              max={400}
              readOnly={false}
              onChange={setHours}
            />
            <Text>business hours after the case was resolved</Text>
          </Line>
        )}
        <Group>
          <Button
            disabled={isSame || hours === ''}
            loading={save.isPending}
            onClick={() =>
              save.mutate({
                recoverySurvey: survey === TEMPLATE ? null : survey,
                recoveryAfterHours: hours === '' || hours === DEFAULT_RECOVERY_AFTER_HOURS ? null : hours,
              })
            }
          >
            Save the question
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

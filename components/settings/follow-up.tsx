'use client';

import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { BusinessHoursCard } from './business-hours';
import { CaseRules } from './case-rules';
import { RecoveryCheck } from './recovery-check';
import { BigCustomers, TrustWeights } from './trust-settings';
import type { FollowUpNow } from './use-follow-up';
import { WhoServes } from './who-serves';

/** What opens a case and whose it is, by when the customer is called, and what is asked afterwards. */
export function FollowUpSettings() {
  const trpc = useTRPC();
  const query = useQuery(trpc.followUp.read.queryOptions());
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Title order={2}>Follow-up</Title>
        <Text c="dimmed" maw={640}>
          Who is unhappy gets a person who is responsible, and a time by which that person calls.
        </Text>
      </Stack>
      <Loaded query={query}>
        {followUp => (
          <>
            <CaseRules followUp={followUp} dayHours={hoursPerDay(followUp.hours)} />
            <BusinessHoursCard followUp={followUp} />
            <RecoveryCheck followUp={followUp} />
            <BigCustomers followUp={followUp} />
            <TrustWeights followUp={followUp} />
            <WhoServes />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

/** Hours of one business day. */
function hoursPerDay({ from, to }: FollowUpNow['hours']): number {
  const [start = 0, end = 0] = [from, to].map(clock => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return hours + minutes / 60;
  });
  return end - start;
}

'use client';

import { Anchor, Badge, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../trpc';
import { errorCode } from '../ui/errors';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { CaseFacts } from './case-facts';
import { CaseHistory } from './case-history';
import { CaseSaid } from './case-said';
import { CaseWho } from './case-who';
import { customerName, type OpenedCase, priorityWords, reasonWords, stateTitle } from './case-words';
import classes from './cases.module.css';
import { NextStep } from './next-step';

/** How soon somebody else's change shows. */
const FRESH_MS = 10_000;

/** One case: who it is about, what they said, what was done, and the next step. */
export function CaseScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const { href, can } = useWorkspace();
  const query = useQuery(
    trpc.case.read.queryOptions({ id }, { refetchInterval: FRESH_MS, enabled: can('serve') }),
  );
  const back = (
    <Anchor component={Link} href={href('cases')}>
      All cases
    </Anchor>
  );
  if (!can('serve') || (query.isError && ['not_found', 'invalid'].includes(errorCode(query.error) ?? '')))
    return (
      <Page title="Case">
        <EmptyState link={back}>There is no such case, or your role does not show it.</EmptyState>
      </Page>
    );
  return (
    <Page title={query.data ? <Heading opened={query.data} /> : 'Case'} action={back}>
      <Loaded query={query}>
        {opened => (
          <div className={classes.parts}>
            <NextStep opened={opened} />
            <Stack gap="md" className={classes.main}>
              <CaseWho opened={opened} />
              <CaseSaid opened={opened} />
              <CaseHistory opened={opened} />
            </Stack>
            <CaseFacts opened={opened} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Heading({ opened }: { opened: OpenedCase }) {
  const { state, priority, reason, reopened } = opened;
  const words = [
    stateTitle(state),
    priority === 'urgent' || priority === 'high' ? `${priorityWords[priority]} priority` : null,
    reasonWords[reason],
    reopened > 0 ? 'Reopened' : null,
  ].filter(word => word !== null);
  return (
    <Group gap="xs" component="span">
      {customerName(opened)}
      {words.map(word => (
        <Badge key={word} component="span" variant="outline" color="gray" tt="none" fw={500}>
          {word}
        </Badge>
      ))}
    </Group>
  );
}

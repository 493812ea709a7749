'use client';

import { Button, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { FilterBar } from '../filters/filter-bar';
import { RangePicker } from '../filters/range-picker';
import { EmptyState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { InsightsFrame } from './insights-frame';
import classes from './recovery.module.css';
import { RecoveryBehind } from './recovery-behind';
import { RecoveryEffects, RecoverySpeed } from './recovery-effects';
import { RecoveryFigures } from './recovery-figures';
import { RecoveryCauses, RecoveryOutcomes, RecoveryOwners, RecoveryPromises } from './recovery-promises';
import { type RecoveryAddress, type RecoveryData, useRecovery } from './use-recovery';

/** What became of unhappy customers: promises kept, and whether contact won them back. */
export function Recovery() {
  const address = useRecovery();
  const { asked, ask, days, query } = address;
  return (
    <InsightsFrame
      tools={
        <>
          <RangePicker address={{ asked, ask, query: days }} />
          <FilterBar address={address} />
        </>
      }
    >
      <Loaded query={query}>{data => <Shown data={data} address={address} />}</Loaded>
    </InsightsFrame>
  );
}

function Shown({ data, address }: { data: RecoveryData; address: RecoveryAddress }) {
  const { can, href } = useWorkspace();
  if (data.opened === 0)
    return (
      <EmptyState
        action={
          can('govern') ? (
            <Button component={Link} href={href('settings', 'follow-up')}>
              Set what opens a case
            </Button>
          ) : undefined
        }
      >
        No case was opened in these days. Once unhappy customers are followed up, this tells whether promises
        are kept and whether it helps.
      </EmptyState>
    );
  const isStale = address.query.isPlaceholderData;
  return (
    <Stack gap="md" style={isStale ? { opacity: 0.6 } : undefined} aria-busy={isStale}>
      <RecoveryFigures data={data} address={address} />
      <div className={classes.pair}>
        <RecoveryEffects data={data} address={address} />
        <RecoverySpeed data={data} address={address} />
      </div>
      <RecoveryPromises data={data} />
      <div className={classes.pair}>
        <RecoveryOutcomes data={data} address={address} />
        <RecoveryCauses data={data} address={address} />
      </div>
      {data.owners && data.owners.length > 0 ? (
        <RecoveryOwners data={data} owners={data.owners} address={address} />
      ) : null}
      <Text size="xs" c="dimmed">
        Cases by the day they were opened, in {data.timezone}.{' '}
        {data.isCut ? 'There are more than 20,000: the newest are counted. ' : ''}
        Business hours as they are set now.
      </Text>
      {can('serve') ? <RecoveryBehind data={data} address={address} /> : null}
    </Stack>
  );
}

import { Card, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatInterval, formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { useWorkspace } from '../ui/workspace-context';
import classes from './recovery.module.css';
import { hoursText } from './recovery-words';
import { behindName, type RecoveryAddress, type RecoveryData } from './use-recovery';

type Shown = { data: RecoveryData; address: RecoveryAddress };

/** A number that leads to the cases behind it, for those who may see cases. */
export function Press({
  address,
  behind,
  label,
  children,
}: {
  address: RecoveryAddress;
  behind: string;
  /** What is read out: a number alone says little. */
  label?: string;
  children: ReactNode;
}) {
  const { can } = useWorkspace();
  if (!can('serve')) return <span>{children}</span>;
  return (
    <UnstyledButton className={classes.press} aria-label={label} onClick={() => address.ask({ behind })}>
      {children}
    </UnstyledButton>
  );
}

/** How many, how soon, and which promises were kept. */
export function RecoveryFigures({ data, address }: Shown) {
  const { promises, toContact, chased, opened, owed } = data;
  const { contact, resolve } = promises;
  return (
    <div className={classes.figures}>
      <Figure
        name="Cases opened"
        value={String(opened)}
        behind="opened"
        address={address}
        support={
          <Press
            address={address}
            behind={behindName('owed')}
            label={`${formatCount(owed, 'case')} still open: which`}
          >
            {formatCount(owed, 'case')} still open
          </Press>
        }
      />
      <Figure
        name="First contact in time"
        value={formatShare(contact.value)}
        behind={behindName('contact', 'kept')}
        address={address}
        support={<Late kept={contact} address={address} behind={behindName('contact', 'late')} />}
      />
      <Figure
        name="Put right in time"
        value={formatShare(resolve.value)}
        behind={behindName('resolve', 'kept')}
        address={address}
        support={<Late kept={resolve} address={address} behind={behindName('resolve', 'late')} />}
      />
      <Figure
        name="Typical time to first contact"
        value={hoursText(toContact.value, toContact.dayHours)}
        behind="contacted"
        address={address}
        support={
          toContact.low !== null && toContact.high !== null
            ? `${hoursText(toContact.low, toContact.dayHours)} to ${hoursText(toContact.high, toContact.dayHours)}, business hours, median of ${formatCount(toContact.n, 'case')}`
            : `Business hours, median of ${formatCount(toContact.n, 'case')}`
        }
      />
      <Figure
        name="Had to chase us"
        value={formatShare(chased.value)}
        behind="chased"
        address={address}
        support={`${formatInterval('csat', chased)}; ${formatCount(chased.times, 'contact')} they had to make`}
      />
    </div>
  );
}

function Late({
  kept,
  address,
  behind,
}: {
  kept: RecoveryData['promises']['contact'];
  address: RecoveryAddress;
  behind: string;
}) {
  if (kept.n === 0) return 'No promise has come due yet';
  const late = kept.n - kept.kept;
  return (
    <>
      {formatInterval('csat', kept)}, {formatCount(kept.n, 'promise')},{' '}
      <Press address={address} behind={behind} label={`${late} late: which`}>
        {late} late
      </Press>
    </>
  );
}

function Figure({
  name,
  value,
  behind,
  address,
  support,
}: {
  name: string;
  value: string;
  behind: string;
  address: RecoveryAddress;
  support: ReactNode;
}) {
  return (
    <Card className={classes.figure}>
      <Text c="dimmed">{name}</Text>
      <span className={classes.value}>
        <Press address={address} behind={behind} label={`${name}: ${value}. See the cases`}>
          {value}
        </Press>
      </span>
      <Text size="xs" c="dimmed" component="div">
        {support}
      </Text>
    </Card>
  );
}

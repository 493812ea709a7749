'use client';

import { Anchor, Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { type DecisionReason, decisionReasons } from '@/domain/program';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { Bars } from '../charts/bars';
import { Columns } from '../charts/columns';
import { useWorkspace } from '../ui/workspace-context';
import {
  askedSentence,
  type DryRun,
  dayName,
  type Example,
  exampleSentence,
  expectedSentence,
  loadSentence,
  refusalWords,
} from './dry-run-words';
import type { ProgramForm } from './form-values';
import classes from './program-fields.module.css';
import { SampleMails } from './sample-mails';

/** What came of trying a rule: how many and how many answers, when, why not, in which group, and a few of the mails. */
export function DryRunResult({
  tried,
  kind,
  days,
  isStale,
  onBy,
}: {
  tried: DryRun;
  kind: ProgramForm['kind'];
  days: number;
  /** Figures of other days or another attribute are on their way. */
  isStale: boolean;
  onBy: (attribute: string) => void;
}) {
  const { timezone } = useWorkspace();
  const dayOf = (at: Date) => localDate(at, timezone);
  const perDay =
    kind === 'once'
      ? tried.perDay
      : everyDay(tried.perDay, dayOf(tried.since), tried.perDay.at(-1)?.day ?? dayOf(tried.until));
  return (
    <Stack gap="md" style={{ opacity: isStale ? 0.6 : 1 }} aria-busy={isStale}>
      <Card component="section" aria-label="What it would have done">
        <Title order={3}>{askedSentence(tried, kind, days)}</Title>
        <Text>{expectedSentence(tried)}</Text>
        {tried.isCut ? (
          <Text c="dimmed">
            More happened than is looked at at once: these are the newest{' '}
            {new Intl.NumberFormat('en').format(tried.interactions)}, since {dayName(dayOf(tried.since))}.
          </Text>
        ) : null}
        {tried.waiting > 0 ? (
          <Text c="dimmed">
            {new Intl.NumberFormat('en').format(tried.waiting)} would still be waiting for their rest to end.
          </Text>
        ) : null}
        {tried.invited > 0 ? (
          <Columns
            label="Asked per day"
            columns={perDay.map(({ day, invited }) => column(day, invited, 'asked'))}
          />
        ) : null}
      </Card>
      <Refusals tried={tried} />
      <Segments tried={tried} onBy={onBy} />
      <Card component="section" aria-label="The first seven days">
        <Title order={3}>{loadSentence(tried)}</Title>
        <Text c="dimmed">
          {kind === 'once'
            ? 'If it went live now.'
            : 'If it went live now, going by the same weekdays of the time above.'}
        </Text>
        {tried.ahead.some(({ expected }) => expected > 0) ? (
          <Columns
            label="Mails to expect per day"
            columns={tried.ahead.map(({ day, expected }) =>
              column(day, expected < 10 ? Math.round(expected * 10) / 10 : Math.round(expected), 'expected'),
            )}
          />
        ) : null}
      </Card>
      <SampleMails mails={tried.samples} />
    </Stack>
  );
}

function Refusals({ tried }: { tried: DryRun }) {
  const reasons = decisionReasons
    .filter(reason => (tried.reasons[reason] ?? 0) > 0)
    .sort((a, b) => (tried.reasons[b] ?? 0) - (tried.reasons[a] ?? 0));
  if (reasons.length === 0) return null;
  const number = new Intl.NumberFormat('en');
  const all = reasons.reduce((sum, reason) => sum + (tried.reasons[reason] ?? 0), 0);
  return (
    <Card component="section" aria-label="Not asked">
      <Title order={3} mb="xs">
        {number.format(all)} would not have been asked
      </Title>
      {reasons.map(reason => (
        <details key={reason} className={classes.reason}>
          <summary>
            <b>{number.format(tried.reasons[reason] ?? 0)}</b> {refusalWords[reason]}
          </summary>
          <ul className={classes.examples}>
            {(tried.examples[reason] ?? []).map((example, index) => (
              <ExampleLine key={index} reason={reason} example={example} />
            ))}
          </ul>
        </details>
      ))}
    </Card>
  );
}

function ExampleLine({ reason, example }: { reason: DecisionReason; example: Example }) {
  const { href, timezone } = useWorkspace();
  const { customer, name, at } = example;
  return (
    <li>
      {customer ? (
        <Anchor component={Link} underline="always" href={href('customers', customer)}>
          {name ?? customer}
        </Anchor>
      ) : (
        'A customer'
      )}
      {`, ${dayName(localDate(at, timezone))}. `}
      <Text component="span" c="dimmed">
        {exampleSentence(reason, example, dayName)}
      </Text>
    </li>
  );
}

function Segments({ tried, onBy }: { tried: DryRun; onBy: (attribute: string) => void }) {
  const { by, choices, groups } = tried.segments;
  if (by === null) return null;
  const number = new Intl.NumberFormat('en');
  return (
    <Card component="section" aria-label="By group">
      <Group justify="space-between" mb="sm">
        <Title order={3}>Who would have been asked</Title>
        <NativeSelect
          aria-label="Group by"
          data={choices}
          value={by}
          onChange={event => onBy(event.currentTarget.value)}
        />
      </Group>
      <Bars
        label={`Asked by ${by}`}
        to={Math.max(1, ...groups.map(({ invited }) => invited))}
        rows={groups.map(({ value, occasions, invited }) => ({
          key: value ?? '',
          label: value ?? 'All others',
          bars: [
            {
              value: invited,
              low: null,
              high: null,
              text: `${number.format(invited)} of ${number.format(occasions)}`,
            },
          ],
        }))}
      />
    </Card>
  );
}

const column = (day: string, value: number, what: string) => ({
  key: day,
  tick: String(Number(day.slice(8))),
  name: `${dayName(day)}, ${what}`,
  parts: [value],
  text: new Intl.NumberFormat('en').format(value),
});

/** The days in between, too. */
function everyDay(perDay: DryRun['perDay'], from: string, to: string): DryRun['perDay'] {
  const known = new Map(perDay.map(({ day, invited }) => [day, invited]));
  const days: DryRun['perDay'] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, invited: known.get(day) ?? 0 });
  return days;
}

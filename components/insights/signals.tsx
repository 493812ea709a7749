import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import type { Period } from '@/domain/time/periods';
import classes from './insights.module.css';
import type { TrendData } from './use-trend';
import { signalSentence, toldSignals } from './words';

/** Shocks and drifts, the newest first, each with the answers behind it. */
export function Signals({ trend, hrefOf }: { trend: TrendData; hrefOf: (bucket: Period) => string }) {
  const { baselines } = trend;
  const signals = toldSignals(trend);
  return (
    <Card component="section" aria-label="More than chance">
      <Title order={2}>More than chance</Title>
      {signals.length === 0 ? (
        <Text c="dimmed" mt="xs">
          {baselines.length === 0
            ? 'Twelve periods with answers are needed to know what is usual.'
            : 'Nothing. Every period lies where chance puts it.'}
        </Text>
      ) : (
        <Stack component="ul" gap="xs" mt="sm" className={classes.list}>
          {signals.map(signal => (
            <Group key={`${signal.kind} ${signal.at}`} component="li" gap="sm" wrap="nowrap" align="baseline">
              <Badge
                variant="default"
                tt="none"
                fw={500}
                w={64}
                className={classes.kind}
                data-direction={signal.direction}
              >
                {signal.kind === 'shock' ? 'Shock' : 'Drift'}
              </Badge>
              <Text flex={1}>
                {signalSentence(trend, signal)}{' '}
                <Answers trend={trend} since={signal.since} at={signal.at} hrefOf={hrefOf} />
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Answers({
  trend,
  since,
  at,
  hrefOf,
}: {
  trend: TrendData;
  since: string;
  at: string;
  hrefOf: (bucket: Period) => string;
}) {
  const end = trend.points.find(point => point.start === at)?.end;
  if (!end) return null;
  return (
    <Anchor component={Link} underline="always" href={hrefOf({ start: since, end })}>
      Read the answers
    </Anchor>
  );
}

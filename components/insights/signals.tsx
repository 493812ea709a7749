import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { addDays } from '@/domain/time/local-date';
import { useWorkspace } from '../ui/workspace-context';
import classes from './insights.module.css';
import type { TrendData } from './use-trend';
import { signalSentence } from './words';

/** Shocks and drifts, the newest first, each with the answers behind it; *Responses* takes no attributes, so filtered ones lead nowhere. */
export function Signals({ trend, isFiltered }: { trend: TrendData; isFiltered: boolean }) {
  const { signals, baselines } = trend;
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
                {isFiltered ? null : <Answers trend={trend} since={signal.since} at={signal.at} />}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Answers({ trend, since, at }: { trend: TrendData; since: string; at: string }) {
  const { href } = useWorkspace();
  const end = trend.points.find(point => point.start === at)?.end;
  if (!end || !trend.question) return null;
  const query = new URLSearchParams({ survey: trend.question.survey.id, from: since, to: addDays(end, -1) });
  return (
    <Anchor component={Link} underline="always" href={`${href('responses')}?${query}`}>
      Read the answers
    </Anchor>
  );
}

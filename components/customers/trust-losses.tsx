import { Text } from '@mantine/core';
import { contributionWords, signedPoints } from '@/domain/trust/words';
import { formatDay } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import type { TrustData } from './trust-data';

/** As many as can be read in ten seconds. */
const MOST = 3;
/** Smaller ones are told by the line alone. */
const LEAST_POINTS = 2;
const RECENT_MS = 365 * 86_400_000;

/** What cost the most trust within a year of the latest event, in words; nothing where nothing did. */
export function TrustLosses({ data: { events } }: { data: TrustData }) {
  const { timezone } = useWorkspace();
  const latest = Math.max(...events.map(({ at }) => at.getTime()));
  const losses = events
    .filter(({ at, change }) => change <= -LEAST_POINTS && latest - at.getTime() <= RECENT_MS)
    .sort((a, b) => a.change - b.change)
    .slice(0, MOST);
  if (losses.length === 0) return null;
  return (
    <Text
      component="ul"
      size="sm"
      m={0}
      mt={4}
      p={0}
      style={{ listStyle: 'none' }}
      aria-label="What cost the most trust"
    >
      {losses.map((event, place) => (
        <li key={`${event.id} ${place}`}>
          <Text span fw={600} className="aw-number" c="var(--aw-bad)">
            {signedPoints(event.change)}
          </Text>{' '}
          {contributionWords(event)}{' '}
          <Text span size="xs" c="dimmed">
            {formatDay(event.at, timezone)}
          </Text>
        </li>
      ))}
    </Text>
  );
}

import { Anchor, Table, Text } from '@mantine/core';
import Link from 'next/link';
import { againstTheRest, type CardName, names, toneOf } from '@/domain/metrics/findings';
import { formatInterval, formatValue } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import type { OverviewData } from './figures';
import classes from './overview.module.css';

/** Groups that are shown: the largest. */
const FIRST = 12;

export type ScoreMetric = Exclude<CardName, 'response_rate'>;
export type Group = NonNullable<
  NonNullable<OverviewData['segments']>['rows'][number]['figures'][ScoreMetric]
>;

/** Each value of an attribute with its figure; without `onPick` there is nowhere to go from here. `hrefOf`: the answers of one. */
export function GroupTable({
  groups,
  metric,
  onPick,
  hrefOf,
}: {
  groups: Group[];
  metric: ScoreMetric;
  onPick?: (key: string) => void;
  hrefOf?: (key: string) => string;
}) {
  if (groups.length === 0)
    return (
      <Text p="md" c="dimmed">
        No answer carries this attribute here.
      </Text>
    );
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Segment</Table.Th>
          <Table.Th className="aw-number">{names[metric]}</Table.Th>
          <Table.Th className={`aw-number ${classes.wide}`}>95 % interval</Table.Th>
          <Table.Th className={`aw-number ${classes.wide}`}>Answers</Table.Th>
          <Table.Th>Verdict</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.slice(0, FIRST).map(group => (
          <GroupRow
            key={group.key}
            group={group}
            metric={metric}
            isAlone={groups.length === 1}
            onPick={onPick}
            href={hrefOf?.(group.key)}
          />
        ))}
        {groups.length > FIRST ? (
          <Table.Tr>
            <Table.Td colSpan={5}>
              <Text size="xs" c="dimmed">
                The {FIRST} largest of {groups.length}.
              </Text>
            </Table.Td>
          </Table.Tr>
        ) : null}
      </Table.Tbody>
    </Table>
  );
}

function GroupRow({
  group,
  metric,
  isAlone,
  onPick,
  href,
}: {
  group: Group;
  metric: ScoreMetric;
  /** The attribute has this one value: there is no rest. */
  isAlone: boolean;
  onPick: ((key: string) => void) | undefined;
  href: string | undefined;
}) {
  const { key, n, value, note, verdict, difference } = group;
  const against = { value: difference.value, verdict };
  const few = note ? 'dimmed' : undefined;
  return (
    <Table.Tr>
      <Table.Td>
        {onPick ? (
          <Anchor component="button" type="button" ta="start" onClick={() => onPick(key)}>
            {key}
          </Anchor>
        ) : (
          key
        )}
      </Table.Td>
      <Table.Td className="aw-number" c={few}>
        {formatValue(metric, value)}
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`} c="dimmed">
        {formatInterval(metric, group)}
      </Table.Td>
      <Table.Td className={`aw-number ${classes.wide}`}>
        {href ? (
          <Anchor component={Link} href={href} aria-label={`Read the ${formatCount(n, 'answer')} of ${key}`}>
            {n}
          </Anchor>
        ) : (
          n
        )}
      </Table.Td>
      <Table.Td
        className={toneOf(against) ? classes.change : undefined}
        data-tone={toneOf(against)}
        c={toneOf(against) ? undefined : 'dimmed'}
      >
        {againstTheRest(metric, group, isAlone)}
      </Table.Td>
    </Table.Tr>
  );
}

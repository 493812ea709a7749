'use client';

import { Anchor, Text, UnstyledButton } from '@mantine/core';
import { formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { Bars } from '../charts/bars';
import { Block } from '../charts/block';
import classes from './drivers.module.css';
import { driversFinding, shareRange, shareText } from './drivers-words';
import type { DriversData, Ranking } from './use-drivers';

/** Ranked bars: how much of what the ratings explain together goes with each. */
export function DriversRanking({
  data,
  ranking,
  nameOf,
  outcome,
  fileName,
  onPick,
}: {
  data: DriversData;
  ranking: Ranking;
  nameOf: (key: string) => string;
  outcome: string;
  fileName: string;
  onPick: (key: string) => void;
}) {
  const { drivers } = ranking;
  const longest = Math.max(...drivers.map(one => one.interval[1]));
  return (
    <Block
      title={driversFinding(ranking, nameOf, outcome)}
      subtitle="Share of what these ratings explain together. It says what goes with the outcome, not what causes it."
      asTable={false}
      fileName={fileName}
      table={{
        head: ['Rating', 'Importance', '95% interval', 'Correlation', 'Performance', 'Answers'],
        rows: drivers.map(({ key, share, interval, r, performance }) => ({
          label: nameOf(key),
          cells: [
            { text: shareText(share), raw: share },
            { text: shareRange(interval), raw: `${interval[0]} to ${interval[1]}` },
            { text: decimal(r), raw: r },
            { text: `${Math.round(performance)} of 100`, raw: performance },
            { text: formatCount(ranking.n, 'answer'), raw: ranking.n },
          ],
        })),
      }}
    >
      <Bars
        label="Ratings by importance"
        to={Math.min(100, longest)}
        rows={drivers.map((driver, index) => ({
          key: driver.key,
          label: (
            <UnstyledButton className={classes.item} onClick={() => onPick(driver.key)}>
              <span className={classes.rank}>{index + 1}</span>
              <span className={classes.label}>{nameOf(driver.key)}</span>
            </UnstyledButton>
          ),
          bars: [
            {
              value: driver.share,
              low: driver.interval[0],
              high: driver.interval[1],
              text: `${shareText(driver.share)} (${shareRange(driver.interval)})`,
            },
          ],
          ...(driver.r < 0 && {
            note: { text: 'Goes the other way: the higher, the lower the outcome', tone: 'bad' as const },
          }),
        }))}
      />
      <Facts data={data} ranking={ranking} />
    </Block>
  );
}

/** What the ranking rests on. */
function Facts({ data, ranking }: { data: DriversData; ranking: Ranking }) {
  const { n, dropped, adjustedR2, adjustedR2Interval, reliability } = ranking;
  const facts: [string, string][] = [
    ['Answers', new Intl.NumberFormat('en').format(n)],
    ['Left out, a rating was skipped', formatShare(dropped)],
    [
      'Explained of the outcome (adjusted R²)',
      `${formatShare(adjustedR2)} (${shareRange([adjustedR2Interval[0] * 100, adjustedR2Interval[1] * 100])})`,
    ],
    ...(reliability
      ? [['The ratings hang together (alpha)', decimal(reliability.alpha)] as [string, string]]
      : []),
  ];
  return (
    <>
      <dl className={classes.facts} style={{ marginTop: 16 }}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {data.rows.isLimited ? (
        <Text size="xs" c="dimmed" mt="xs">
          These are the newest {new Intl.NumberFormat('en').format(data.rows.n)} answers of these days.
        </Text>
      ) : null}
      <Text size="xs" c="dimmed" mt="xs">
        Relative weights after Johnson 2000 with bootstrap intervals from 1,000 resamples.{' '}
        <Anchor href="https://doi.org/10.1207/S15327906MBR3501_1" size="xs" underline="always">
          The method
        </Anchor>
      </Text>
    </>
  );
}

const decimal = (value: number): string => value.toFixed(2).replace('-', '−');

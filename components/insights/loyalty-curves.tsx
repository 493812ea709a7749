'use client';

import { Box, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, useState } from 'react';
import { formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { Block } from '../charts/block';
import type { Cell, NumbersTable } from '../charts/numbers-table';
import classes from './loyalty.module.css';
import {
  bandNames,
  comebackFinding,
  happyMeans,
  shareRange,
  shareWithRange,
  testInWords,
  tooFew,
} from './loyalty-words';
import type { BandData, LoyaltyData } from './use-loyalty';

type Curve = Omit<BandData, 'comeback'> & { comeback: NonNullable<BandData['comeback']> };
type Step = Curve['comeback']['steps'][number];

const PLOT_HEIGHT = 252;
const LEFT = 40;
const TOP = 8;
/** Day labels and the axis' name, above how many are still watched. */
const BOTTOM = 48;
const LAST_DAY = 365;
const DAY_TICKS = [0, 30, 90, 180, 270, 365];
const FEW_TICKS = [0, 90, 180, 365];
const SHARE_TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Rows of the table, beside the days by which a return is told. */
const TABLE_DAYS = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 365];
/** Between the names of two curves. */
const ROW = 16;

/** How many customers came back by when, by how happy they were. */
export function LoyaltyCurves({ data, fileName }: { data: LoyaltyData; fileName: string }) {
  const names = bandNames[data.metric];
  const curves = data.bands.flatMap(band => (band.comeback ? [{ ...band, comeback: band.comeback }] : []));
  const missing = data.bands.filter(band => !band.comeback);
  const survey = data.question?.survey.name ?? '';
  return (
    <Block
      title={comebackFinding(data)}
      subtitle={`${survey} · share who bought again within so many days of their score (${happyMeans[data.metric]})`}
      asTable={false}
      fileName={fileName}
      isDrawn
      {...(curves.length > 0 && { table: tableOf(curves, names) })}
    >
      {curves.length > 0 ? <Plot curves={curves} names={names} label={comebackFinding(data)} /> : null}
      <Group gap="xs" mt="sm" justify="space-between" align="flex-start">
        <Box flex="1 1 280px">
          {missing.map(({ band, starts }) => (
            <Text key={band} size="xs" c="dimmed">
              {names[band]}: {tooFew(starts, data.needed)}
            </Text>
          ))}
          {curves
            .filter(({ comeback }) => comeback.until < LAST_DAY)
            .map(({ band, comeback }) => (
              <Text key={band} size="xs" c="dimmed">
                {names[band]}: cut after {formatCount(comeback.until, 'day')}, where fewer than ten are still
                watched.
              </Text>
            ))}
        </Box>
        {data.pairs.length > 0 ? <HowSure data={data} /> : null}
      </Group>
    </Block>
  );
}

function HowSure({ data }: { data: LoyaltyData }) {
  return (
    <Popover width={340} position="bottom-end">
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-sm">
          How sure?
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={4}>
          {testInWords(data).map(sentence => (
            <Text key={sentence}>{sentence}</Text>
          ))}
          <Text c="dimmed" size="xs" mt={4}>
            Log-rank test over one year, p adjusted for the number of pairs (Holm). The shaded bands are 95%
            intervals of the curves (Kaplan-Meier, log-log).
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function tableOf(curves: readonly Curve[], names: Record<BandData['band'], string>): NumbersTable {
  const cellsOf = (curve: Curve, day: number): Cell[] => {
    const { value = null, low = null, high = null } = stepAt(curve, day) ?? {};
    const range = low === null || high === null ? null : shareRange([low, high]);
    return [
      { text: formatShare(value), raw: value },
      { text: range ?? '–', raw: range && `${low} to ${high}` },
    ];
  };
  return {
    head: ['Within', ...curves.flatMap(({ band }) => [names[band], '95% interval'])],
    rows: TABLE_DAYS.map(day => ({
      label: formatCount(day, 'day'),
      cells: curves.flatMap(curve => cellsOf(curve, day)),
    })),
  };
}

/** Where a curve stands on a day; null beyond its end. */
function stepAt({ comeback }: Curve, day: number): Step | null {
  return day > comeback.until ? null : (comeback.steps.findLast(step => step.day <= day) ?? null);
}

function Plot({
  curves,
  names,
  label,
}: {
  curves: Curve[];
  names: Record<BandData['band'], string>;
  label: string;
}) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [day, setDay] = useState<number | null>(null);
  const isNarrow = width < 520;
  const right = isNarrow ? 100 : 132;
  const inner = { width: Math.max(0, width - LEFT - right), height: PLOT_HEIGHT };
  const height = TOP + PLOT_HEIGHT + BOTTOM + ROW * (curves.length + 1);
  const x = (at: number) => (at / LAST_DAY) * inner.width;
  const y = (share: number) => (1 - share) * inner.height;
  const ticks = isNarrow ? FEW_TICKS : DAY_TICKS;
  const ends = placeNames(curves, y);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT;
    setDay(at < 0 || at > inner.width ? null : Math.round((at / inner.width) * LAST_DAY));
  };
  return (
    <div ref={ref} className={classes.plot}>
      {width > 0 ? (
        <svg
          data-chart
          width={width}
          height={height}
          role="img"
          aria-label={`${label}. The numbers are in the table.`}
          onPointerMove={point}
          onPointerLeave={() => setDay(null)}
        >
          <g transform={`translate(${LEFT} ${TOP})`} fontSize={12}>
            {SHARE_TICKS.map(tick => (
              <g key={tick} transform={`translate(0 ${y(tick)})`}>
                <line x2={inner.width} stroke="var(--aw-line)" />
                <text x={-8} dy="0.35em" textAnchor="end" fill="var(--aw-muted)">
                  {formatShare(tick)}
                </text>
              </g>
            ))}
            {ticks.map(tick => (
              <text key={tick} x={x(tick)} y={inner.height + 18} textAnchor="middle" fill="var(--aw-muted)">
                {tick}
              </text>
            ))}
            <text x={inner.width / 2} y={inner.height + 36} textAnchor="middle" fill="var(--aw-muted)">
              Days since the score
            </text>
            <Watched
              ticks={ticks}
              curves={curves}
              names={names}
              top={inner.height + BOTTOM + ROW / 2}
              x={x}
              right={inner.width + 8}
            />
            {curves.map(curve => (
              <path
                key={curve.band}
                d={bandPath(curve, x, y)}
                fill={`var(--aw-${curve.band})`}
                fillOpacity={0.12}
              />
            ))}
            {curves.map(curve => (
              <path
                key={curve.band}
                d={linePath(curve, x, y)}
                fill="none"
                stroke={`var(--aw-${curve.band})`}
                strokeWidth={2}
              />
            ))}
            {ends.map(({ curve, at }) => (
              <text
                key={curve.band}
                x={inner.width + 8}
                y={at}
                dy="0.35em"
                fill="var(--aw-ink)"
                fontWeight={500}
              >
                {`${names[curve.band]} ${formatShare(curve.comeback.steps.at(-1)?.value ?? null)}`}
              </text>
            ))}
            {day === null ? null : (
              <line
                x1={x(day)}
                x2={x(day)}
                y2={inner.height}
                stroke="var(--aw-muted)"
                strokeDasharray="2 2"
              />
            )}
          </g>
        </svg>
      ) : null}
      {day === null ? null : (
        <div
          className={classes.told}
          style={day > LAST_DAY / 2 ? { right: width - LEFT - x(day) + 8 } : { left: LEFT + x(day) + 8 }}
        >
          <Text size="xs" c="dimmed">
            Within {formatCount(day, 'day')}
          </Text>
          {curves.map(curve => {
            const step = stepAt(curve, day);
            const range =
              step && step.low !== null && step.high !== null
                ? { ...step, low: step.low, high: step.high }
                : null;
            return (
              <Text key={curve.band}>
                {names[curve.band]} {range ? shareWithRange(range) : formatShare(step?.value ?? null)}
              </Text>
            );
          })}
        </div>
      )}
    </div>
  );
}

type Scale = (value: number) => number;

/** How many are still watched and have not come back, below the days. */
function Watched({
  ticks,
  curves,
  names,
  top,
  x,
  right,
}: {
  ticks: readonly number[];
  curves: readonly Curve[];
  names: Record<BandData['band'], string>;
  top: number;
  x: Scale;
  right: number;
}) {
  return (
    <g fill="var(--aw-muted)" aria-hidden>
      <text x={right} y={top}>
        not back yet
      </text>
      {curves.map((curve, row) => (
        <g key={curve.band} transform={`translate(0 ${top + ROW * (row + 1)})`}>
          {ticks
            .filter(day => day <= curve.comeback.until)
            .map(day => (
              <text key={day} x={x(day)} textAnchor={day === LAST_DAY ? 'end' : 'middle'}>
                {new Intl.NumberFormat('en').format(watchedAt(curve, day))}
              </text>
            ))}
          <text x={right}>{names[curve.band]}</text>
        </g>
      ))}
    </g>
  );
}

/** Those watched just before the next step: whoever came back, or was lost sight of, until then is not among them. */
function watchedAt({ comeback }: Curve, day: number): number {
  if (day === 0) return comeback.starts;
  const told = comeback.by.find(one => one.day === day)?.returned;
  return (
    told?.atRisk ?? comeback.steps.find(step => step.day > day)?.atRisk ?? comeback.steps.at(-1)?.atRisk ?? 0
  );
}

/** A staircase: the share stays where it is until somebody comes back. */
function linePath({ comeback: { steps, until } }: Curve, x: Scale, y: Scale): string {
  const stairs = steps.map((step, i) =>
    i === 0 ? `M${x(step.day)} ${y(step.value)}` : `H${x(step.day)}V${y(step.value)}`,
  );
  return `${stairs.join('')}H${x(until)}`;
}

/** Between the limits, there and back. */
function bandPath({ comeback: { steps, until } }: Curve, x: Scale, y: Scale): string {
  const known = steps.flatMap(({ day, low, high }) =>
    low === null || high === null ? [] : [{ day, low, high }],
  );
  const [first] = known;
  if (!first) return '';
  const there = known.map((step, i) =>
    i === 0 ? `M${x(step.day)} ${y(step.high)}` : `H${x(step.day)}V${y(step.high)}`,
  );
  const back = known.toReversed().map(({ day, low }) => `V${y(low)}H${x(day)}`);
  return `${there.join('')}H${x(until)}${back.join('')}Z`;
}

/** Names beside the ends of their curves, moved apart where they would lie on each other. */
function placeNames(curves: readonly Curve[], y: Scale): { curve: Curve; at: number }[] {
  const placed: { curve: Curve; at: number }[] = [];
  const byPlace = curves
    .map(curve => ({ curve, at: y(curve.comeback.steps.at(-1)?.value ?? 0) }))
    .toSorted((a, b) => a.at - b.at);
  for (const { curve, at } of byPlace)
    placed.push({ curve, at: Math.max(at, (placed.at(-1)?.at ?? -ROW) + ROW) });
  return placed;
}

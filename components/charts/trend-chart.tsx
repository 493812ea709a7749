'use client';

import { Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  type DotItemDotProps,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';

import { axisFor } from '@/domain/metrics/axis';
import { formatCount } from '@/domain/metrics/words';
import classes from './charts.module.css';
import { EndLabel, inRows, markOf } from './trend-marks';
import type { DrawnPoint, DrawnSeries } from './types';

const TICK = { fontSize: 12, fill: 'var(--aw-muted)' };

/**
 * One metric over time: the line, its 95 % interval as a band, hollow points where few answered or answers may still
 * come, what it is compared with as a dashed line, and its target. A point leads to its `href` by click or Enter; by touch the first tap tells
 * its figures. `label` says to a screen reader what is drawn.
 */
export default function TrendChart({ series, label }: { series: DrawnSeries; label: string }) {
  const { points, metric, scale, format, target = null } = series;
  const axis = axisFor(metric, [...points.flatMap(valuesOf), target], scale);
  const rows = points.map(point => ({ ...point, band: bandOf(point) }));
  const lastBeside = points.findLastIndex(point => typeof point.beside === 'number');
  const labels = new Map(points.map(point => [point.start, point.label]));
  const { told, handlers, open } = useOpening(points);
  return (
    <figure
      className={classes.chart}
      data-linked={points.some(point => point.href) || undefined}
      aria-label={label}
      {...handlers}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: 24, bottom: 0, left: 0 }}
          accessibilityLayer
          onClick={({ activeLabel }) => open(activeLabel)}
        >
          <CartesianGrid vertical={false} stroke="var(--aw-line)" />
          <XAxis
            dataKey="start"
            tickFormatter={(start: string) => labels.get(start) ?? ''}
            tick={TICK}
            tickLine={false}
            axisLine={{ stroke: 'var(--aw-line)' }}
            minTickGap={16}
            tickMargin={8}
            padding={{ left: 8, right: 8 }}
            interval="equidistantPreserveStart"
          />
          <YAxis
            width={20 + 6 * Math.max(2, ...axis.ticks.map(tick => format(tick).length))}
            domain={[axis.min, axis.max]}
            ticks={axis.ticks}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            tickFormatter={format}
            allowDataOverflow
          />
          <Tooltip
            content={props => <Told {...props} series={series} told={told} />}
            isAnimationActive={false}
            cursor={{ stroke: 'var(--aw-muted)', strokeDasharray: '2 2' }}
          />
          <Area
            dataKey="band"
            type="linear"
            stroke="none"
            fill="var(--aw-data)"
            fillOpacity={0.12}
            isAnimationActive={false}
            activeDot={false}
            connectNulls={false}
          />
          {points.some(point => point.limits) ? (
            <Area
              dataKey="limits"
              type="step"
              stroke="var(--aw-muted)"
              strokeDasharray="2 3"
              strokeWidth={1}
              fill="none"
              isAnimationActive={false}
              activeDot={false}
              connectNulls={false}
            />
          ) : null}
          {lastBeside >= 0 ? (
            <Line
              dataKey="beside"
              type="linear"
              stroke="var(--aw-muted)"
              strokeWidth={1.5}
              strokeDasharray="4 4"
              dot={false}
              activeDot={false}
              label={({ x, y, index }) => (
                <EndLabel
                  key={index}
                  x={x}
                  y={y}
                  text={index === lastBeside ? series.besideName : undefined}
                />
              )}
              isAnimationActive={false}
            />
          ) : null}
          <Line
            dataKey="value"
            type="linear"
            stroke="var(--aw-data)"
            strokeWidth={2}
            dot={({ cx, cy, index }) => <Dot key={index} cx={cx} cy={cy} index={index} points={points} />}
            activeDot={{ r: 4, fill: 'var(--aw-data)', stroke: 'var(--aw-card)' }}
            isAnimationActive={false}
            connectNulls={false}
          />
          {target === null ? null : (
            <ReferenceLine
              y={target}
              stroke="var(--aw-ink)"
              strokeDasharray="6 4"
              strokeWidth={1}
              label={{
                value: `target ${format(target)}`,
                // Above its line, but where that is the top of the chart.
                position: target >= axis.max ? 'insideTopLeft' : 'insideBottomLeft',
                fontSize: 12,
                fill: 'var(--aw-ink)',
              }}
            />
          )}
          {inRows(series.marks ?? [], points).map(placed => markOf(placed, points))}
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  );
}

/** The point that is told of, and what opens it: a click, Enter, or the second tap on it. */
function useOpening(points: readonly DrawnPoint[]) {
  const router = useRouter();
  const told = useRef<DrawnPoint | null>(null);
  const toldAtTap = useRef<{ start: string | undefined } | null>(null);
  const follow = (point: DrawnPoint | null | undefined) => {
    if (point?.href) router.push(point.href);
  };
  return {
    told,
    handlers: {
      onPointerDownCapture: ({ pointerType }: PointerEvent) => {
        toldAtTap.current = pointerType === 'touch' ? { start: told.current?.start } : null;
      },
      onKeyDown: ({ key }: KeyboardEvent) => {
        if (key === 'Enter') follow(told.current);
      },
    },
    open: (start: string | number | undefined) => {
      if (toldAtTap.current && toldAtTap.current.start !== start) return;
      follow(points.find(point => point.start === start));
    },
  };
}

/** Everything that must fit: also the bands of points that are settled, for a band cut off looks surer than it is. */
const valuesOf = ({ value, beside, limits, isOpen, low, high }: DrawnPoint) => [
  value,
  beside,
  ...(limits ?? []),
  ...(isOpen ? [] : [low, high]),
];

const bandOf = ({ low, high }: DrawnPoint): [number, number] | null =>
  low === null || high === null ? null : [low, high];

/** Hollow where the point is not settled; filled where it stands alone and no line would show it. */
function Dot({
  cx,
  cy,
  index,
  points,
}: Pick<DotItemDotProps, 'cx' | 'cy' | 'index'> & { points: DrawnPoint[] }) {
  const point = points[index];
  if (!point || point.value === null || cx === undefined || cy === undefined) return null;
  const isAlone = (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;
  if (point.isOpen)
    return <circle cx={cx} cy={cy} r={4} fill="var(--aw-card)" stroke="var(--aw-data)" strokeWidth={2} />;
  return isAlone ? <circle cx={cx} cy={cy} r={3} fill="var(--aw-data)" /> : null;
}

function Told({
  active,
  payload,
  series,
  told,
}: TooltipContentProps & { series: DrawnSeries; told: RefObject<DrawnPoint | null> }) {
  const point: DrawnPoint | undefined = active ? payload?.[0]?.payload : undefined;
  useEffect(() => {
    told.current = point ?? null;
  }, [point, told]);
  if (!point) return null;
  const { format, formatRange } = series;
  return (
    <div className={classes.told}>
      <Text size="xs" c="dimmed">
        {point.name}
      </Text>
      <Text fw={500}>
        {format(point.value)}
        {point.low === null ? '' : ` (${formatRange(point.low, point.high)})`}
      </Text>
      <Text size="xs" c="dimmed">
        {formatCount(point.n, series.metric === 'rate' ? 'mail' : 'answer')}
        {point.isOpen ? ', not settled' : ''}
      </Text>
      {point.href ? (
        <Text size="xs" c="dimmed">
          Press to read them
        </Text>
      ) : null}
      {point.limits ? (
        <Text size="xs" c="dimmed">
          Usual: {formatRange(...point.limits)}
        </Text>
      ) : null}
      {(series.marks ?? [])
        .filter(mark => mark.start === point.start)
        .map(mark => (
          <Text key={mark.told} size="xs" fw={500}>
            {mark.told}
          </Text>
        ))}
      {point.beside === undefined ? null : (
        <Text size="xs" c="dimmed">
          {series.besideName ?? 'Compared'}: {format(point.beside)}
        </Text>
      )}
    </div>
  );
}

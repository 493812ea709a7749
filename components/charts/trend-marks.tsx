'use client';

import { ReferenceDot, ReferenceLine } from 'recharts';
import type { DrawnMark, DrawnPoint } from './types';

const tones = { good: 'var(--aw-good)', bad: 'var(--aw-bad)' };

/** The name of a line at its end. */
export function EndLabel({
  x,
  y,
  text,
}: {
  x?: string | number;
  y?: string | number;
  text: string | undefined;
}) {
  if (!text || x === undefined || y === undefined) return null;
  return (
    <text x={x} y={Number(y) - 8} textAnchor="end" fontSize={12} fill="var(--aw-muted)">
      {text}
    </text>
  );
}

/** Buckets between two marks below which the words of the second stand a row lower. */
const NEAR = 6;
const ROW_HEIGHT = 16;

type PlacedMark = DrawnMark & { row: number };

/** Marks from the left, each word in the first of three rows where it does not lie on the one before. */
export function inRows(marks: readonly DrawnMark[], points: readonly DrawnPoint[]): PlacedMark[] {
  const placed: (PlacedMark & { at: number })[] = [];
  const places = new Map(points.map(({ start }, index) => [start, index]));
  for (const mark of marks.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    const at = places.get(mark.start);
    if (at === undefined) continue;
    const near = placed.filter(one => one.kind !== 'shock' && at - one.at < NEAR).map(({ row }) => row);
    placed.push({ ...mark, at, row: [0, 1, 2].find(row => !near.includes(row)) ?? 0 });
  }
  return placed;
}

/** A shock is a dot on its point; a drift and a note are a line where they begin. Recharts wants the elements themselves. */
export function markOf({ start, kind, text, tone, row }: PlacedMark, points: readonly DrawnPoint[]) {
  const color = tone ? tones[tone] : 'var(--aw-muted)';
  const point = points.find(one => one.start === start);
  const key = `${kind} ${start} ${text}`;
  if (kind === 'shock' && point?.value != null)
    return (
      <ReferenceDot
        key={key}
        x={start}
        y={point.value}
        r={5}
        fill={color}
        stroke="var(--aw-card)"
        label={{ value: text, position: tone === 'good' ? 'top' : 'bottom', fontSize: 12, fill: color }}
      />
    );
  const isNote = kind === 'note';
  return (
    <ReferenceLine
      key={key}
      x={start}
      stroke={color}
      strokeDasharray={isNote ? '1 3' : '6 3'}
      label={{
        value: text,
        position: 'insideTopLeft',
        fontSize: 12,
        fill: color,
        offset: 4,
        dy: row * ROW_HEIGHT,
      }}
    />
  );
}

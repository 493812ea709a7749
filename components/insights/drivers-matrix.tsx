'use client';

import { useElementSize } from '@mantine/hooks';
import { Block } from '../charts/block';
import classes from './drivers.module.css';
import { quadrantNames, shareRange, shareText } from './drivers-words';
import { type Box, placeLabels } from './matrix-labels';
import type { Ranking } from './use-drivers';

const HEIGHT = 320;
const LEFT = 40;
const BOTTOM = 28;
const TOP = 8;
const RIGHT = 12;

/** Points are numbered by importance. Pixels of a letter at 12px, on average: names are measured before they are drawn. */
const LETTER = 6.4;

type Shown = {
  ranking: Ranking;
  nameOf: (key: string) => string;
  fileName: string;
  onPick: (key: string) => void;
};

/** Importance against performance: what matters and goes badly stands at the top left. */
export function DriversMatrix({ ranking, nameOf, fileName, onPick }: Shown) {
  const { drivers } = ranking;
  const fixes = drivers.filter(one => one.quadrant === 'concentrate').map(one => `“${nameOf(one.key)}”`);
  return (
    <Block
      title={fixes.length > 0 ? `Fix first: ${fixes.join(', ')}` : 'Nothing important lies below the average'}
      subtitle="How much each goes with the outcome, against how well it is rated. The lines are the averages."
      asTable={false}
      fileName={fileName}
      table={{
        head: ['Rating', 'Importance', '95% interval', 'Performance', 'Place'],
        rows: drivers.map(({ key, share, interval, performance, quadrant }) => ({
          label: nameOf(key),
          cells: [
            { text: shareText(share), raw: share },
            { text: shareRange(interval), raw: `${interval[0]} to ${interval[1]}` },
            { text: `${Math.round(performance)} of 100`, raw: performance },
            { text: quadrantNames[quadrant], raw: quadrantNames[quadrant] },
          ],
        })),
      }}
    >
      <Plot ranking={ranking} nameOf={nameOf} onPick={onPick} />
    </Block>
  );
}

function Plot({ ranking, nameOf, onPick }: Omit<Shown, 'fileName'>) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { drivers, importanceCut, performanceCut } = ranking;
  const across = axisAround([...drivers.map(one => one.performance), performanceCut]);
  const most = Math.max(...drivers.map(one => one.interval[1]));
  const step = most > 50 ? 20 : 10;
  const top = Math.ceil(most / step) * step;
  const inner = { width: Math.max(0, width - LEFT - RIGHT), height: HEIGHT - TOP - BOTTOM };
  const x = (performance: number) => ((performance - across.min) / (across.max - across.min)) * inner.width;
  const y = (share: number) => (1 - share / top) * inner.height;
  const points = drivers.map(one => ({
    ...one,
    x: x(one.performance),
    y: y(one.share),
    width: nameOf(one.key).length * LETTER,
  }));
  const labels = placeLabels(points, inner.width, inner.height, cornersOf(inner));
  const ticks = Array.from({ length: top / step + 1 }, (_, i) => i * step);
  return (
    <div ref={ref} className={classes.plot}>
      {width > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields
        <svg width={width} height={HEIGHT} role="group" aria-label="Importance against performance">
          <g transform={`translate(${LEFT} ${TOP})`}>
            {ticks.map(tick => (
              <g key={tick} transform={`translate(0 ${y(tick)})`}>
                <line x2={inner.width} className={classes.grid} />
                <text x={-8} dy="0.35em" textAnchor="end" className={classes.tick}>
                  {tick}%
                </text>
              </g>
            ))}
            {across.ticks.map(tick => (
              <text key={tick} x={x(tick)} y={inner.height + 18} textAnchor="middle" className={classes.tick}>
                {tick}
              </text>
            ))}
            <line x1={x(performanceCut)} x2={x(performanceCut)} y2={inner.height} className={classes.cut} />
            <line y1={y(importanceCut)} y2={y(importanceCut)} x2={inner.width} className={classes.cut} />
            <g className={classes.quadrant}>
              <text x={4} y={14}>
                {quadrantNames.concentrate}
              </text>
              <text x={inner.width - 4} y={14} textAnchor="end">
                {quadrantNames['keep up']}
              </text>
              <text x={4} y={inner.height - 6}>
                {quadrantNames['low priority']}
              </text>
              <text x={inner.width - 4} y={inner.height - 6} textAnchor="end">
                {quadrantNames['possible overkill']}
              </text>
            </g>
            {points.map((point, index) => {
              const label = labels[index];
              const name = nameOf(point.key);
              return (
                // biome-ignore lint/a11y/useSemanticElements: SVG has no button
                <g
                  key={point.key}
                  className={classes.point}
                  role="button"
                  tabIndex={0}
                  aria-label={`${index + 1} ${name}: importance ${shareText(point.share)}, performance ${Math.round(point.performance)} of 100, ${quadrantNames[point.quadrant]}. Read low answers`}
                  onClick={() => onPick(point.key)}
                  onKeyDown={event => {
                    if (event.key !== 'Enter' && event.key !== ' ') return;
                    event.preventDefault();
                    onPick(point.key);
                  }}
                >
                  <circle cx={point.x} cy={point.y} r={9} />
                  <text x={point.x} y={point.y} dy="0.35em" textAnchor="middle" className={classes.number}>
                    {`${index + 1} `}
                  </text>
                  {label ? (
                    <text x={label.x} y={label.y} dy="0.35em" className={classes.name}>
                      {name}
                    </text>
                  ) : null}
                </g>
              );
            })}
          </g>
        </svg>
      ) : null}
      <div className={classes.axis}>Performance: the mean answer on a scale of 0 to 100</div>
    </div>
  );
}

/** Tens around the values, at least thirty points of the scale. */
function axisAround(values: readonly number[]): { min: number; max: number; ticks: number[] } {
  let min = Math.floor(Math.min(...values) / 10) * 10;
  let max = Math.ceil(Math.max(...values) / 10) * 10;
  while (max - min < 30) {
    if (min > 0) min -= 10;
    if (max < 100 && max - min < 30) max += 10;
  }
  return { min, max, ticks: Array.from({ length: (max - min) / 10 + 1 }, (_, i) => min + 10 * i) };
}

/** Where the quadrants' names stand. */
function cornersOf({ width, height }: { width: number; height: number }): Box[] {
  const wide = 96;
  return [0, width - wide].flatMap(left =>
    [0, height - 20].map(top => ({ left, right: left + wide, top, bottom: top + 20 })),
  );
}

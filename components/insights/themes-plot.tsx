'use client';

import { useElementSize } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { isSure, nameOf } from '@/domain/metrics/findings';
import { formatSignedChange } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import { Block } from '../charts/block';
import driverClasses from './drivers.module.css';
import { placeLabels } from './matrix-labels';
import { percent } from './segment-words';
import classes from './themes.module.css';
import { impactFinding, impactText, impactTone, themesTable } from './themes-words';
import { type ThemesAddress, type ThemesData, useAnswersHref } from './use-themes';

const HEIGHT = 340;
const LEFT = 44;
const RIGHT = 16;
const TOP = 12;
const BOTTOM = 28;
/** Themes drawn at most: the most frequent. */
const MOST = 24;
/** Pixels of a letter at 12px, on average: names are measured before they are drawn. */
const LETTER = 6.4;

/** How often a theme is mentioned, against how much lower or higher the score is with it. */
export function ThemesPlot({
  data,
  address,
  fileName,
}: {
  data: ThemesData;
  address: ThemesAddress;
  fileName: string;
}) {
  const drawn = data.rows
    .filter(({ impact }) => impact.value !== null && impact.verdict !== 'too_few')
    .toSorted((a, b) => b.n - a.n)
    .slice(0, MOST);
  if (drawn.length < 2) return null;
  return (
    <Block
      title={impactFinding(data)}
      subtitle={`${nameOf(data.metric)} of answers with the theme minus that of commented answers without it, against how often it is mentioned. Filled where the difference is sure. It goes with the score; it need not cause it.`}
      asTable={false}
      fileName={fileName}
      table={themesTable({ ...data, rows: drawn })}
    >
      <Plot data={data} drawn={drawn} address={address} />
    </Block>
  );
}

function Plot({
  data,
  drawn,
  address,
}: {
  data: ThemesData;
  drawn: ThemesData['rows'];
  address: ThemesAddress;
}) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const router = useRouter();
  const answers = useAnswersHref(address, data);
  const { metric } = data;
  const inner = { width: Math.max(0, width - LEFT - RIGHT), height: HEIGHT - TOP - BOTTOM };
  const across = stepsTo(Math.max(...drawn.map(({ share }) => share.value ?? 0)));
  const up = stepsAround(drawn.map(({ impact }) => impact.value ?? 0));
  const x = (share: number) => (share / across.max) * inner.width;
  const y = (impact: number) => ((up.max - impact) / (up.max - up.min)) * inner.height;
  const points = drawn.map(row => ({
    row,
    x: x(row.share.value ?? 0),
    y: y(row.impact.value ?? 0),
    width: row.name.length * LETTER,
  }));
  const labels = placeLabels(points, inner.width, inner.height);
  return (
    <div ref={ref} className={driverClasses.plot}>
      {width > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields
        <svg width={width} height={HEIGHT} role="group" aria-label="Impact against frequency">
          <g transform={`translate(${LEFT} ${TOP})`}>
            {up.ticks.map(tick => (
              <g key={tick} transform={`translate(0 ${y(tick)})`}>
                <line x2={inner.width} className={tick === 0 ? classes.zero : driverClasses.grid} />
                <text x={-8} dy="0.35em" textAnchor="end" className={driverClasses.tick}>
                  {formatSignedChange(metric, tick)}
                </text>
              </g>
            ))}
            {across.ticks.map(tick => (
              <text
                key={tick}
                x={x(tick)}
                y={inner.height + 20}
                textAnchor="middle"
                className={driverClasses.tick}
              >
                {percent(tick)}
              </text>
            ))}
            {points.map(({ row, x: left, y: top }, index) => {
              const { id, name, n, share, impact } = row;
              const label = labels[index];
              const open = () => router.push(answers({ theme: [id] }));
              const clamped = (value: number) => Math.min(inner.height, Math.max(0, y(value)));
              return (
                // biome-ignore lint/a11y/useSemanticElements: SVG has no link that keeps the page
                <g
                  key={id}
                  className={classes.point}
                  data-tone={impactTone(row) ?? undefined}
                  data-unsure={!isSure(impact.verdict) || undefined}
                  role="link"
                  tabIndex={0}
                  aria-label={`${name}: ${formatCount(n, 'answer')}, ${percent(share.value ?? 0)}, impact ${impactText(metric, row)}. Read the answers`}
                  onClick={open}
                  onKeyDown={event => {
                    if (event.key === 'Enter') open();
                  }}
                >
                  {impact.low !== null && impact.high !== null ? (
                    <line
                      x1={left}
                      x2={left}
                      y1={clamped(impact.high)}
                      y2={clamped(impact.low)}
                      className={classes.range}
                    />
                  ) : null}
                  <circle cx={left} cy={top} r={6} />
                  {label ? (
                    <text x={label.x} y={label.y} dy="0.35em" className={driverClasses.name}>
                      {name}
                    </text>
                  ) : (
                    <title>{name}</title>
                  )}
                </g>
              );
            })}
          </g>
        </svg>
      ) : null}
      <div className={driverClasses.axis}>Mentioned in, of answers with a comment</div>
    </div>
  );
}

/** From 0 on, in steps that are easy to read. */
function stepsTo(most: number): { max: number; ticks: number[] } {
  const step = niceStep(most / 5);
  const count = Math.max(1, Math.ceil((most * 1.05) / step));
  return { max: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}

/** Around 0, which is always among them. */
function stepsAround(values: readonly number[]): { min: number; max: number; ticks: number[] } {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = niceStep((high - low) / 5 || 1);
  const first = Math.floor((low * 1.1) / step);
  const last = Math.ceil((high * 1.1) / step);
  return {
    min: first * step,
    max: last * step,
    ticks: Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step),
  };
}

/** 1, 2 or 5 times a power of ten, not below this. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1e-9)));
  return power * ([1, 2, 5, 10].find(times => times * power >= least) ?? 10);
}

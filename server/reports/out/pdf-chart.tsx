import { Circle, G, Line, Path, Polygon, Svg, Text } from '@react-pdf/renderer';
import { axisFor } from '@/domain/metrics/axis';
import { wordedAs } from '@/domain/metrics/findings';
import { formatValue } from '@/domain/metrics/format';
import { bucketLabel } from '@/domain/metrics/words';
import type { Interval } from '@/domain/time/periods';
import { COLOR } from './colors';
import { LOCALE, type Report, type ReportCard } from './read-report';

const LEFT = 34;
const RIGHT = 14;
const TOP = 12;
const FOOT = 18;
/** Points between the middles of two labels below the axis, at least. */
const LABEL_ROOM = 62;
/** Digits and Latin letters are all that stands in a chart. */
const FONT = { fontFamily: 'noto-sans-latin', fontSize: 7 };

type Spot = { x: number; y: number; low: number; high: number; isOpen: boolean };

/**
 * A card's trend, drawn: the line, its 95 % interval as a band, hollow points where few answered or answers may still
 * come, the target dashed, a number for each flag. `width`, `height` in points.
 */
export function PdfChart({
  card,
  interval,
  target,
  flags,
  width,
  height,
}: {
  card: ReportCard;
  interval: Interval;
  target: number | undefined;
  flags: NonNullable<Report['flags'][keyof Report['flags']]>;
  width: number;
  height: number;
}) {
  const { metric } = card;
  const worded = wordedAs(metric);
  const axis = axisFor(
    metric === 'response_rate' ? 'rate' : metric,
    [
      ...card.points.flatMap(point => (point.note ? [point.value] : [point.value, point.low, point.high])),
      target,
    ],
    'question' in card ? card.question?.scale : undefined,
  );
  const wide = width - LEFT - RIGHT;
  const high = height - TOP - FOOT;
  const xOf = (index: number) => LEFT + (wide * (index + 0.5)) / card.points.length;
  const yOf = (value: number) =>
    TOP + high * (1 - (Math.min(axis.max, Math.max(axis.min, value)) - axis.min) / (axis.max - axis.min));
  const spots = card.points.map((point, index): Spot | null => {
    if (point.value === null) return null;
    const isYoung = 'mature' in point && !point.mature;
    return {
      x: xOf(index),
      y: yOf(point.value),
      low: yOf(point.low ?? point.value),
      high: yOf(point.high ?? point.value),
      isOpen: point.note !== undefined || isYoung,
    };
  });
  const runs = runsOf(spots);
  const every = Math.max(1, Math.ceil((card.points.length * LABEL_ROOM) / wide));
  return (
    <Svg viewBox={`0 0 ${width} ${height}`} style={{ width, height }}>
      {axis.ticks.map(tick => (
        <G key={tick}>
          <Line
            x1={LEFT}
            x2={width - RIGHT}
            y1={yOf(tick)}
            y2={yOf(tick)}
            stroke={COLOR.line}
            strokeWidth={0.6}
          />
          <Text x={LEFT - 6} y={yOf(tick) + 2.5} textAnchor="end" fill={COLOR.muted} style={FONT}>
            {formatValue(worded, tick)}
          </Text>
        </G>
      ))}
      {runs.map(run => (
        <Polygon key={run[0]?.x} points={bandOf(run)} fill={COLOR.accent} fillOpacity={0.13} />
      ))}
      {target === undefined ? null : (
        <G>
          <Line
            x1={LEFT}
            x2={width - RIGHT}
            y1={yOf(target)}
            y2={yOf(target)}
            stroke={COLOR.ink}
            strokeWidth={0.8}
            strokeDasharray="4 3"
          />
          <Text x={width - RIGHT} y={yOf(target) - 3} textAnchor="end" fill={COLOR.ink} style={FONT}>
            {`target ${formatValue(worded, target)}`}
          </Text>
        </G>
      )}
      {runs.map(run => (
        <Path key={run[0]?.x} d={lineOf(run)} stroke={COLOR.accent} strokeWidth={1.6} fill="none" />
      ))}
      {spots.map(spot =>
        spot && (spot.isOpen || isAlone(spot, runs)) ? (
          <Circle
            key={spot.x}
            cx={spot.x}
            cy={spot.y}
            r={2.6}
            stroke={COLOR.accent}
            strokeWidth={1.2}
            fill={spot.isOpen ? COLOR.paper : COLOR.accent}
          />
        ) : null,
      )}
      {flags.map((flag, index) => {
        const x = xOf(card.points.findIndex(point => point.start === flag.start));
        return (
          <G key={`${flag.start} ${flag.text}`}>
            <Line
              x1={x}
              x2={x}
              y1={TOP}
              y2={TOP + high}
              stroke={COLOR.muted}
              strokeWidth={0.5}
              strokeDasharray="1 2"
            />
            <Text x={x} y={TOP - 3} textAnchor="middle" fill={COLOR.ink} style={FONT}>
              {String(index + 1)}
            </Text>
          </G>
        );
      })}
      {card.points.map((point, index) =>
        index % every === 0 ? (
          <Text
            key={point.start}
            x={xOf(index)}
            y={height - 5}
            textAnchor="middle"
            fill={COLOR.muted}
            style={FONT}
          >
            {bucketLabel(interval, point.start, LOCALE)}
          </Text>
        ) : null,
      )}
    </Svg>
  );
}

/** Neighbours with a value; a bucket without answers parts the line. */
function runsOf(spots: readonly (Spot | null)[]): Spot[][] {
  const runs: Spot[][] = [[]];
  for (const spot of spots) {
    if (spot) runs.at(-1)?.push(spot);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter(run => run.length > 0);
}

const isAlone = (spot: Spot, runs: readonly Spot[][]): boolean =>
  runs.some(run => run.length === 1 && run[0] === spot);

const bandOf = (run: readonly Spot[]): string =>
  [...run.map(({ x, high }) => [x, high]), ...run.toReversed().map(({ x, low }) => [x, low])]
    .map(([x = 0, y = 0]) => `${x.toFixed(2)},${y.toFixed(2)}`)
    .join(' ');

const lineOf = (run: readonly Spot[]): string =>
  run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join(' ');

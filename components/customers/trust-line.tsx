'use client';

import { Anchor, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { TRUST_BASE, TRUST_TREND_POINTS } from '@/domain/trust/trust';
import { contributionWords, signedPoints } from '@/domain/trust/words';
import { formatDay } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { isInTimeline, type TrustData, type TrustEventData } from './trust-data';
import classes from './trust-line.module.css';
import { type Plot, plotOf, ticksOf } from './trust-plot';

const HEIGHT = 200;

/**
 * Trust over time with a point for every event. Pointing, tapping or the arrow keys tell what an event did; a click, a
 * second tap or Enter shows it in the timeline.
 */
export default function TrustChart({
  data,
  onOpen,
}: {
  data: TrustData;
  onOpen: (event: TrustEventData) => void;
}) {
  const { ref, width } = useElementSize();
  const { events } = data;
  const [at, setAt] = useState(events.length - 1);
  const told = events[Math.min(at, events.length - 1)];
  return (
    <figure className={classes.figure}>
      <div ref={ref} className={classes.chart}>
        {width > 0 ? (
          <Drawing data={data} plot={plotOf(data, width, HEIGHT)} at={at} onPoint={setAt} onOpen={onOpen} />
        ) : null}
      </div>
      {told ? <Told event={told} onOpen={onOpen} /> : null}
    </figure>
  );
}

function Drawing({
  data,
  plot,
  at,
  onPoint,
  onOpen,
}: {
  data: TrustData;
  plot: Plot;
  at: number;
  onPoint: (place: number) => void;
  onOpen: (event: TrustEventData) => void;
}) {
  const { timezone } = useWorkspace();
  const { events, trend, since, now } = data;
  const { width, height, x, y, left, right } = plot;
  const points = useRef<(SVGGElement | null)[]>([]);
  const toldBefore = useRef<number | null>(null);
  const nearest = ({ nativeEvent, currentTarget }: PointerEvent<SVGSVGElement>): number => {
    const pointed = nativeEvent.clientX - currentTarget.getBoundingClientRect().left;
    return events.reduce(
      (best, event, place) =>
        Math.abs(x(event.at) - pointed) <= Math.abs(x(events[best]?.at ?? now) - pointed) ? place : best,
      0,
    );
  };
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: events.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const place = Math.min(events.length - 1, Math.max(0, next));
    onPoint(place);
    points.current[place]?.focus();
  };
  const open = (place: number) => {
    const event = events[place];
    if (event && isInTimeline(event)) onOpen(event);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set cannot be drawn in
    <svg
      width={width}
      height={height}
      role="group"
      aria-label="Trust over time. Left and right go from event to event."
      onPointerMove={event => event.pointerType === 'mouse' && onPoint(nearest(event))}
      onPointerDown={event => {
        const place = nearest(event);
        toldBefore.current = event.pointerType === 'mouse' ? place : at;
        onPoint(place);
      }}
      onClick={event => event.detail > 0 && toldBefore.current === at && open(at)}
      onKeyDown={move}
    >
      {[0, TRUST_BASE, 100].map(tick => (
        <g key={tick}>
          <line
            x1={left}
            x2={right}
            y1={y(tick)}
            y2={y(tick)}
            className={tick === TRUST_BASE ? classes.base : classes.grid}
          />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end" className={classes.tick}>
            {tick}
          </text>
        </g>
      ))}
      {ticksOf(plot, timezone).map(({ place, label }) => (
        <text key={label} x={place} y={height - 4} textAnchor="middle" className={classes.tick}>
          {label}
        </text>
      ))}
      {trend === 'erosion' && since ? <Erosion from={x(since)} to={x(now)} plot={plot} /> : null}
      <path d={plot.path} className={classes.line} />
      {events.map((event, place) => {
        const isBlow = event.change <= -TRUST_TREND_POINTS;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
          <g
            key={`${event.id} ${event.kind} ${place}`}
            ref={element => {
              points.current[place] = element;
            }}
            role="button"
            tabIndex={place === at ? 0 : -1}
            aria-label={`${formatDay(event.at, timezone)}: ${effectOf(event)}`}
            className={classes.point}
            data-told={place === at || undefined}
            data-tone={toneOf(event)}
            onFocus={() => onPoint(place)}
            onKeyDown={({ key }) => key === 'Enter' && open(place)}
          >
            <circle cx={x(event.at)} cy={y(event.after)} r={isBlow ? 5 : 3.5} />
          </g>
        );
      })}
      {blowsToName(events, plot).map(({ event, anchor }) => (
        <text
          key={event.id}
          x={x(event.at) + (anchor === 'end' ? -7 : 7)}
          y={Math.min(height - 26, y(event.after) + 18)}
          textAnchor={anchor}
          className={classes.blow}
        >
          Fell at once {signedPoints(event.change)}
        </text>
      ))}
    </svg>
  );
}

function Erosion({ from, to, plot: { top, bottom } }: { from: number; to: number; plot: Plot }) {
  const width = Math.max(2, to - from);
  const isNarrow = width < 90;
  return (
    <>
      <rect x={from} y={top} width={width} height={bottom - top} className={classes.erosion} />
      <text
        x={isNarrow ? to : from + 6}
        y={top + 14}
        textAnchor={isNarrow ? 'end' : 'start'}
        className={classes.blow}
      >
        Wearing away
      </text>
    </>
  );
}

/** What the event did, in one line below the drawing: nothing covers the line, and a phone has room for it. */
function Told({ event, onOpen }: { event: TrustEventData; onOpen: (event: TrustEventData) => void }) {
  const { timezone } = useWorkspace();
  return (
    <figcaption className={classes.told}>
      <Text span fw={600} className="aw-number" data-tone={toneOf(event)}>
        {signedPoints(event.change)}
      </Text>
      <Text span>{contributionWords(event)}</Text>
      <Text span size="xs" c="dimmed" className={classes.facts}>
        {formatDay(event.at, timezone)} · then {Math.round(event.after)} of 100
        {isInTimeline(event) ? (
          <>
            {' · '}
            <Anchor component="button" type="button" size="xs" onClick={() => onOpen(event)}>
              Show in the timeline
            </Anchor>
          </>
        ) : null}
      </Text>
    </figcaption>
  );
}

/** `−18: Complaint left unanswered for 6 days. Trust then 42` */
const effectOf = (event: TrustEventData): string =>
  `${signedPoints(event.change)}: ${contributionWords(event)}. Trust then ${Math.round(event.after)}`;

const toneOf = ({ change }: TrustEventData): 'good' | 'bad' | undefined =>
  Math.abs(change) < 0.5 ? undefined : change > 0 ? 'good' : 'bad';

const NEAR = 130;

/** The largest blows that have room for words, none over another. */
function blowsToName(
  events: readonly TrustEventData[],
  { x, y, right }: Plot,
): { event: TrustEventData; anchor: 'start' | 'end' }[] {
  const named: TrustEventData[] = [];
  const blows = events.filter(({ change }) => change <= -TRUST_TREND_POINTS);
  for (const event of blows.toSorted((a, b) => a.change - b.change)) {
    const isFree = named.every(
      one => Math.abs(x(one.at) - x(event.at)) > NEAR || Math.abs(y(one.after) - y(event.after)) > 18,
    );
    if (isFree && named.length < 4) named.push(event);
  }
  return named.map(event => ({ event, anchor: right - x(event.at) < NEAR ? 'end' : 'start' }));
}

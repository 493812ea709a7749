import { sql } from 'drizzle-orm';
import { idsIn, whichInWords } from '@/domain/match-words';
import { type CardName, movesToShow } from '@/domain/metrics/findings';
import { formatSignedChange, formatValue } from '@/domain/metrics/format';
import type { MetricName } from '@/domain/metrics/metric';
import { bucketName, daysLabel, localDay } from '@/domain/metrics/words';
import { localDate, localMinutes } from '@/domain/time/zone';
import type { WorkspaceSettings } from '@/domain/workspace';
import type { Ctx } from '@/server/db/tenant';
import { namesOf } from '@/server/services/filter/names';
import { type Overview, readOverview } from '../overview';
import type { MetricCard, RateCard } from '../overview/cards';
import type { Move } from '../overview/moved';
import type { CardMetric, OverviewInput } from '../overview/schemas';
import { readSegmentAttributes } from '../overview/segments';
import { readMetric } from '../read-metric';
import type { Group } from '../shape';
import { readTrend, type Trend } from '../trend';

/** Dates are written as in `3 Nov 2026`: a file has no reader's own locale. */
export const LOCALE = 'en-GB';

export type ReportCard = MetricCard | RateCard;

/** One attribute's values for one metric, each against the rest of them, the largest first. */
export type SegmentsOf = { metric: CardMetric; attribute: string; groups: Group[] };

/** Something told about a day within a card's trend: `start` is its bucket. */
export type Flag = { start: string; text: string };

/** What was asked for, in words; every sheet, slide and page that leaves carries it. */
export type Asked = { name: string; text: string }[];

/** Overview as it leaves the product: its numbers are `readOverview`'s own. */
export type Report = {
  company: string;
  overview: Overview;
  cards: ReportCard[];
  /** As the screen lists them; null with a filter on. */
  moves: Move[] | null;
  segments: SegmentsOf[];
  flags: Partial<Record<CardName, Flag[]>>;
  targets: Partial<Record<CardName, number>>;
  asked: Asked;
  /** `22 Nov 2026, 19:05`, on the workspace's clock. */
  made: string;
};

/** Overview with everything that a file needs around it. Throws as `readOverview` does. */
export async function readReport({
  ctx,
  input,
  personal,
  signal,
}: {
  ctx: Ctx;
  input: OverviewInput;
  personal: boolean;
  signal?: AbortSignal;
}): Promise<Report> {
  const overview = await readOverview({ ctx, input, personal, ...(signal && { signal }) });
  const { company, targets } = await readCompany(ctx);
  const { rate, cards, moved, timezone } = overview;
  const isAsked = rate !== null && (rate.total.n > 0 || (rate.previous?.n ?? 0) > 0);
  return {
    company,
    overview,
    cards: [...cards, ...(isAsked ? [rate] : [])],
    moves: moved && movesToShow(moved, cards),
    segments: await segmentsOf(ctx, input, overview),
    flags: await flagsOf(ctx, input, overview),
    targets,
    asked: await askedOf(ctx, input, overview),
    made: clockWords(ctx.now, timezone),
  };
}

async function readCompany(ctx: Ctx): Promise<Pick<Report, 'company' | 'targets'>> {
  const { rows } = await ctx.db.execute<{ name: string; settings: WorkspaceSettings }>(
    sql`select name, settings from workspace where id = ${ctx.workspaceId}`,
  );
  const [row] = rows;
  if (!row) throw new Error('a workspace is open that is not there');
  const { nps, csat, ces } = row.settings.targets ?? {};
  return {
    company: row.settings.companyName || row.name,
    targets: {
      ...(nps !== undefined && { nps }),
      ...(csat !== undefined && { csat }),
      ...(ces !== undefined && { ces }),
    },
  };
}

/** With a filter on, Overview asks for its table apart; so do we, in the same way. */
async function segmentsOf(ctx: Ctx, input: OverviewInput, overview: Overview): Promise<SegmentsOf[]> {
  const { cards, segments } = overview;
  const attribute =
    input.segment ?? segments?.attribute ?? (await readSegmentAttributes(ctx, undefined))[0] ?? null;
  if (attribute === null) return [];
  const tables: SegmentsOf[] = [];
  for (const { metric } of cards) {
    const { from, to, filter, match, saved } = input;
    const groups = segments
      ? segments.rows.flatMap(row => row.figures[metric] ?? [])
      : (
          await readMetric({
            ctx,
            input: { metric, from, to, filter, match, saved, interval: 'none', groupBy: attribute },
          })
        ).groups;
    if (groups && groups.length > 0) tables.push({ metric, attribute, groups });
  }
  return tables;
}

/** What *Trends* tells about these days: shocks, the beginnings of drifts, and what people noted. */
async function flagsOf(ctx: Ctx, input: OverviewInput, overview: Overview): Promise<Report['flags']> {
  const { filter, match, saved } = input;
  const { interval } = overview;
  if (interval !== 'day' && interval !== 'week' && interval !== 'month') return {};
  const flags: Report['flags'] = {};
  for (const { metric, points } of overview.cards) {
    const trend = await readTrend({ ctx, input: { metric, filter, match, saved, interval } });
    const told = [
      ...trend.signals.map(signal => ({
        day: signal.kind === 'shock' ? signal.at : signal.since,
        text: signalWords(trend, signal),
      })),
      ...trend.annotations.map(note => ({
        day: note.day,
        text: `${localDay(note.day, LOCALE)}: ${note.text}`,
      })),
    ].toSorted((a, b) => (a.day < b.day ? -1 : 1));
    flags[metric] = told.flatMap(({ day, text }) => {
      const bucket = points.find(point => point.start <= day && day < point.end);
      return bucket ? [{ start: bucket.start, text }] : [];
    });
  }
  return flags;
}

function signalWords(
  { metric, interval, baselines }: Trend,
  { kind, direction, at, since, size }: Trend['signals'][number],
): string {
  const usual = baselines.findLast(one => one.from <= at)?.centre ?? null;
  const apart = formatSignedChange(metric, size).replace(/^[+−]/, '');
  const side = size < 0 ? 'below' : 'above';
  const amount = `${apart} ${side} the usual${usual === null ? '' : ` ${formatValue(metric, usual)}`}`;
  const day = bucketName(interval, kind === 'shock' ? at : since, LOCALE);
  if (kind === 'shock') return `${day}: ${direction === 'up' ? 'rose' : 'fell'} at one blow, ${amount}`;
  return `${day}: began to ${direction === 'up' ? 'rise' : 'slide'}, ${amount} since`;
}

async function askedOf(ctx: Ctx, input: OverviewInput, overview: Overview): Promise<Asked> {
  const { start, end, previous, timezone, cards } = overview;
  return [
    { name: 'Days', text: daysLabel(start, end, LOCALE) },
    { name: 'Compared with', text: daysLabel(previous.start, previous.end, LOCALE) },
    { name: 'Time zone', text: timezone },
    { name: 'Answers', text: whichInWords(input, await namesOf(ctx, idsIn(input))) },
    ...cards.flatMap(({ metric, question }) =>
      question
        ? [{ name: nameOfQuestion(metric), text: `${question.survey.name}, question ${question.key}` }]
        : [],
    ),
    { name: 'Made', text: clockWords(ctx.now, timezone) },
  ];
}

const nameOfQuestion = (metric: MetricName): string => `${metric.toUpperCase()} from`;

function clockWords(now: Date, timezone: string): string {
  const minutes = localMinutes(now, timezone);
  const clock = [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':');
  return `${localDay(localDate(now, timezone), LOCALE)}, ${clock}`;
}

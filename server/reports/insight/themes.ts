import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { blackOut } from '@/domain/black-out';
import { adjustFamily } from '@/domain/metrics/family';
import {
  addHistograms,
  emptyHistogram,
  type Histogram,
  subtractHistogram,
  total,
} from '@/domain/metrics/histogram';
import { type Comparison, compare, estimate } from '@/domain/metrics/metric';
import { compareShares } from '@/domain/metrics/share-comparison';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import { typicalOf } from '@/domain/text/typical';
import { type Period, previousPeriod } from '@/domain/time/periods';
import { type Frame, readFrame } from '../frame';
import type { Read, Span } from '../plan';
import type { Asking } from '../read-metric';
import { runReport } from '../run';
import { checkRange, metricQueryFields, parseQuery } from '../schemas';
import type { Figure, MetricReport } from '../shape';
import { readWhich, withinSurvey } from '../which';
import { type Asked, type Quotable, quotableSql, type ThemeCount, themesSql } from './themes-sql';

export const themesSchema = metricQueryFields
  .pick({
    metric: true,
    survey: true,
    question: true,
    from: true,
    to: true,
    filter: true,
    match: true,
    saved: true,
  })
  .superRefine(checkRange);

export type ThemeQuote = { responseId: string; text: string; language: string | null };

/** Of the answers that carry a comment; figures and comparisons in the metric's unit, shares 0..1. */
export type ThemeRow = {
  id: string;
  name: string;
  n: number;
  share: Share;
  previous: { n: number; share: Share };
  /** Share now minus share before, adjusted over the themes. */
  change: Comparison;
  /** The metric of the answers that have it. */
  figure: Figure;
  /** That minus the metric of commented answers without it, adjusted over the themes. Associated, not caused. */
  impact: Comparison;
  /** Answers by how their comments on it feel; `unknown`: nobody could tell. */
  sentiment: { negative: number; neutral: number; positive: number; unknown: number };
  /** The most typical comment, without what tells whose it is; null where none fits or the figure is hidden. */
  quote: ThemeQuote | null;
};

export type ThemesReport = Pick<MetricReport, 'metric' | 'question' | 'timezone' | 'from' | 'to'> & {
  previous: Period;
  /** Scored answers with a comment, now and before, and their figure. */
  commented: { now: Figure; before: number };
  /** Of them, those with any theme. */
  themed: number;
  /** What surely changed first, rising before falling; then the most frequent. */
  rows: ThemeRow[];
};

type Query = z.output<typeof themesSchema>;
type Reading = { ctx: Asking<unknown>['ctx']; signal?: AbortSignal };

/**
 * What people write about, how it goes with the score, and what is said more or less than before. Throws as `readMetric`.
 */
export async function readThemes({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof themesSchema>>): Promise<ThemesReport> {
  const query = parseQuery(themesSchema, input);
  const reading = { ctx, ...(signal && { signal }) };
  const found = await readWhich(ctx, query, signal);
  const frame = await readFrame(ctx, {
    metric: query.metric,
    ...((query.survey ?? found.survey) && { survey: query.survey ?? found.survey ?? '' }),
    ...(query.question !== undefined && { question: query.question }),
  });
  const { from, to, metric } = query;
  const { question, timezone } = frame;
  const previous = previousPeriod({ start: from, end: to });
  const report = { metric, question, timezone, from, to, previous };
  if (!question) return { ...report, commented: { now: NOBODY, before: 0 }, themed: 0, rows: [] };
  const spans: Read[] = [
    { span: 'current', start: from, end: to, sign: 1 },
    { span: 'previous', ...previous, sign: 1 },
  ];
  const which = { filter: found.filter, match: withinSurvey(found.match, question.survey.id) };
  const asked: Asked = { workspaceId: ctx.workspaceId, question, which, spans };
  const counts = await runReport<ThemeCount>(reading, themesSql(asked));
  const names = await readNames(reading);
  const counted = gather(counts, question.scale);
  const rows = rowsOf({ query, frame, counted, names });
  const quotes = await readQuotes(reading, asked, rows);
  return {
    ...report,
    commented: {
      now: figureOf(query, frame, counted.all.current, isPart(query)),
      before: total(counted.all.previous),
    },
    themed: total(counted.any.current),
    rows: rows.map(row => ({ ...row, quote: quotes.get(row.id) ?? null })),
  };
}

const NOBODY: Figure = { n: 0, value: null, low: null, high: null, distribution: {} };
const UNTOLD: Comparison = { value: null, low: null, high: null, p: null, verdict: 'too_few' };

const isPart = ({ filter = {}, match, saved }: Query): boolean =>
  Object.keys(filter).length > 0 || match !== undefined || saved !== undefined;

async function readNames({ ctx }: Reading): Promise<Map<string, string>> {
  const { rows } = await ctx.db.execute<{ id: string; name: string }>(sql`
    select id, name from theme where workspace_id = ${ctx.workspaceId} and archived_at is null`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Spans = Record<Span, Histogram>;
type Counted = {
  all: Spans;
  any: Spans;
  themes: Map<string, Spans & { sentiment: ThemeRow['sentiment'] }>;
};

function gather(rows: readonly ThemeCount[], { min, max }: { min: number; max: number }): Counted {
  const empty = emptyHistogram(min, max);
  const nothing = (): Spans => ({ current: empty, previous: empty });
  const counted: Counted = { all: nothing(), any: nothing(), themes: new Map() };
  for (const { span, kind, theme, sentiment, counts } of rows) {
    const part = { min, counts };
    if (kind !== 'theme' || theme === null) {
      if (kind !== 'theme') counted[kind] = { ...counted[kind], [span]: part };
      continue;
    }
    const felt = { negative: 0, neutral: 0, positive: 0, unknown: 0 };
    const known = counted.themes.get(theme) ?? { ...nothing(), sentiment: felt };
    if (span === 'current') known.sentiment[feelingOf(sentiment)] += total(part);
    counted.themes.set(theme, { ...known, [span]: addHistograms(known[span], part) });
  }
  return counted;
}

const feelingOf = (sentiment: number | null): keyof ThemeRow['sentiment'] =>
  sentiment === null ? 'unknown' : sentiment < 0 ? 'negative' : sentiment > 0 ? 'positive' : 'neutral';

type Shaping = { query: Query; frame: Frame; counted: Counted; names: Map<string, string> };
type Unquoted = Omit<ThemeRow, 'quote'>;

function rowsOf({ query, frame, counted, names }: Shaping): Unquoted[] {
  const { all } = counted;
  const [n, before] = [total(all.current), total(all.previous)];
  const themes = [...counted.themes].flatMap(([id, theme]) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name, ...theme }];
  });
  const changes = adjustFamily(
    themes.map(({ current, previous }) => ({
      change: compareShares({ x: total(current), n }, { x: total(previous), n: before }),
      nA: n,
      nB: before,
    })),
  );
  const impacts = adjustFamily(
    themes.map(({ current }) => {
      const without = subtractHistogram(all.current, current);
      const [nA, nB] = [total(current), total(without)];
      // One side beside the whole would tell the other: none where either is hidden.
      const isHidden = Math.min(nA, nB) < frame.minimumN;
      const change = isHidden ? UNTOLD : compare(query.metric, current, without, frame.question?.scale);
      return { change, nA, nB };
    }),
  );
  const rows = themes.map(({ id, name, current, previous, sentiment }, place) => {
    const figure = figureOf(query, frame, current, true);
    return {
      id,
      name,
      n: total(current),
      share: shareOf(total(current), n),
      previous: { n: total(previous), share: shareOf(total(previous), before) },
      change: changes[place] ?? UNTOLD,
      figure,
      impact: impacts[place] ?? UNTOLD,
      sentiment:
        figure.note === 'hidden' ? { negative: 0, neutral: 0, positive: 0, unknown: figure.n } : sentiment,
    };
  });
  return rows.sort((a, b) => placeOf(a) - placeOf(b) || b.n - a.n || a.name.localeCompare(b.name));
}

/** Rising, falling, then all others. */
function placeOf({ change: { verdict, value } }: Unquoted): number {
  if ((verdict !== 'real' && verdict !== 'probable') || !value) return 2;
  return value > 0 ? 0 : 1;
}

function figureOf(
  { metric }: Query,
  { question, minimumN }: Frame,
  histogram: Histogram,
  isSmall: boolean,
): Figure {
  const figure = estimate(metric, histogram, question?.scale);
  if (isSmall && figure.n > 0 && figure.n < minimumN) return { ...NOBODY, n: figure.n, note: 'hidden' };
  return figure.n < FEWEST_TO_COMPARE ? { ...figure, note: 'few' } : figure;
}

async function readQuotes(
  reading: Reading,
  asked: Asked,
  rows: readonly Unquoted[],
): Promise<Map<string, ThemeQuote>> {
  const wanted = rows.filter(({ n, figure }) => n > 0 && figure.note !== 'hidden').map(({ id }) => id);
  if (wanted.length === 0) return new Map();
  const quotable = await runReport<Quotable>(reading, quotableSql(asked, wanted));
  return new Map(
    wanted.flatMap((id): [string, ThemeQuote][] => {
      const comments = quotable.filter(({ theme }) => theme === id);
      const [best] = typicalOf(
        comments.map(one => ({ ...one, id: one.response_id })),
        1,
      );
      const picked = comments.find(one => one.response_id === best);
      if (!picked) return [];
      const { response_id, text, language } = picked;
      return [[id, { responseId: response_id, text: blackOut(text), language }]];
    }),
  );
}

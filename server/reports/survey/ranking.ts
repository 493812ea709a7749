import { sql } from 'drizzle-orm';
import { adjustFamily } from '@/domain/metrics/family';
import { compareMeans } from '@/domain/metrics/mean-comparison';
import type { Comparison } from '@/domain/metrics/metric';
import { type MeanSummary, summarizeHistogram } from '@/domain/metrics/t-interval';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import { runReport } from '../run';
import { type Counted, countedOf } from './counted';
import { answersSql } from './population';
import type { Read } from './question';
import { slicesOf } from './schemas';

/** Mean place with its t interval over those who ranked the item (n); `first`: share of all answers that put it first. */
export type RankFigure = {
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  first: Share;
};

export type RankingResult = {
  kind: 'ranking';
  figures: Counted[];
  /** In survey order; `change` of the mean place, first slice minus second, adjusted over the items. */
  rows: { id: string; ranks: RankFigure[]; change?: Comparison }[];
};

type Row = { slice: number; id: string | null; place: number; n: number };

const NOBODY: MeanSummary = { n: 0, mean: null, sd: null, se: null, interval: null };

/** Where people put each item: 1 is first. */
export async function readRanking({
  reading,
  outline,
  query,
  registered,
  question,
}: Read): Promise<RankingResult> {
  const rows = await runReport<Row>(
    reading,
    sql`
    with given as materialized (
      select slice, choices from (${answersSql(reading.ctx, outline, query, registered.id)}) a where choices is not null)
    select slice, null::text as id, 0 as place, count(*)::int as n from given group by 1
    union all
    select slice, c.id, c.place::int, count(*)::int
    from given cross join lateral unnest(choices) with ordinality c(id, place) group by 1, 2, 3`,
  );
  const answered = (slice: number) => rows.find(row => row.slice === slice && row.id === null)?.n ?? 0;
  const figures = slicesOf(query).map((_, slice) => countedOf(answered(slice), outline, query));
  const placesOf = (id: string, slice: number): MeanSummary => {
    if (figures[slice]?.note === 'hidden') return NOBODY;
    const mine = rows.filter(row => row.slice === slice && row.id === id);
    const last = Math.max(1, ...mine.map(row => row.place));
    const counts = Array.from({ length: last }, (_, i) => mine.find(row => row.place === i + 1)?.n ?? 0);
    return summarizeHistogram({ min: 1, counts });
  };
  const firstOf = (id: string, slice: number): Share => {
    const { n, note } = figures[slice] ?? { n: 0 };
    if (note === 'hidden') return shareOf(0, 0);
    return shareOf(rows.find(row => row.slice === slice && row.id === id && row.place === 1)?.n ?? 0, n);
  };
  const items = question.choices.map(({ id }) => ({
    id,
    places: figures.map((_, slice) => placesOf(id, slice)),
    firsts: figures.map((_, slice) => firstOf(id, slice)),
  }));
  const changes = changesOf(items.map(item => item.places));
  return {
    kind: 'ranking',
    figures,
    rows: items.map(({ id, places, firsts }, i) => ({
      id,
      ranks: places.map(({ n, mean, interval }, slice) => ({
        n,
        value: mean,
        low: interval?.[0] ?? null,
        high: interval?.[1] ?? null,
        first: firsts[slice] ?? shareOf(0, 0),
      })),
      ...(changes[i] && { change: changes[i] }),
    })),
  };
}

function changesOf(items: readonly MeanSummary[][]): Comparison[] {
  const members = items.flatMap(([a, b]) =>
    a && b ? [{ change: compareMeans(a, b), nA: a.n, nB: b.n }] : [],
  );
  return adjustFamily(members);
}

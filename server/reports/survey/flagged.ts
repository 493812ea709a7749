import { type SQL, sql } from 'drizzle-orm';
import { type QualityFlag, qualityFlags } from '@/domain/survey/quality';
import type { Ctx } from '@/server/db/tenant';
import { countedOf } from './counted';
import type { Outline } from './outline';
import { populationSql } from './population';
import type { SurveyQuery } from './schemas';
import type { Walks } from './walks';

/**
 * Of `of` responses in this slice, those that something speaks against; by flag, one may have several. The same whether or
 * not they are left out of the results. `flagged` is null where parts this small are hidden.
 */
export type FlaggedCounts = {
  of: number;
  flagged: { n: number; byFlag: { flag: QualityFlag; n: number }[] } | null;
};

/** `flag` null: responses with any. */
export type FlaggedRow = { slice: number; flag: QualityFlag | null; n: number };

/** Reads flagged responses only, by their own index. */
export function flaggedSql(ctx: Ctx, outline: Outline, { flagged: _, ...query }: SurveyQuery): SQL {
  return sql`
    with p as materialized (
      select slice, flags from (${populationSql(ctx, outline, query)}) p where flags <> '{}')
    select slice, null::text as flag, count(*)::int as n from p group by 1
    union all
    select slice, flag, count(*)::int from p cross join lateral unnest(flags) f(flag) group by 1, 2`;
}

/** One per slice; `walks`: of the same query. */
export function flaggedOf(
  rows: readonly FlaggedRow[],
  walks: readonly Walks[],
  outline: Outline,
  { flagged, ...query }: SurveyQuery,
): FlaggedCounts[] {
  return walks.map(({ begun }, slice) => {
    const countOf = (flag: QualityFlag | null) =>
      rows.find(row => row.slice === slice && row.flag === flag)?.n ?? 0;
    const n = countOf(null);
    const of = flagged ? begun + n : begun;
    const byFlag = qualityFlags.flatMap(flag => (countOf(flag) > 0 ? [{ flag, n: countOf(flag) }] : []));
    return { of, flagged: countedOf(of, outline, query).note === 'hidden' ? null : { n, byFlag } };
  });
}

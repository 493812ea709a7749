import { type SQL, sql } from 'drizzle-orm';
import { UNTIMED_MS } from '@/domain/survey/quality';
import type { Ctx } from '@/server/db/tenant';
import type { Outline } from './outline';
import { populationSql } from './population';
import type { SurveyQuery } from './schemas';

/** How long a page was looked at, all visits of one person added: median and quartiles in seconds, null at n = 0. */
export type PageTime = { n: number; q1: number | null; median: number | null; q3: number | null };

export type PageTimeRow = { slice: number; page: string; n: number; quartiles: (number | null)[] };

/**
 * By the page's own clock, which stops while it is out of view, and never longer than the server saw pass; without script
 * by the server's alone. Imports have no such times; an hour or more is somebody who went away.
 */
export const pageTimesSql = (ctx: Ctx, outline: Outline, query: SurveyQuery): SQL => sql`
  select p.slice, t.page, count(*)::int as n,
    percentile_cont(array[0.25, 0.5, 0.75]) within group (order by t.ms::int / 1000.0) as quartiles
  from (${populationSql(ctx, outline, query)}) p cross join lateral jsonb_each_text(p.page_times) t(page, ms)
  where t.ms::int < ${UNTIMED_MS}
  group by 1, 2`;

/** One per slice. Times of fewer people than `fewest` are not told: they could say who somebody is. */
export const pageTimesOf = (
  rows: readonly PageTimeRow[],
  page: string,
  slices: number,
  fewest: number,
): PageTime[] =>
  Array.from({ length: slices }, (_, slice) => {
    const row = rows.find(one => one.slice === slice && one.page === page);
    const [q1 = null, median = null, q3 = null] = row && row.n >= fewest ? row.quartiles : [];
    return { n: row?.n ?? 0, q1, median, q3 };
  });

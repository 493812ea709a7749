import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { type Counted, countedOf } from './counted';
import { cohortSql } from './funnel';
import type { Outline } from './outline';
import type { SurveyQuery } from './schemas';

/**
 * What was clicked in the mail and never sent. No answer, in no score and no rate: who tapped may have been a finger on
 * the way past. `scanned`: links that a mail scanner followed, whose clicks are nobody's and are not among the taps.
 */
export type Taps = Counted & {
  /** Points of scales, by question key; empty where parts this small are hidden. */
  questions: { key: string; values: { value: number; n: number }[] }[];
  scanned: number;
};

export type TapRow = { key: string | null; value: number | null; n: number; scanned: number };

/** Of the mails of these days; an answer begun has taken its click back into itself. */
export const tapsSql = (ctx: Ctx, outline: Outline, query: SurveyQuery): SQL => sql`
  with mailed as materialized (
    select i.unconfirmed, 'scanner' = any(i.flags) as is_scanned,
      i.unconfirmed is not null and i.started_at is null and i.completed_at is null and not 'scanner' = any(i.flags) as is_tapped
    ${cohortSql(ctx, outline, query)} and i.channel = 'email' and (i.unconfirmed is not null or 'scanner' = any(i.flags)))
  select null::text as key, null::float8 as value, (count(*) filter (where is_tapped))::int as n,
    (count(*) filter (where is_scanned))::int as scanned
  from mailed
  union all
  select t.key, t.value::float8, count(*)::int, 0
  from mailed cross join lateral jsonb_each_text(unconfirmed) t(key, value)
  where is_tapped and t.value ~ '^[0-9]{1,2}$' group by 1, 2`;

export function tapsOf(rows: readonly TapRow[], outline: Outline, query: SurveyQuery): Taps {
  const all = rows.find(row => row.key === null);
  // Versions, languages and flags narrow answers, not invitations.
  const asked = { ...query, version: undefined, language: undefined, flagged: undefined };
  const counted = countedOf(all?.n ?? 0, outline, asked);
  const isHidden = counted.note === 'hidden';
  const onScale = [...outline.keys.values()].filter(({ min }) => min !== null);
  const questions = onScale.flatMap(({ key }) => {
    const values = rows.flatMap(row =>
      row.key === key && row.value !== null ? [{ value: row.value, n: row.n }] : [],
    );
    return values.length > 0 && !isHidden
      ? [{ key, values: values.toSorted((a, b) => a.value - b.value) }]
      : [];
  });
  return { ...counted, questions, scanned: all?.scanned ?? 0 };
}

import { sql } from 'drizzle-orm';
import { runReport } from '../run';
import { type Counted, countedOf } from './counted';
import { answersSql } from './population';
import type { Read } from './question';
import { slicesOf } from './schemas';

/** Texts, addresses, telephone numbers, consents: how many gave one, and nothing of what it says. */
export type CountResult = { kind: 'count'; figures: Counted[] };

export async function readCount({ reading, outline, query, registered }: Read): Promise<CountResult> {
  const rows = await runReport<{ slice: number; n: number }>(
    reading,
    sql`
    select slice, count(*)::int as n from (${answersSql(reading.ctx, outline, query, registered.id)}) a
    where text <> '' or value = 1 group by 1`,
  );
  const figures = slicesOf(query).map((_, slice) =>
    countedOf(rows.find(row => row.slice === slice)?.n ?? 0, outline, query),
  );
  return { kind: 'count', figures };
}

import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { LONGEST } from '@/domain/metrics/comeback';
import { DEFAULT_LIMIT, isUuid, MAX_LIMIT, type Page } from '@/server/db/keyset';
import { textArray } from '../match-sql';
import type { Asking } from '../read-metric';
import { runReport } from '../run';
import { parseQuery } from '../schemas';
import { loyaltySchema, scoredOf } from './loyalty';
import { at, bandSql, latestSql, momentOfMark, readPast, scoreOfMark, scoresSql } from './loyalty-sql';

export const atRiskSchema = loyaltySchema.extend({
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  cursor: z.string().max(200).optional(),
});

const DAY_MS = 86_400_000;

/** Somebody whose latest score was bad and who bought in the 365 days before the last purchase. */
export type AtRisk = {
  /** The caller's own id. */
  customerId: string;
  name: string | null;
  /** Spent in these days, in the reporting currency. */
  spent: number;
  score: number;
  scoredAt: string;
  /** A case about them that is not closed yet. */
  openCase: string | null;
};

type Row = {
  id: string;
  customerId: string;
  name: string | null;
  spent: number;
  score: number;
  scoredAt: string;
  openCase: string | null;
};

/** The customers behind the revenue at risk of `readLoyalty`, who spent most first. */
export async function readAtRisk({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof atRiskSchema>>): Promise<Page<AtRisk>> {
  const { limit, cursor, ...query } = parseQuery(atRiskSchema, input);
  const asked = await scoredOf(ctx, query);
  const past = asked.question && (await readPast({ ctx, signal }));
  if (!asked.question || !past) return { data: [], nextCursor: null };
  const after = cursor === undefined ? null : readCursor(cursor);
  const { workspaceId } = ctx;
  const scored = { ...asked, question: asked.question };
  const yearAgo = new Date(past.last.getTime() - LONGEST * DAY_MS);
  const rows = await runReport<Row>(
    { ctx, signal },
    sql`
    with score as materialized (${scoresSql(ctx, past, scored)}),
    latest as materialized (
      select customer_id, ${scoreOfMark} as score, ${momentOfMark} as scored_at
      from (${latestSql}) l where ${bandSql(scored)} = 'bad'),
    spender as materialized (
      select l.customer_id, l.score, l.scored_at, sum(i.amount_value)::float8 as spent
      from latest l
      join interaction i on i.workspace_id = ${workspaceId} and i.customer_id = l.customer_id
      where i.type = any(${textArray(past.types)}) and i.amount_currency = ${past.currency}
        and i.occurred_at > ${at(yearAgo)} and i.occurred_at <= ${at(past.last)}
      group by 1, 2, 3
      having sum(i.amount_value) > 0)
    select c.id, c.external_id as "customerId", c.name, s.spent, s.score, s.scored_at as "scoredAt",
      (select k.id from customer_case k
        where k.workspace_id = ${workspaceId} and k.customer_id = c.id and k.state <> 'closed'
        order by k.opened_at desc limit 1) as "openCase"
    from (
      select * from spender
      where ${after ? sql`(spent, customer_id) < (${after.spent}::float8, ${after.id}::uuid)` : sql`true`}
      order by spent desc, customer_id desc limit ${limit + 1}) s
    join customer c on c.workspace_id = ${workspaceId} and c.id = s.customer_id
    order by s.spent desc, c.id desc`,
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(({ id: _, scoredAt, ...row }) => ({
      ...row,
      scoredAt: new Date(scoredAt).toISOString(),
    })),
    nextCursor: last ? Buffer.from(`${last.spent} ${last.id}`).toString('base64url') : null,
  };
}

function readCursor(text: string): { spent: number; id: string } {
  const [spent = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  if (spent !== '' && Number.isFinite(Number(spent)) && isUuid(id)) return { spent: Number(spent), id };
  const message = 'cursor is not one of ours: pass nextCursor as it came.';
  throw new AppError('invalid', message, [{ path: 'cursor', message }]);
}

import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { addDays } from '@/domain/time/local-date';
import type { improvement } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';
import { lockImprovement } from './save';

/** How long ago somebody may have written to be told now. */
const MOST_DAYS = 730;
const USUAL_DAYS = 365;

export const reachSchema = z.object({
  id: z.uuid(),
  /** Those who wrote in so many days before the improvement, or since. */
  days: z.number().int().min(7).max(MOST_DAYS).default(USUAL_DAYS),
});

/** Why somebody who raised it is not told. `no_link`: there is no invitation of theirs, and so no way to unsubscribe by one click. */
export const leftOutReasons = [
  'told',
  'no_address',
  'do_not_ask',
  'unsubscribed',
  'suppressed',
  'no_link',
  'same_address',
] as const;
export type LeftOut = (typeof leftOutReasons)[number];

/** `anonymous`: answers on the theme by nobody known. */
export type ImprovementReach = {
  since: string;
  reachable: number;
  leftOut: { reason: LeftOut; n: number }[];
  anonymous: number;
};

type Known = Pick<typeof improvement.$inferSelect, 'id' | 'themeId' | 'day'>;

/** Who raised what an improvement answers: how many can be told, and why the others are not. Throws `not_found`, `invalid`. */
export async function readReach({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof reachSchema>;
}): Promise<ImprovementReach> {
  const { id, days } = reachSchema.parse(input);
  const known = await lockImprovement(ctx, id);
  const since = addDays(known.day, -days);
  const { rows } = await ctx.db.execute<{ reason: LeftOut | null; n: number }>(sql`
    select reason, count(*)::int as n from (${raisedSql(ctx, known, since)}) raised group by reason`);
  const { rows: nobody } = await ctx.db.execute<{ n: number }>(sql`
    select count(distinct r.id)::int as n ${writtenSql(ctx, known, since)} and r.customer_id is null`);
  const countOf = (reason: LeftOut | null) => rows.find(row => row.reason === reason)?.n ?? 0;
  return {
    since,
    reachable: countOf(null),
    leftOut: leftOutReasons.flatMap(reason => (countOf(reason) > 0 ? [{ reason, n: countOf(reason) }] : [])),
    anonymous: nobody[0]?.n ?? 0,
  };
}

/** Customers with a comment on the theme since a day, and why each is not to be told; null: is to. An address is told once. */
export const raisedSql = (ctx: Ctx, known: Known, since: string): SQL => sql`
  select customer_id, case
      when reason is null and row_number() over (partition by reason, coalesce(address_hash, customer_id::text)
        order by customer_id) > 1 then 'same_address'
      else reason end as reason
  from (${eachRaisedSql(ctx, known, since)}) each_raised`;

const eachRaisedSql = (ctx: Ctx, known: Known, since: string): SQL => sql`
  select c.id as customer_id, c.address_hash, case
      when exists (select from improvement_mail m where m.workspace_id = ${ctx.workspaceId}
        and m.improvement_id = ${known.id} and m.customer_id = c.id) then 'told'
      when c.email is null then 'no_address'
      when c.do_not_ask then 'do_not_ask'
      when c.unsubscribed_at is not null or s.reason = 'unsubscribed' then 'unsubscribed'
      when s.reason is not null then 'suppressed'
      when not exists (select from invitation i where i.workspace_id = ${ctx.workspaceId} and i.customer_id = c.id)
        then 'no_link'
      when exists (select from improvement_mail m join customer o on o.workspace_id = m.workspace_id and o.id = m.customer_id
        where m.workspace_id = ${ctx.workspaceId} and m.improvement_id = ${known.id} and o.address_hash = c.address_hash)
        then 'same_address'
    end as reason
  from (select distinct r.customer_id ${writtenSql(ctx, known, since)} and r.customer_id is not null) w
  join customer c on c.workspace_id = ${ctx.workspaceId} and c.id = w.customer_id
  left join suppression s on s.workspace_id = c.workspace_id and s.address_hash = c.address_hash`;

function writtenSql({ workspaceId }: Ctx, { themeId }: Known, since: string): SQL {
  if (themeId === null)
    throw new AppError('invalid', 'It answers no theme: nobody can be said to have raised it.', [
      { path: 'theme', message: 'is missing' },
    ]);
  return sql`
    from comment_theme t
    join response r on r.workspace_id = t.workspace_id and r.id = t.response_id and not r.is_test
    where t.workspace_id = ${workspaceId} and t.theme_id = ${themeId}::uuid and not t.is_refused
      and t.at >= ${since}::timestamp at time zone (select timezone from rollup_state where workspace_id = ${workspaceId})`;
}

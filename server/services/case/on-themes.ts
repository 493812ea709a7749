import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { Ctx } from '@/server/db/tenant';
import { openFinding } from './find';
import { becauseOf, scoreOfResponse } from './finding';
import { matchOf, thatMeet } from './on-answers';
import { readCaseSettings } from './settings';

/** A comment that was just read, with the themes it has. */
type ThemedComment = { responseId: string; themes: readonly string[] };

type Row = { id: string; customer_id: string | null; attributes: Attributes; at: string };

/** Comments given longer ago open nothing any more: read anew, they are no news. */
const RECENT_DAYS = 2;

/** Opens cases for comments with a theme that a rule waits for, by the first that fits each; answers how many are new. */
export async function openThemeCases(ctx: Ctx, comments: readonly ThemedComment[]): Promise<number> {
  const settings = await readCaseSettings(ctx);
  const rules = settings.rules.filter(({ active, trigger }) => active && trigger.kind === 'theme');
  if (rules.length === 0 || comments.length === 0) return 0;
  let left = await readUnseen(
    ctx,
    comments.map(({ responseId }) => responseId),
  );
  let opened = 0;
  for (const rule of rules) {
    const { trigger } = rule;
    if (trigger.kind !== 'theme') continue;
    const themesOf = (id: string) =>
      comments
        .filter(one => one.responseId === id)
        .flatMap(({ themes }) => themes.filter(theme => trigger.themes.includes(theme)));
    const named = left.filter(
      ({ id, at }) =>
        themesOf(id).length > 0 && (rule.since === undefined || new Date(at) >= new Date(rule.since)),
    );
    const met = named.length === 0 ? [] : await thatMeet(ctx, matchOf(rule), named);
    for (const row of met) {
      const score = await scoreOfResponse(ctx, row.id);
      const made = await openFinding(ctx, settings, {
        rule,
        customerId: row.customer_id,
        responseId: row.id,
        because: becauseOf(await saidWords(ctx, themesOf(row.id)), score),
        score,
        attributes: row.attributes,
      });
      if (made?.isNew) opened++;
    }
    left = left.filter(row => !met.includes(row));
  }
  return opened;
}

async function readUnseen(ctx: Ctx, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select r.id, r.customer_id, r.attributes, coalesce(r.completed_at, r.updated_at) as at from response r
    where r.workspace_id = ${ctx.workspaceId} and r.id = any(${sql.param([...ids])}::uuid[])
      and not r.is_test and r.external_id is null and not r.flags && '{repeat,bot,scanner}'::text[]
      and r.updated_at > ${ctx.now}::timestamptz - make_interval(days => ${RECENT_DAYS})
      and not exists (select from customer_case k where k.workspace_id = r.workspace_id and k.response_id = r.id)
    order by r.customer_id, r.id`);
  return rows;
}

/** `Said: Delivery, Price`. */
async function saidWords(ctx: Ctx, themes: readonly string[]): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ name: string }>(sql`
    select name from theme where workspace_id = ${ctx.workspaceId}
      and id = any(${sql.param([...new Set(themes)])}::uuid[]) order by position, name`);
  return rows.length === 0 ? null : `Said: ${rows.map(({ name }) => name).join(', ')}`;
}

import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import { addBusinessTime, businessDayMs, type Calendar, subtractBusinessTime } from '@/domain/case/clock';
import type { CaseRule } from '@/domain/case/rules';
import type { Ctx } from '@/server/db/tenant';
import { openFinding } from './find';
import { lockWatch } from './on-answers';
import { attributesMeet } from './on-trust';
import { readCaseSettings } from './settings';

/** Contacts that were told to us so much later than they happened are still looked at. */
const LATE_TOLD_MS = 2 * 86_400_000;

type Silent = {
  id: string;
  customer_id: string;
  type: string;
  attributes: Attributes;
  occurred_at: string;
  recorded_at: string;
};

/** Opens cases for contacts that the company has left unanswered for too long since the last look; answers how many are new. */
export async function sweepSilence({ ctx }: { ctx: Ctx }): Promise<number> {
  const settings = await readCaseSettings(ctx);
  const until = await lockWatch(ctx, 'contacts_until');
  if (!until) return 0;
  let opened = 0;
  const seen = new Set<string>();
  for (const rule of settings.rules.filter(({ active, trigger }) => active && trigger.kind === 'overdue')) {
    for (const row of await leftAlone(ctx, rule, { from: until, to: ctx.now }, settings.calendar)) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      const made = await openFinding(ctx, settings, {
        rule,
        customerId: row.customer_id,
        responseId: null,
        because: `Nobody answered: ${row.type.replace(/[_-]+/g, ' ')}`,
        score: null,
        attributes: row.attributes,
      });
      if (made?.isNew) opened++;
    }
  }
  await ctx.db.execute(sql`
    update case_watch set contacts_until = ${ctx.now} where workspace_id = ${ctx.workspaceId}`);
  return opened;
}

/** Contacts whose time ran out between two instants without a reaction of the company's, after the rule was made. */
async function leftAlone(
  ctx: Ctx,
  rule: CaseRule,
  { from, to }: { from: Date; to: Date },
  calendar: Calendar,
): Promise<Silent[]> {
  const ms = promisedMs(rule, calendar);
  const first = new Date(subtractBusinessTime(from, ms, calendar).getTime() - LATE_TOLD_MS);
  const last = subtractBusinessTime(to, ms, calendar);
  const rows = await silentContacts(ctx, rule, { first, last });
  return rows.filter(row => {
    const occurredAt = new Date(row.occurred_at);
    if (rule.since !== undefined && occurredAt < new Date(rule.since)) return false;
    const due = addBusinessTime(occurredAt, ms, calendar).getTime();
    const moment = Math.max(due, new Date(row.recorded_at).getTime());
    return moment > from.getTime() && moment <= to.getTime();
  });
}

/** How long the rule lets a contact wait, in business time. */
export const promisedMs = ({ trigger }: CaseRule, { hours }: Calendar): number =>
  trigger.kind === 'overdue' ? trigger.businessDays * businessDayMs(hours) : 0;

/**
 * Contacts and complaints started by customers between two instants after which the company did nothing: no interaction it
 * started, none of its own about this one, no contact within a case. Never imported ones.
 */
async function silentContacts(
  ctx: Ctx,
  { match }: CaseRule,
  { first, last }: { first: Date; last: Date },
): Promise<Silent[]> {
  const { rows } = await ctx.db.execute<Silent>(sql`
    select i.id, i.customer_id, i.type, c.attributes || i.attributes as attributes, i.occurred_at, i.recorded_at
    from interaction i
    join interaction_type t on t.workspace_id = i.workspace_id and t.name = i.type
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    where i.workspace_id = ${ctx.workspaceId} and i.occurred_at > ${first} and i.occurred_at <= ${last}
      and i.import_id is null
      and ((t.class = 'contact' and i.initiated_by = 'customer')
        or (t.class = 'complaint' and i.initiated_by is distinct from 'company'))
      and not exists (
        select from interaction j
        where j.workspace_id = i.workspace_id and j.customer_id = i.customer_id and j.occurred_at >= i.occurred_at
          and j.id <> i.id and (j.initiated_by = 'company'
            or (j.case_of = i.external_id and j.initiated_by is distinct from 'customer')))
      and not exists (
        select from customer_case k
        join case_event e on e.workspace_id = k.workspace_id and e.case_id = k.id
        where k.workspace_id = i.workspace_id and k.customer_id = i.customer_id
          and e.kind in ('contact', 'mail_out') and e.at >= i.occurred_at)
      and ${await attributesMeet(ctx, match, sql`(c.attributes || i.attributes)`)}
    order by i.customer_id, i.occurred_at, i.id`);
  return rows;
}

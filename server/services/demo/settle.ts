import { sql } from 'drizzle-orm';
import { type Fate, fateOf } from '@/domain/demo/fate';
import type { Dealing } from '@/domain/demo/life';
import type { ReminderAudience } from '@/domain/program';
import { toMilliseconds } from '@/domain/time/duration';
import type { Ctx } from '@/server/db/tenant';
import { type PlannedDelivery, planDeliveries } from '../delivery/plan';
import { importResponses } from '../response/import';
import type { Stage } from './stage';

/** What has happened so far: dealings by their id, and the latest of each customer, by the shop's own id. */
export type Known = { dealings: Map<string, Dealing>; latest: Map<string, Dealing> };

type Open = {
  id: string;
  programId: string;
  /** The shop's own ids; no interaction for a turn, which has a number instead. */
  interaction: string | null;
  period: number | null;
  customer: string;
  customerId: string;
  sendAt: string;
  expiresAt: string;
};
type Settled = Open & { dealing: Dealing; fate: Fate; survey: string; reminders: PlannedDelivery[] };

/**
 * Writes what became of the invitations that are scheduled up to `ctx.now`: mails sent, bounces, visits, answers, reminders,
 * unsubscriptions, complaints, expiries. What lies later stays open. No mail is made.
 */
export async function settleInvitations({
  ctx,
  stage,
  known,
  seed,
}: {
  ctx: Ctx;
  stage: Stage;
  known: Known;
  seed: number;
}): Promise<{ invitations: number; responses: number }> {
  const open = await loadOpen(ctx);
  const settled = open.flatMap(item => settle(ctx, item, dealingOf(item, known), stage, seed));
  if (settled.length === 0) return { invitations: open.length, responses: 0 };
  await sendMails(ctx, settled);
  await markInvitations(ctx, settled);
  const responses = await importAnswers(ctx, settled);
  await leaveLists(ctx, settled);
  return { invitations: open.length, responses };
}

async function loadOpen(ctx: Ctx): Promise<Open[]> {
  const { rows } = await ctx.db.execute<Open>(sql`
    select i.id, i.program_id as "programId", x.external_id as interaction, i.period, c.external_id as customer,
      i.customer_id as "customerId", i.send_at as "sendAt", i.expires_at as "expiresAt"
    from invitation i
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    left join interaction x on x.workspace_id = i.workspace_id and x.id = i.interaction_id
    where i.workspace_id = ${ctx.workspaceId} and i.is_open and i.state = 'scheduled' and i.send_at <= ${ctx.now}
    order by c.external_id, x.external_id, i.period`);
  return rows;
}

/** Whoever is asked because it is their turn thinks of what happened last. */
const dealingOf = ({ interaction, customer }: Open, { dealings, latest }: Known): Dealing | undefined =>
  interaction === null ? latest.get(customer) : dealings.get(interaction);

function settle(ctx: Ctx, item: Open, dealing: Dealing | undefined, stage: Stage, seed: number): Settled[] {
  const program = stage.programs.get(item.programId);
  if (!dealing || !program) return [];
  const { template, reminders } = program;
  const sentAt = new Date(item.sendAt);
  const times = reminders.map(({ after }) => new Date(sentAt.getTime() + toMilliseconds(after)));
  const reminderAfter = times[0] ? times[0].getTime() - sentAt.getTime() : null;
  const fate = fateOf(seed, template, dealing, { sentAt, reminderAfter });
  const planned = reminders.flatMap(({ to = 'everybody' }, index) => {
    const dueAt = times[index];
    if (!dueAt || !isReminded(ctx, fate, to, dueAt)) return [];
    return [{ invitationId: item.id, kind: `reminder-${index + 1}` as const, dueAt, audience: to }];
  });
  return [{ ...item, dealing, fate, survey: stage.surveys[template], reminders: planned }];
}

/** Only those who can be reached and have neither answered nor left by then; of what is to come nothing is known yet. */
function isReminded(ctx: Ctx, fate: Fate, to: ReminderAudience, at: Date): boolean {
  const by = at < ctx.now ? at : ctx.now;
  const is = (moment: Date | null | undefined) => Boolean(moment && moment <= by);
  if (fate.bounced || is(fate.unsubscribedAt) || is(fate.answered?.startedAt)) return false;
  return at > ctx.now || to === 'everybody' || (to === 'visited') === is(fate.visitedAt);
}

async function sendMails(ctx: Ctx, settled: readonly Settled[]): Promise<void> {
  await planDeliveries(
    ctx,
    settled.flatMap(({ reminders }) => reminders),
  );
  const rows = settled.map(({ id, fate }) => ({
    id,
    bounced: fate.bounced,
    complained: fate.complainedAt && fate.complainedAt <= ctx.now ? fate.complainedAt : null,
  }));
  await ctx.db.execute(sql`
    update delivery d set attempts = 1, first_attempt_at = d.due_at, finished_at = d.due_at,
      state = case when x.bounced then 'failed' else 'sent' end, sent_at = case when not x.bounced then d.due_at end,
      code = case when x.bounced then '5.1.1' end, bounced_at = case when x.bounced then d.due_at end,
      complained_at = case when d.kind = 'invitation' then x.complained end
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, bounced boolean, complained timestamptz)
    where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = x.id and d.state = 'scheduled' and d.due_at <= ${ctx.now}`);
}

async function markInvitations(ctx: Ctx, settled: readonly Settled[]): Promise<void> {
  const rows = settled.map(({ id, sendAt, expiresAt, fate }) => {
    const seen = fate.visitedAt && fate.visitedAt <= ctx.now ? fate.visitedAt : null;
    const isOver = new Date(expiresAt) <= ctx.now;
    const state = fate.bounced ? 'bounced' : isOver ? 'expired' : seen ? 'visited' : 'sent';
    // An answer that is imported right after this opens the invitation's last state itself.
    const answers = fate.answered && fate.answered.completedAt <= ctx.now;
    return {
      id,
      state: answers ? 'visited' : state,
      sent: sendAt,
      visited: seen,
      reason: fate.bounced ? '5.1.1' : null,
      unsubscribed: fate.unsubscribedAt && fate.unsubscribedAt <= ctx.now ? fate.unsubscribedAt : null,
    };
  });
  await ctx.db.execute(sql`
    update invitation i set state = x.state, sent_at = x.sent, visited_at = x.visited, reason = x.reason,
      unsubscribed_at = x.unsubscribed
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as x(id uuid, state text, sent timestamptz, visited timestamptz, reason text, unsubscribed timestamptz)
    where i.workspace_id = ${ctx.workspaceId} and i.id = x.id`);
}

async function importAnswers(ctx: Ctx, settled: readonly Settled[]): Promise<number> {
  const responses = settled.flatMap(({ id, survey, period, dealing, fate }) => {
    const { answered } = fate;
    if (!answered || answered.completedAt > ctx.now) return [];
    return [
      {
        externalId: period === null ? dealing.id : `turn-${period}-${dealing.person.id}`,
        survey,
        invitationId: id,
        language: dealing.person.language,
        startedAt: answered.startedAt.toISOString(),
        completedAt: answered.completedAt.toISOString(),
        answers: answered.answers,
      },
    ];
  });
  const { accepted, rejected } = await importResponses({ ctx, input: { responses } });
  const fault = rejected[0]?.errors[0];
  if (fault) throw new Error(`the simulation made an answer that is refused: ${fault.path} ${fault.message}`);
  return accepted;
}

/** Who unsubscribed or complained, and addresses whose mail came back: none of them is asked again. */
async function leaveLists(ctx: Ctx, settled: readonly Settled[]): Promise<void> {
  const rows = settled.flatMap(({ customerId, sendAt, fate }) => {
    if (fate.bounced) return [{ customerId, at: new Date(sendAt), reason: 'bounced' }];
    const { unsubscribedAt, complainedAt } = fate;
    if (complainedAt && complainedAt <= ctx.now)
      return [{ customerId, at: complainedAt, reason: 'complained' }];
    return unsubscribedAt && unsubscribedAt <= ctx.now
      ? [{ customerId, at: unsubscribedAt, reason: 'unsubscribed' }]
      : [];
  });
  if (rows.length === 0) return;
  await ctx.db.execute(sql`
    with gone as (
      select c.id, c.address_hash, c.email, x.at, x.reason
      from json_to_recordset(${JSON.stringify(rows)}::json) as x("customerId" uuid, at timestamptz, reason text)
      join customer c on c.workspace_id = ${ctx.workspaceId} and c.id = x."customerId"
    ),
    left_by_themselves as (
      update customer c set unsubscribed_at = gone.at from gone
      where c.workspace_id = ${ctx.workspaceId} and c.id = gone.id and gone.reason = 'unsubscribed'
    )
    insert into suppression (workspace_id, address_hash, address, reason, created_at)
    select ${ctx.workspaceId}, address_hash, email, reason, at from gone where address_hash is not null
    on conflict do nothing`);
}

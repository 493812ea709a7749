import { sql } from 'drizzle-orm';
import { type Fate, fateOf } from '@/domain/demo/fate';
import type { Dealing } from '@/domain/demo/life';
import type { Ctx } from '@/server/db/tenant';
import { planDeliveries } from '../delivery/plan';
import { importResponses } from '../response/import';
import type { Stage } from './stage';

type Open = {
  id: string;
  programId: string;
  interaction: string;
  customerId: string;
  sendAt: string;
  expiresAt: string;
};
type Settled = Open & { dealing: Dealing; fate: Fate; survey: string; reminderAt: Date | null };

/**
 * Writes what became of the invitations that were made for these dealings, up to `ctx.now`: mails sent, bounces, visits,
 * answers, reminders, unsubscriptions, expiries. What lies later stays open. No mail is made.
 */
export async function settleInvitations({
  ctx,
  stage,
  dealings,
  seed,
}: {
  ctx: Ctx;
  stage: Stage;
  dealings: readonly Dealing[];
  seed: number;
}): Promise<{ invitations: number; responses: number }> {
  const byId = new Map(dealings.map(dealing => [dealing.id, dealing]));
  const open = await loadOpen(ctx, [...byId.keys()]);
  const settled = open
    .filter(item => new Date(item.sendAt) <= ctx.now)
    .flatMap(item => settle(item, byId.get(item.interaction), stage, seed));
  if (settled.length === 0) return { invitations: open.length, responses: 0 };
  await sendMails(ctx, settled);
  await markInvitations(ctx, settled);
  const responses = await importAnswers(ctx, settled);
  await leaveLists(ctx, settled);
  return { invitations: open.length, responses };
}

async function loadOpen(ctx: Ctx, interactions: string[]): Promise<Open[]> {
  const { rows } = await ctx.db.execute<Open>(sql`
    select i.id, i.program_id as "programId", x.external_id as interaction, i.customer_id as "customerId",
      i.send_at as "sendAt", i.expires_at as "expiresAt"
    from interaction x
    join invitation i on i.workspace_id = x.workspace_id and i.customer_id = x.customer_id and i.interaction_id = x.id
    where x.workspace_id = ${ctx.workspaceId} and x.external_id = any(${sql.param(interactions)}::text[])
      and i.state = 'scheduled'
    order by x.external_id`);
  return rows;
}

function settle(item: Open, dealing: Dealing | undefined, stage: Stage, seed: number): Settled[] {
  const program = stage.programs.get(item.programId);
  if (!dealing || !program) return [];
  const { template, reminderAfter } = program;
  const sentAt = new Date(item.sendAt);
  const fate = fateOf(seed, template, dealing, { sentAt, reminderAfter });
  const reminderAt = reminderAfter === null ? null : new Date(sentAt.getTime() + reminderAfter);
  return [
    {
      ...item,
      dealing,
      fate,
      survey: stage.surveys[template],
      reminderAt: isReminded(fate, reminderAt) ? reminderAt : null,
    },
  ];
}

/** Only those who can be reached and have neither answered nor left by then. */
function isReminded({ bounced, unsubscribedAt, answered }: Fate, reminderAt: Date | null): boolean {
  if (!reminderAt || bounced || unsubscribedAt) return false;
  return !answered || answered.startedAt > reminderAt;
}

async function sendMails(ctx: Ctx, settled: readonly Settled[]): Promise<void> {
  await planDeliveries(
    ctx,
    settled.flatMap(({ id, reminderAt }) =>
      reminderAt ? [{ invitationId: id, kind: 'reminder-1' as const, dueAt: reminderAt }] : [],
    ),
  );
  const rows = settled.map(({ id, fate }) => ({ id, bounced: fate.bounced }));
  await ctx.db.execute(sql`
    update delivery d set attempts = 1, first_attempt_at = d.due_at, finished_at = d.due_at,
      state = case when x.bounced then 'failed' else 'sent' end, sent_at = case when not x.bounced then d.due_at end,
      code = case when x.bounced then '5.1.1' end
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, bounced boolean)
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
    };
  });
  await ctx.db.execute(sql`
    update invitation i set state = x.state, sent_at = x.sent, visited_at = x.visited, reason = x.reason
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as x(id uuid, state text, sent timestamptz, visited timestamptz, reason text)
    where i.workspace_id = ${ctx.workspaceId} and i.id = x.id`);
}

async function importAnswers(ctx: Ctx, settled: readonly Settled[]): Promise<number> {
  const responses = settled.flatMap(({ id, survey, dealing, fate }) => {
    const { answered } = fate;
    if (!answered || answered.completedAt > ctx.now) return [];
    return [
      {
        externalId: dealing.id,
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

/** Who unsubscribed, and addresses whose mail came back: neither is asked again. */
async function leaveLists(ctx: Ctx, settled: readonly Settled[]): Promise<void> {
  const rows = settled.flatMap(({ customerId, sendAt, fate }) => {
    if (fate.bounced) return [{ customerId, at: new Date(sendAt), reason: 'bounced' }];
    const { unsubscribedAt } = fate;
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

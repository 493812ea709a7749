import { sql } from 'drizzle-orm';
import { checkAnswers } from '@/domain/demo/answers';
import { randomFor } from '@/domain/demo/noise';
import { programDefaults } from '@/domain/program';
import { toMilliseconds, toSeconds } from '@/domain/time/duration';
import { invitation } from '@/drizzle/schema/program';
import type { Ctx } from '@/server/db/tenant';
import { requestedId } from '@/server/tokens';
import { planDeliveries } from '../delivery/plan';
import { noteRecoveryAnswers } from '../recovery/answered';
import { importResponses } from '../response/import';
import type { Told } from './cases';
import type { Stage } from './stage';

/** A case whose customer was asked whether it worked. */
export type Check = Told & { askedAt: Date };

/** A customer, and when programs asked them: the moment, how long after another question or answer that may be, in ms. */
type Person = {
  id: string;
  hash: string | null;
  canBeAsked: boolean;
  asks: { at: string; made: string; afterInvite: string; afterResponse: string }[] | null;
};

const BATCH = 1000;

/**
 * Writes the recovery checks that went out when cases were resolved, and their answers. Programs asked in the same two years
 * without knowing of them: where a check would have kept one of those questions back, there was none, and no answer.
 */
export async function askWhetherItWorked({
  ctx,
  stage,
  checks,
  seed,
}: {
  ctx: Ctx;
  stage: Stage;
  checks: readonly Check[];
  seed: number;
}): Promise<{ invitations: number; responses: number }> {
  const people = await readPeople(ctx, [...new Set(checks.map(check => check.customer))]);
  const sent: { check: Check; id: string; answers: boolean; hash: string | null }[] = [];
  for (const check of checks) {
    const person = people.get(check.customer);
    if (!person?.canBeAsked || !isFree(person, check.askedAt, 'afterInvite')) continue;
    const { answered } = check.fate;
    const answers = answered !== null && isFree(person, answered.completedAt, 'afterResponse');
    sent.push({
      check,
      id: requestedId(ctx.workspaceId, `recovery:${check.caseId}`),
      answers,
      hash: person.hash,
    });
  }
  if (sent.length === 0) return { invitations: 0, responses: 0 };
  const survey = stage.surveys['recovery-check'];
  for (let from = 0; from < sent.length; from += BATCH) {
    await ctx.db.insert(invitation).values(
      sent.slice(from, from + BATCH).map(({ check, id, answers, hash }) => {
        const expiresAt = new Date(check.askedAt.getTime() + toMilliseconds(programDefaults.expiry));
        return {
          workspaceId: ctx.workspaceId,
          id,
          surveyId: survey,
          customerId: check.customer,
          channel: 'email' as const,
          state: answers
            ? ('visited' as const)
            : expiresAt <= ctx.now
              ? ('expired' as const)
              : ('sent' as const),
          addressHash: hash,
          language: check.language,
          sendAt: check.askedAt,
          sentAt: check.askedAt,
          visitedAt: answers ? (check.fate.answered?.startedAt ?? null) : null,
          expiresAt,
          createdAt: check.askedAt,
        };
      }),
    );
  }
  await markSent(ctx, sent);
  const responses = sent.flatMap(({ check, id, answers }) => {
    const { answered } = check.fate;
    if (!answered || !answers) return [];
    const talked = { ...check.dealing, experience: answered.experience };
    return [
      {
        externalId: `check-${check.key}`,
        survey,
        invitationId: id,
        language: check.language,
        startedAt: answered.startedAt.toISOString(),
        completedAt: answered.completedAt.toISOString(),
        answers: checkAnswers(talked, randomFor(seed, `check ${check.key}`)),
      },
    ];
  });
  const { accepted, rejected } = await importResponses({ ctx, input: { responses } });
  const fault = rejected[0]?.errors[0];
  if (fault) throw new Error(`the simulation made an answer that is refused: ${fault.path} ${fault.message}`);
  await noteAnswers(ctx);
  return { invitations: sent.length, responses: accepted };
}

async function readPeople(ctx: Ctx, ids: string[]): Promise<Map<string, Person>> {
  const { rows } = await ctx.db.execute<Person>(sql`
    select c.id, c.address_hash as hash,
      c.email is not null and not c.do_not_ask and c.unsubscribed_at is null and s.reason is null as "canBeAsked",
      (select json_agg(json_build_object('at', i.send_at, 'made', i.created_at, 'afterInvite', p.fatigue_after_invite,
          'afterResponse', p.fatigue_after_response))
        from invitation i join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
        where i.workspace_id = c.workspace_id and i.customer_id = c.id and i.state <> 'suppressed'
          and not p.fatigue_exempt) as asks
    from customer c
    left join suppression s on s.workspace_id = c.workspace_id and s.address_hash = c.address_hash
    where c.workspace_id = ${ctx.workspaceId} and c.id = any(${sql.param(ids)}::uuid[])`);
  return new Map(rows.map(row => [row.id, row]));
}

/** Whether no program asked within its rest after this moment. */
const isFree = ({ asks }: Person, moment: Date, rest: 'afterInvite' | 'afterResponse'): boolean =>
  (asks ?? []).every(ask => {
    const at = Date.parse(ask.at);
    return at < moment.getTime() || at - moment.getTime() >= toSeconds(ask[rest]) * 1000;
  });

async function markSent(ctx: Ctx, sent: readonly { check: Check; id: string }[]): Promise<void> {
  await planDeliveries(
    ctx,
    sent.map(({ id, check }) => ({ invitationId: id, kind: 'invitation', dueAt: check.askedAt })),
  );
  const rows = sent.map(({ id, check }) => ({ id, case: check.caseId, at: check.askedAt }));
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, "case" uuid, at timestamptz)`;
  const { workspaceId } = ctx;
  await ctx.db.execute(sql`
    update delivery d set state = 'sent', attempts = 1, first_attempt_at = d.due_at, sent_at = d.due_at, finished_at = d.due_at
    from ${given} where d.workspace_id = ${workspaceId} and d.invitation_id = x.id`);
  await ctx.db.execute(sql`
    update customer_case k set recovery_invitation_id = x.id
    from ${given} where k.workspace_id = ${workspaceId} and k.id = x."case"`);
  await ctx.db.execute(sql`
    insert into case_event (workspace_id, id, case_id, at, by, kind, detail)
    select ${workspaceId}::uuid, gen_random_uuid(), x."case", x.at, 'system:cases', 'recovery_sent', jsonb_build_object('message', x.id)
    from ${given}`);
}

async function noteAnswers(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select r.id from response r
    join customer_case k on k.workspace_id = r.workspace_id and k.recovery_invitation_id = r.invitation_id
    where r.workspace_id = ${ctx.workspaceId}`);
  await noteRecoveryAnswers(
    ctx,
    rows.map(({ id }) => id),
  );
}

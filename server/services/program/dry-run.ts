import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Attributes } from '@/domain/attributes';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import type { DecisionReason } from '@/domain/program';
import { decide, type Occasion, type Rule } from '@/domain/sending/decide';
import { toMilliseconds } from '@/domain/time/duration';
import { localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { zoneOf } from '../decision/decide';
import { loadAsks, loadReplies, readPeople } from '../decision/load';
import { type Program, readProgram } from './read';

export const dryRunSchema = z.object({
  /** How many days back the program is tried on. */
  days: z.number().int().min(1).max(365).default(30),
});

export type DryRun = {
  since: Date;
  until: Date;
  /** Interactions of the program's types in that time; `isCut`: there were more than were looked at. */
  interactions: number;
  isCut: boolean;
  customers: number;
  invited: number;
  /** How many were not invited, by reason. */
  reasons: Partial<Record<DecisionReason, number>>;
  /** Invitations per day of the workspace on which they would have been sent, without empty days. */
  perDay: { day: string; invited: number }[];
};

const MOST = 20_000;

/**
 * What the program would have done with the interactions of the last days, had it been active then: the same decision
 * as in earnest, on the same ledger, writing nothing. Other programs' rivalry counts where they really invited.
 * Throws `not_found`, or `invalid` for a program that does not go by interactions.
 */
export async function dryRunProgram({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string } & z.input<typeof dryRunSchema>;
}): Promise<DryRun> {
  const { days } = dryRunSchema.parse({ days: input.days });
  const program = await readProgram({ ctx, input });
  if (!('types' in program.trigger))
    throw new AppError('invalid', 'Only a program that asks about interactions can be tried on past ones.');
  const since = new Date(ctx.now.getTime() - days * 86_400_000);
  const rule = ruleOf(program, since);
  const found = await pastOccasions(ctx, program.trigger.types, since);
  const occasions = found.slice(0, MOST);
  const zone = await zoneOf(ctx);
  const ids = [...new Set(occasions.map(occasion => occasion.customerId))];
  const people = await readPeople(ctx, ids, zone);
  const before = (span: number) => new Date(since.getTime() - span);
  const own = await ownInvitations(ctx, program.id);
  const verdicts = decide({
    now: since,
    zone,
    rules: [rule],
    occasions,
    people: new Map(people.map(person => [person.id, person])),
    // What this program itself sent meanwhile is what is being tried again.
    asks: (await loadAsks(ctx, people, before(rule.afterInvite))).filter(ask => !own.has(ask.id)),
    replies: (await loadReplies(ctx, people, before(rule.afterResponse))).filter(
      reply => reply.invitationId === null || !own.has(reply.invitationId),
    ),
    planned: new Map(),
    newId,
  });
  const sent = verdicts.flatMap(({ invitation }) => (invitation ? [localDate(invitation.sendAt, zone)] : []));
  const reasons = verdicts.flatMap(({ reason }) => (reason ? [reason] : []));
  return {
    since,
    until: ctx.now,
    interactions: occasions.length,
    isCut: found.length > MOST,
    customers: ids.length,
    invited: sent.length,
    reasons: Object.fromEntries(tally(reasons)),
    perDay: [...tally(sent)].sort().map(([day, invited]) => ({ day, invited })),
  };
}

/** The program as if it had been switched on when the time that is looked at began. */
const ruleOf = (program: Program, since: Date): Rule => ({
  id: program.id,
  types: 'types' in program.trigger ? program.trigger.types : null,
  where: program.trigger.where,
  delay: toMilliseconds(program.delay),
  sampling: program.sampling,
  afterInvite: toMilliseconds(program.fatigue.afterInvite),
  afterResponse: toMilliseconds(program.fatigue.afterResponse),
  window: program.sendWindow,
  expiry: toMilliseconds(program.expiry),
  maxAge: toMilliseconds(program.maxAge),
  dailyCap: program.dailyCap,
  priority: program.priority,
  order: 0,
  active: true,
  activatedAt: since,
});

/** Newest first when there are too many; recorded when they happened, since imports of history are tried too. */
async function pastOccasions(ctx: Ctx, types: string[], since: Date): Promise<Occasion[]> {
  const { rows } = await ctx.db.execute<{
    id: string;
    type: string;
    customerId: string;
    at: string;
    attributes: Attributes;
  }>(sql`
    select id, type, customer_id as "customerId", occurred_at as at, attributes from interaction
    where workspace_id = ${ctx.workspaceId} and occurred_at >= ${since} and occurred_at <= ${ctx.now}
      and type = any(${sql.param(types)}::text[])
    order by occurred_at desc, id desc limit ${MOST + 1}`);
  return rows.map(({ at, ...row }) => {
    const occurredAt = new Date(at);
    return { ...row, interactionId: row.id, occurredAt, recordedAt: occurredAt, doNotAsk: false };
  });
}

async function ownInvitations(ctx: Ctx, programId: string): Promise<Set<string>> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select id from invitation where workspace_id = ${ctx.workspaceId} and program_id = ${programId}
      and send_at > now() - interval '800 days'`);
  return new Set(rows.map(row => row.id));
}

function tally<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

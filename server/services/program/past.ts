import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import { programDefaults } from '@/domain/program';
import type { Ask, Occasion, Rule } from '@/domain/sending/facts';
import type { RehearsalInput } from '@/domain/sending/rehearse';
import { toSeconds } from '@/domain/time/duration';
import type { Ctx } from '@/server/db/tenant';
import { loadAsks, loadReplies, lookBack, readPeople } from '../decision/load';
import { TEST_CUSTOMER } from '../invitation/send-test';
import { readSegment } from '../segment/list';
import { meetsAll } from '../segment/where';
import type { Draft } from './draft';

/** Occasions that are looked at: the newest. */
const MOST = 100_000;

export type Past = {
  /** Where more happened than is looked at: since the oldest that is. */
  since: Date;
  isCut: boolean;
  facts: Pick<RehearsalInput, 'occasions' | 'people' | 'asks' | 'replies' | 'happenings'>;
};

/**
 * Everything that a rehearsal of this program goes by, since `since`. Left out: what the program itself sent, and what
 * programs that go after it sent about the very interactions that it would have asked about first.
 */
export async function readPast(
  ctx: Ctx,
  draft: Draft,
  rule: Rule,
  { since, zone }: { since: Date; zone: string },
): Promise<Past> {
  const found = await occasionsOf(ctx, draft, since);
  const occasions = found.slice(0, MOST);
  const isCut = found.length > MOST;
  const oldest = occasions.at(-1)?.occurredAt;
  const from = isCut && oldest ? oldest : since;
  const ids = [...new Set(occasions.map(occasion => occasion.customerId))];
  const people = await readPeople(ctx, ids, zone);
  const reach = lookBack(from, [rule], people);
  const own = await ownInvitations(ctx, draft.id);
  const later = await programsAfter(ctx, draft.id);
  const looked = new Set(occasions.map(occasion => occasion.interactionId));
  const all = await loadAsks(ctx, people, reach.asks);
  const isOutranked = ({ ruleId, interactionId }: Ask) =>
    ruleId !== null && later.has(ruleId) && interactionId !== null && looked.has(interactionId);
  const gone = new Set([...own, ...all.filter(isOutranked).map(ask => ask.id)]);
  return {
    since: from,
    isCut,
    facts: {
      occasions,
      people: new Map(people.map(person => [person.id, person])),
      asks: all.filter(ask => !gone.has(ask.id)),
      replies: (await loadReplies(ctx, people, reach.replies)).filter(
        reply => reply.invitationId === null || !gone.has(reply.invitationId),
      ),
      happenings: rule.unless.length > 0 ? await interactionsOf(ctx, rule.unless, from) : [],
    },
  };
}

function occasionsOf(ctx: Ctx, { id, trigger }: Draft, since: Date): Promise<Occasion[]> {
  if ('types' in trigger) return interactionsOf(ctx, trigger.types, since);
  return 'every' in trigger ? turnsOf(ctx, id, trigger.every, since) : membersOf(ctx, id, trigger.once);
}

/** Newest first. They count as recorded when they happened, since history that was imported is tried too. */
async function interactionsOf(ctx: Ctx, types: readonly string[], since: Date): Promise<Occasion[]> {
  const { rows } = await ctx.db.execute<{
    id: string;
    externalId: string;
    type: string;
    caseOf: string | null;
    customerId: string;
    at: string;
    attributes: Attributes;
    amount: number | null;
  }>(sql`
    select id, external_id as "externalId", type, case_of as "caseOf", customer_id as "customerId", occurred_at as at,
      attributes, amount_value::float8 as amount
    from interaction
    where workspace_id = ${ctx.workspaceId} and occurred_at >= ${since} and occurred_at <= ${ctx.now}
      and type = any(${sql.param([...types])}::text[])
    order by occurred_at desc, id desc limit ${MOST + 1}`);
  return rows.map(({ at, ...row }) => ({
    ...row,
    ...madeAt(new Date(at)),
    interactionId: row.id,
    period: null,
    ruleId: null,
  }));
}

/** Turns of a program that asks at intervals, spread over the period as in earnest: by a hash of program and customer. */
async function turnsOf(ctx: Ctx, program: string, every: string, since: Date): Promise<Occasion[]> {
  const seconds = toSeconds(every);
  const { rows } = await ctx.db.execute<{ customerId: string; turn: number; at: string }>(sql`
    select c.id as "customerId", t.turn::int as turn, to_timestamp((t.turn + h.share) * ${seconds}::float8) as at
    from customer c
    cross join lateral (select ('x' || substr(md5(${program} || c.id::text), 1, 8))::bit(32)::bigint / 4294967296.0 as share) h
    cross join lateral generate_series(
      ceil(extract(epoch from ${since.toISOString()}::timestamptz) / ${seconds}::float8 - h.share)::bigint,
      floor(extract(epoch from ${ctx.now.toISOString()}::timestamptz) / ${seconds}::float8 - h.share)::bigint) as t(turn)
    where c.workspace_id = ${ctx.workspaceId} and not starts_with(c.external_id, ${TEST_CUSTOMER})
      and c.created_at <= to_timestamp((t.turn + h.share) * ${seconds}::float8)
    order by at desc, c.id limit ${MOST + 1}`);
  return rows.map(({ customerId, turn, at }) => turnOf(program, customerId, turn, new Date(at)));
}

async function membersOf(ctx: Ctx, program: string, segment: string): Promise<Occasion[]> {
  const { where } = await readSegment({ ctx, input: { id: segment } });
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select id from customer
    where workspace_id = ${ctx.workspaceId} and not starts_with(external_id, ${TEST_CUSTOMER})
      and ${meetsAll(where, sql`attributes`)}
    order by id limit ${MOST + 1}`);
  return rows.map(({ id }) => turnOf(program, id, 0, ctx.now));
}

const turnOf = (program: string, customerId: string, period: number, at: Date): Occasion => ({
  id: `${customerId}:${period}`,
  externalId: null,
  type: null,
  caseOf: null,
  customerId,
  interactionId: null,
  period,
  ...madeAt(at),
  attributes: {},
  amount: null,
  ruleId: program,
});

const madeAt = (at: Date) => ({ occurredAt: at, recordedAt: at, doNotAsk: false, decisionId: null });

async function ownInvitations(ctx: Ctx, program: string): Promise<Set<string>> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select id from invitation where workspace_id = ${ctx.workspaceId} and program_id = ${program}
      and send_at > ${ctx.now.toISOString()}::timestamptz - interval '800 days'`);
  return new Set(rows.map(row => row.id));
}

/** By priority, then age; a rule that is not kept yet stands behind those of the priority that it would get. */
async function programsAfter(ctx: Ctx, program: string): Promise<Set<string>> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select p.id from program p
    left join program own on own.workspace_id = p.workspace_id and own.id = ${program}
    where p.workspace_id = ${ctx.workspaceId} and (p.priority, p.created_at, p.id)
      > (coalesce(own.priority, ${programDefaults.priority}), coalesce(own.created_at, 'infinity'), ${program}::uuid)`);
  return new Set(rows.map(row => row.id));
}

export type Names = Map<string, { externalId: string; name: string | null }>;

/** What customers are called, by our own ids. */
export async function namesOf(ctx: Ctx, ids: string[]): Promise<Names> {
  const { rows } = await ctx.db.execute<{ id: string; externalId: string; name: string | null }>(sql`
    select id, external_id as "externalId", name from customer
    where workspace_id = ${ctx.workspaceId} and id = any(${sql.param(ids)}::uuid[])`);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

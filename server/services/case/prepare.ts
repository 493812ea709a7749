import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import { type Candidate, ownerOf } from '@/domain/case/owners';
import type { CaseRule } from '@/domain/case/rules';
import { promiseFrom } from '@/domain/case/states';
import { permissions } from '@/domain/roles';
import { customer } from '@/drizzle/schema/customer';
import { response } from '@/drizzle/schema/response';
import { member } from '@/drizzle/schema/workspace';
import { actorName, type Ctx } from '@/server/db/tenant';
import { becauseOf, scoreOfResponse } from './finding';
import { tellMembers } from './notices';
import { type CaseSettings, promiseOf } from './settings';
import type { CaseColumns, CaseRow, NewCaseEvent } from './write';

/** Who can be given a case; `lastAt` is kept up while cases are given in this transaction. */
type Crew = { candidates: Candidate[]; names: ReadonlyMap<string, string> };

/** Whoever else gives cases here waits until this transaction ends: a rotation is fair. */
export async function lockOwners(ctx: Ctx): Promise<void> {
  await ctx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('case-owners:' || ${ctx.workspaceId}::text, 0))`,
  );
}

/** Everybody who can own a case, with when they were given one last. */
export async function readCrew(ctx: Ctx): Promise<Crew> {
  const rows = await ctx.db
    .select({
      id: member.userId,
      name: member.name,
      awayUntil: member.awayUntil,
      lastAt: sql<string | null>`(
        select k.opened_at from customer_case k
        where k.workspace_id = ${ctx.workspaceId} and k.owner_id = ${member.userId}
        order by k.opened_at desc, k.id desc limit 1)`,
    })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), inArray(member.role, [...permissions.serve])))
    .orderBy(member.createdAt, member.userId);
  return {
    candidates: rows.map(({ id, awayUntil, lastAt }) => ({
      id,
      awayUntil,
      lastAt: lastAt === null ? null : new Date(lastAt),
    })),
    names: new Map(rows.map(({ id, name }) => [id, name])),
  };
}

/**
 * What a case that was just opened still needs: owner, due times counted from its opening, priority, whom it is about and why.
 * Its owner is told by mail.
 */
export async function prepareCase(
  ctx: Ctx,
  settings: CaseSettings,
  row: CaseRow,
  crew: Crew,
): Promise<{ columns: CaseColumns; events: NewCaseEvent[] }> {
  const rule = ruleOf(settings, row);
  const promise = rule?.promise ?? promiseOf(settings, row.ruleId);
  const attributes = Object.keys(row.attributes).length > 0 ? row.attributes : await attributesOf(ctx, row);
  const score = row.score === null && row.responseId ? await scoreOfResponse(ctx, row.responseId) : null;
  const ownerId = row.ownerId ?? giveTo(crew, rule, attributes, row.openedAt, ctx.now);
  if (ownerId && ownerId !== row.ownerId) await tellMembers(ctx, row.id, 'new', [ownerId], 'opened');
  return {
    columns: {
      preparedAt: ctx.now,
      ownerId,
      attributes,
      ...(rule && { ruleId: rule.id, ...(row.reason !== 'manual' && { priority: rule.priority }) }),
      ...(score && { metric: score.metric, score: score.value, points: score.points }),
      ...(row.because === null &&
        row.reason === 'callback' && { because: becauseOf('Asked for a call', score) }),
      ...promisedTo(row, promiseFrom(row.openedAt, promise, settings.calendar)),
    },
    events:
      ownerId && ownerId !== row.ownerId
        ? [{ kind: 'owner', detail: { from: null, to: ownerId }, by: actorName(ctx.actor) }]
        : [],
  };
}

/** What was promised already at a later time stays: somebody here opened again what the customer had taken back. */
const promisedTo = (
  row: CaseRow,
  due: Record<'contactDueAt' | 'resolveDueAt', Date>,
): Record<'contactDueAt' | 'resolveDueAt', Date> =>
  row.contactDueAt && row.resolveDueAt && row.resolveDueAt > due.resolveDueAt
    ? { contactDueAt: row.contactDueAt, resolveDueAt: row.resolveDueAt }
    : due;

/** The rule that opened it; a call that was asked for is promised by the first rule about calls, whatever opened it. */
const ruleOf = ({ rules }: CaseSettings, row: CaseRow): CaseRule | null =>
  rules.find(rule => rule.id === row.ruleId) ??
  (row.reason === 'callback'
    ? rules.find(rule => rule.active && rule.trigger.kind === 'callback')
    : undefined) ??
  null;

function giveTo(
  { candidates }: Crew,
  rule: CaseRule | null,
  attributes: Attributes,
  at: Date,
  now: Date,
): string | null {
  const id = rule && ownerOf(rule.assign, { attributes, candidates, now });
  const chosen = candidates.find(one => one.id === id);
  if (!chosen) return null;
  chosen.lastAt = at;
  return chosen.id;
}

/** Of the answer, else of the customer. */
async function attributesOf(ctx: Ctx, { responseId, customerId }: CaseRow): Promise<Attributes> {
  const [answer] = responseId
    ? await ctx.db
        .select({ attributes: response.attributes })
        .from(response)
        .where(and(eq(response.workspaceId, ctx.workspaceId), eq(response.id, responseId)))
    : [];
  if (answer && Object.keys(answer.attributes).length > 0) return answer.attributes;
  const [person] = customerId
    ? await ctx.db
        .select({ attributes: customer.attributes })
        .from(customer)
        .where(and(eq(customer.workspaceId, ctx.workspaceId), eq(customer.id, customerId)))
    : [];
  return person?.attributes ?? {};
}

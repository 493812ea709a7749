import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type CaseState, caseOutcomes, casePriorities } from '@/domain/case/case';
import { type CaseMoveKind, stateWords } from '@/domain/case/states';
import { AppError, notFound } from '@/domain/errors';
import { can } from '@/domain/roles';
import { caseEvent } from '@/drizzle/schema/case';
import { theme } from '@/drizzle/schema/comment';
import { member } from '@/drizzle/schema/workspace';
import { nameBehind } from '@/server/db/actor-name';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { tellMembers } from './notices';
import { type CaseSettings, readCaseSettings } from './settings';
import { memberId, sightOf } from './sight';
import {
  type CaseColumns,
  type CaseRow,
  lockCase,
  movedColumns,
  type NewCaseEvent,
  writeCase,
} from './write';

const words = z.string().trim().max(5000);
const outcome = z.enum(caseOutcomes);

/** One change of a case. `take`: what nobody owns becomes one's own; `assign` gives it to anybody or (null) to nobody. */
export const caseChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('take') }),
  z.strictObject({ kind: z.literal('assign'), to: z.string().max(100).nullable() }),
  z.strictObject({
    kind: z.literal('state'),
    to: z.enum(['in_progress', 'waiting', 'resolved', 'closed']),
    /** Needed to resolve, and to close what is not resolved. */
    outcome: outcome.optional(),
    rootCause: z.uuid().nullable().optional(),
    note: words.optional(),
  }),
  z.strictObject({ kind: z.literal('reopen'), note: words.optional() }),
  /** Takes a resolution or closing back as if it had not been. */
  z.strictObject({ kind: z.literal('undo') }),
  z.strictObject({ kind: z.literal('priority'), to: z.enum(casePriorities) }),
  z.strictObject({ kind: z.literal('root_cause'), to: z.uuid().nullable() }),
  z.strictObject({ kind: z.literal('outcome'), to: outcome }),
  z.strictObject({
    kind: z.literal('note'),
    text: words.min(1),
    /** auth.user of members to be told by mail. */
    mentions: z.array(z.string().max(100)).max(20).optional(),
  }),
  /** `reached`: false for a call that nobody took; then the promise is still open. */
  z.strictObject({
    kind: z.literal('contact'),
    by: z.enum(['phone', 'mail', 'in_person', 'other']),
    reached: z.boolean(),
    text: words.optional(),
  }),
]);
export type CaseChange = z.infer<typeof caseChangeSchema>;

export const changeCaseSchema = z.object({
  id: z.uuid('is not the id of a case'),
  /** As it was read: somebody else's change in between is a conflict. Notes and contacts conflict with nothing. */
  revision: z.number().int().optional(),
  change: caseChangeSchema,
});

/**
 * Makes one change. Of two who make one at once the second gets `conflict` and is told who was first; so is whoever takes what
 * is taken. `conflict` also where the state does not allow it, with what is missing.
 */
export async function changeCase({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof changeCaseSchema>;
}): Promise<{ id: string; revision: number; state: CaseState }> {
  const { id, revision, change } = changeCaseSchema.parse(input);
  // What nobody owns is seen by everybody who serves: whoever comes second hears who was first, in their scope or not.
  const row = await lockCase(ctx, id, change.kind === 'take' ? undefined : await sightOf(ctx));
  const isAdded = change.kind === 'note' || change.kind === 'contact' || change.kind === 'take';
  if (!isAdded && revision !== undefined && revision !== row.revision) throw await beatenTo(ctx, row);
  return applyChange(ctx, await readCaseSettings(ctx), row, change);
}

/** The same on a case that this transaction has locked already. */
export async function applyChange(
  ctx: Ctx,
  settings: CaseSettings,
  row: CaseRow,
  change: CaseChange,
): Promise<{ id: string; revision: number; state: CaseState }> {
  const { columns, events } = await plan(ctx, settings, row, change);
  const revision = await writeCase(ctx, row, columns, events);
  const audited = AUDITED[change.kind];
  if (audited) {
    await recordAudit({ ctx, action: audited, subject: row.id, detail: { ...events[0]?.detail } });
  }
  return { id: row.id, revision, state: columns.state ?? row.state };
}

// Notes and contacts are their own history.
const AUDITED: Partial<Record<CaseChange['kind'], string>> = {
  take: 'case.assigned',
  assign: 'case.assigned',
  state: 'case.moved',
  reopen: 'case.reopened',
  undo: 'case.reopened',
  priority: 'case.changed',
  root_cause: 'case.changed',
  outcome: 'case.changed',
};

type Planned = { columns: CaseColumns; events: NewCaseEvent[] };

async function plan(ctx: Ctx, settings: CaseSettings, row: CaseRow, change: CaseChange): Promise<Planned> {
  switch (change.kind) {
    case 'take':
      return take(ctx, settings, row);
    case 'assign':
      return assign(ctx, row, change.to);
    case 'state':
      return moveTo(ctx, settings, row, change);
    case 'reopen':
    case 'undo': {
      const columns = movedColumns(ctx, settings, row, { kind: change.kind });
      const text = change.kind === 'reopen' ? change.note : null;
      return { columns, events: [{ ...stateEvent(row, columns), ...(text && { text }) }] };
    }
    case 'priority':
      return {
        columns: { priority: change.to },
        events: [{ kind: 'priority', detail: { from: row.priority, to: change.to } }],
      };
    case 'root_cause':
      await requireTheme(ctx, change.to);
      return {
        columns: { rootCauseId: change.to },
        events: [{ kind: 'root_cause', detail: { from: row.rootCauseId, to: change.to } }],
      };
    case 'outcome':
      return {
        columns: { outcome: change.to },
        events: [{ kind: 'outcome', detail: { from: row.outcome, to: change.to } }],
      };
    case 'note': {
      const mentions = await requireMembers(ctx, change.mentions ?? []);
      await tellMembers(ctx, row.id, 'mention', mentions, String(row.revision));
      return { columns: {}, events: [{ kind: 'note', text: change.text }] };
    }
    case 'contact': {
      const { by, reached, text } = change;
      const event = { detail: { by }, text: text || null };
      if (!reached) return { columns: startedBy(ctx, row), events: [{ kind: 'attempt', ...event }] };
      const columns = movedColumns(ctx, settings, row, { kind: 'contact' });
      return { columns: { ...startedBy(ctx, row), ...columns }, events: [{ kind: 'contact', ...event }] };
    }
  }
}

/** Whoever speaks with the customer of a case that nobody owns owns it. */
const startedBy = (ctx: Ctx, row: CaseRow): CaseColumns =>
  row.ownerId === null && memberId(ctx) !== null ? { ownerId: memberId(ctx) } : {};

async function take(ctx: Ctx, settings: CaseSettings, row: CaseRow): Promise<Planned> {
  const me = memberId(ctx);
  if (me === null) throw new AppError('forbidden', 'Only a member of this workspace can take a case.');
  if (row.ownerId !== null) throw await takenBy(ctx, row);
  const columns = row.state === 'open' ? movedColumns(ctx, settings, row, { kind: 'start' }) : {};
  return {
    columns: { ...columns, ownerId: me },
    events: [{ kind: 'owner', detail: { from: null, to: me } }],
  };
}

async function assign(ctx: Ctx, row: CaseRow, to: string | null): Promise<Planned> {
  if (to !== null) await requireMembers(ctx, [to]);
  // Given back untouched, it is as open as it was.
  const isUntouched = to === null && row.state === 'in_progress' && row.contactedAt === null;
  if (to !== null && to !== row.ownerId && to !== memberId(ctx)) {
    await tellMembers(ctx, row.id, 'new', [to], String(row.revision));
  }
  return {
    columns: { ownerId: to, ...(isUntouched && { state: 'open' }) },
    events: [{ kind: 'owner', detail: { from: row.ownerId, to } }],
  };
}

const MOVES: Record<Extract<CaseChange, { kind: 'state' }>['to'], CaseMoveKind> = {
  in_progress: 'start',
  waiting: 'wait',
  resolved: 'resolve',
  closed: 'close',
};

async function moveTo(
  ctx: Ctx,
  settings: CaseSettings,
  row: CaseRow,
  { to, outcome: came, rootCause, note }: Extract<CaseChange, { kind: 'state' }>,
): Promise<Planned> {
  await requireTheme(ctx, rootCause ?? null);
  const kind = MOVES[to];
  const move = kind === 'resolve' || kind === 'close' ? { kind, outcome: came } : { kind };
  const columns = {
    ...movedColumns(ctx, settings, row, move),
    ...startedBy(ctx, row),
    ...(rootCause !== undefined && { rootCauseId: rootCause }),
    ...(note && { note }),
  };
  return { columns, events: [{ ...stateEvent(row, columns), text: note || null }] };
}

const stateEvent = (row: CaseRow, columns: CaseColumns): NewCaseEvent => ({
  kind: 'state',
  detail: { from: row.state, to: columns.state ?? row.state },
});

/** Who made the change that came before ours. */
async function beatenTo(ctx: Ctx, row: CaseRow): Promise<AppError> {
  const [last] = await ctx.db
    .select({ who: nameBehind(caseEvent.workspaceId, caseEvent.by), by: caseEvent.by })
    .from(caseEvent)
    .where(and(eq(caseEvent.workspaceId, ctx.workspaceId), eq(caseEvent.caseId, row.id)))
    .orderBy(desc(caseEvent.at), desc(caseEvent.id))
    .limit(1);
  const who = last?.by === actorName(ctx.actor) ? 'You, in another window,' : (last?.who ?? 'Somebody');
  return new AppError(
    'conflict',
    `${who} changed this case first; it is ${stateWords(row.state)} now. Nothing of yours was changed.`,
  );
}

async function takenBy(ctx: Ctx, row: CaseRow): Promise<AppError> {
  if (row.ownerId === memberId(ctx)) return new AppError('conflict', 'This case is yours already.');
  const [owner] = await ctx.db
    .select({ name: member.name })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, row.ownerId ?? '')));
  return new AppError(
    'conflict',
    `${owner?.name ?? 'Somebody who left'} took this case first; nothing was changed.`,
  );
}

/** Members who can serve; `invalid` for anybody else. */
async function requireMembers(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  for (const id of new Set(ids)) {
    const [who] = await ctx.db
      .select({ role: member.role })
      .from(member)
      .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, id)));
    if (!who || !can(who.role, 'serve')) {
      throw new AppError(
        'invalid',
        'That person cannot work on cases here: their role does not allow it, or they left.',
      );
    }
  }
  return [...new Set(ids)];
}

async function requireTheme(ctx: Ctx, id: string | null): Promise<void> {
  if (id === null) return;
  const [found] = await ctx.db
    .select({ id: theme.id })
    .from(theme)
    .where(and(eq(theme.workspaceId, ctx.workspaceId), eq(theme.id, id)));
  if (!found) throw notFound('root cause');
}

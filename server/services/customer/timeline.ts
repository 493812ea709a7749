import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type HistoryKind, historyKinds, timelineKinds } from '@/domain/timeline';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { findCustomer } from './find';
import { detailOf, happenedTo } from './timeline-sql';

const until = z.iso.datetime({ offset: true }).optional();

/** `kind` may be repeated; without it all are meant. `until`: only what happened before this moment. */
export const timelineSchema = z.object({
  kind: z.preprocess(
    given => (typeof given === 'string' ? [given] : given),
    z.array(z.enum(timelineKinds)).min(1).optional(),
  ),
  until,
  ...pageInput,
});

/** The same for the customer's page, which tells turns too. */
export const historySchema = z.object({
  kind: z.array(z.enum(historyKinds)).min(1).optional(),
  until,
  ...pageInput,
});

/**
 * Something between the company and one customer. `detail` of
 * - an interaction: id (the caller's), type, class, attributes, amount, initiatedBy, caseOf;
 * - an invitation: id, survey, program, channel, state, reason, interaction, isOverride (somebody asked although the
 *   customer had been asked or had answered lately), checks (id of the case that was put right: did it work?);
 * - a response: id, survey, version, state, scores, answers, interaction;
 * - a case, once for each thing that was done about it: id (of the case), step (opened, attempt, contacted, note, overdue,
 *   escalated, reopened, resolved, closed, not_asked: whether it worked, with why in text), reason, because, state, priority, outcome, rootCause, owner, by, text;
 * - a message, a mail from or to the customer about a case: id, case, direction (in, out), subject, text, by, state;
 * - a note: id, text, by, editedAt;
 * - an improvement that the customer was told of: id, said, did, state.
 */
export type TimelineEvent<Kind extends HistoryKind = (typeof timelineKinds)[number]> = {
  kind: Kind;
  at: Date;
  detail: Record<string, unknown>;
};

/** With the id of its own by which a place in the list is named; `turn`: `detail` is its decision's id. */
export type KeyedEvent = TimelineEvent<HistoryKind> & { key: string };

type Asked = { externalId: string } & z.output<typeof historySchema>;

/** A customer's events, newest first. */
export async function readTimeline({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string } & z.output<typeof timelineSchema>;
}): Promise<Page<TimelineEvent>> {
  const kind = input.kind ?? [...timelineKinds];
  const page = await readEvents(ctx, { ...input, kind });
  return {
    ...page,
    data: page.data.flatMap(({ kind, at, detail }) => (kind === 'turn' ? [] : [{ kind, at, detail }])),
  };
}

/** The same with the turns of programs that ask by the calendar. */
export async function readEvents(ctx: Ctx, input: Asked): Promise<Page<KeyedEvent>> {
  const who = await findCustomer(ctx, input.externalId);
  const kinds = input.kind ?? [...historyKinds];
  const after = afterCursor(sql`e.at`, sql`e.id`, input.cursor) ?? sql`true`;
  const before = input.until === undefined ? sql`true` : sql`e.at < ${input.until}::timestamptz`;
  // First which events, from narrow rows; then what they were, for these few alone.
  const { rows } = await ctx.db.execute<{
    kind: HistoryKind;
    id: string;
    at: string;
    detail: Record<string, unknown>;
  }>(sql`
    with e as materialized (
      select e.kind, e.id, e.at, e.ref, e.step from (${await happenedTo(ctx, who.id, kinds)}) e
      where ${after} and ${before} order by e.at desc, e.id desc limit ${input.limit + 1})
    select e.kind, e.id, e.at, ${detailOf(ctx)} as detail from e order by e.at desc, e.id desc`);
  return pageOf(
    rows,
    input.limit,
    row => ({ at: new Date(row.at), id: row.id }),
    row => ({ kind: row.kind, key: row.id, at: new Date(row.at), detail: row.detail }),
  );
}

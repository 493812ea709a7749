import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '@/domain/errors';
import { comment, commentTheme } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

/** `has` and `refused` were decided by a person and stay; `rule`: found by rule; `none`: not found. */
const states = ['has', 'refused', 'rule', 'none'] as const;
type State = (typeof states)[number];

const place = { response: z.uuid(), question: z.number().int() };

export const markThemeSchema = z.object({ ...place, theme: z.uuid(), state: z.enum(states) });

/**
 * Says by hand whether a comment has a theme; reading it again changes nothing about that. Returns what it was before, to go
 * back to. Throws `not_found`.
 */
export async function markTheme({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof markThemeSchema>;
}): Promise<{ before: State }> {
  const { response, question, theme, state } = markThemeSchema.parse(input);
  const { at } = await lockComment(ctx, response, question);
  const isMarked = and(
    eq(commentTheme.workspaceId, ctx.workspaceId),
    eq(commentTheme.responseId, response),
    eq(commentTheme.questionId, question),
    eq(commentTheme.themeId, theme),
  );
  const [known] = await ctx.db.select().from(commentTheme).where(isMarked);
  const before: State = !known ? 'none' : known.by === 'rule' ? 'rule' : known.isRefused ? 'refused' : 'has';
  if (state === 'none') await ctx.db.delete(commentTheme).where(isMarked);
  else {
    const set = {
      by: state === 'rule' ? ('rule' as const) : ('hand' as const),
      isRefused: state === 'refused',
    };
    const { rows } = await ctx.db.execute(
      sql`select from theme where workspace_id = ${ctx.workspaceId} and id = ${theme}::uuid`,
    );
    if (rows.length === 0) throw notFound('theme');
    await ctx.db
      .insert(commentTheme)
      .values({
        workspaceId: ctx.workspaceId,
        responseId: response,
        questionId: question,
        themeId: theme,
        at,
        ...set,
      })
      .onConflictDoUpdate({
        target: [
          commentTheme.workspaceId,
          commentTheme.responseId,
          commentTheme.questionId,
          commentTheme.themeId,
        ],
        set,
      });
  }
  const detail = { question, theme, before, state };
  await recordAudit({ ctx, action: 'comment.theme_marked', subject: response, detail });
  return { before };
}

const by = z.enum(['model', 'lexicon', 'hand']);

export const markFeelingSchema = z.object({
  ...place,
  feeling: z.object({
    sentiment: z.union([z.literal(-1), z.literal(0), z.literal(1)]).nullable(),
    by: by.nullable(),
    certainty: z.number().min(0).max(1).nullable(),
  }),
});

type Feeling = z.output<typeof markFeelingSchema>['feeling'];

/** Says by hand how a comment feels, or goes back to what was read. Returns what it was before. Throws `not_found`. */
export async function markFeeling({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof markFeelingSchema>;
}): Promise<{ before: Feeling }> {
  const { response, question, feeling } = markFeelingSchema.parse(input);
  const { before } = await lockComment(ctx, response, question);
  await ctx.db
    .update(comment)
    .set({ sentiment: feeling.sentiment, sentimentBy: feeling.by, certainty: feeling.certainty })
    .where(isComment(ctx, response, question));
  const detail = { question, before, feeling };
  await recordAudit({ ctx, action: 'comment.feeling_marked', subject: response, detail });
  return { before };
}

const isComment = (ctx: Ctx, response: string, question: number) =>
  and(
    eq(comment.workspaceId, ctx.workspaceId),
    eq(comment.responseId, response),
    eq(comment.questionId, question),
  );

async function lockComment(
  ctx: Ctx,
  response: string,
  question: number,
): Promise<{ at: Date; before: Feeling }> {
  const [row] = await ctx.db
    .select()
    .from(comment)
    .where(isComment(ctx, response, question))
    .for('update');
  if (!row) throw notFound('comment');
  const sentiment = ([-1, 0, 1] as const).find(value => value === row.sentiment) ?? null;
  return { at: row.at, before: { sentiment, by: row.sentimentBy, certainty: row.certainty } };
}

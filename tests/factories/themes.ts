import { sql } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import type { ThemeRule } from '@/domain/text/theme';
import { theme } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';

/** A theme of the workspace, as its settings leave it. */
export async function newTheme(ctx: Ctx, name: string, rules: ThemeRule[] = []): Promise<string> {
  const id = newId();
  await ctx.db
    .insert(theme)
    .values({ workspaceId: ctx.workspaceId, id, name, rules, createdBy: 'system:test' });
  return id;
}

/** Writes what reading would have found in the comments of a response. */
export async function readAs(
  ctx: Ctx,
  responseId: string,
  found: { themes?: string[]; sentiment?: -1 | 0 | 1; language?: string },
): Promise<void> {
  const { themes = [], sentiment = null, language = 'en' } = found;
  await ctx.db.execute(sql`
    update comment c set language = ${language}, sentiment = ${sentiment}::smallint, read_with = 1,
      search = (select to_tsvector(comment_config(${language}), a.text) from answer a
        where a.workspace_id = c.workspace_id and a.response_id = c.response_id and a.question_id = c.question_id)
    where c.workspace_id = ${ctx.workspaceId} and c.response_id = ${responseId}::uuid`);
  await ctx.db.execute(sql`
    insert into comment_theme (workspace_id, response_id, question_id, theme_id, by, at)
    select c.workspace_id, c.response_id, c.question_id, t.id, 'rule', c.at
    from comment c cross join unnest(${sql.param(themes)}::uuid[]) t(id)
    where c.workspace_id = ${ctx.workspaceId} and c.response_id = ${responseId}::uuid`);
}

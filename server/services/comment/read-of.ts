import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** What was understood of one comment of a response. `key`: of its question. */
export type UnderstoodComment = {
  question: number;
  key: string;
  language: string | null;
  sentiment: -1 | 0 | 1 | null;
  sentimentBy: 'model' | 'lexicon' | 'hand' | null;
  /** It waits to be read, or to be read with what themes are now. */
  isUnread: boolean;
  themes: { id: string; name: string; by: 'rule' | 'hand' }[];
};

/** The comments of one response with their themes, in the order of the taxonomy. */
export async function readCommentsOf(ctx: Ctx, response: string): Promise<UnderstoodComment[]> {
  const { rows } = await ctx.db.execute<UnderstoodComment>(sql`
    select c.question_id as question, q.key, c.language, c.sentiment, c.sentiment_by as "sentimentBy",
      c.read_with = 0 as "isUnread",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'by', m.by) order by t.position, t.name)
        from comment_theme m
        join theme t on t.workspace_id = m.workspace_id and t.id = m.theme_id and t.archived_at is null
        where m.workspace_id = c.workspace_id and m.response_id = c.response_id and m.question_id = c.question_id
          and not m.is_refused), '[]'::jsonb) as themes
    from comment c join question q on q.workspace_id = c.workspace_id and q.id = c.question_id
    where c.workspace_id = ${ctx.workspaceId} and c.response_id = ${response}::uuid
    order by c.question_id`);
  return rows;
}

import { sql } from 'drizzle-orm';
import { bandOf } from '@/domain/metrics/bands';
import { baseLanguage } from '@/domain/text/language';
import { type Suggestion, suggestPhrases } from '@/domain/text/suggest';
import type { Ctx } from '@/server/db/tenant';
import { type ScoredRow, scoredComments } from '../comment/scored';

/** The newest comments that are looked at. */
const LOOKED_AT = 5_000;
const MOST = 20;

export type ThemeSuggestion = Omit<Suggestion, 'quotes'> & {
  quotes: { responseId: string; text: string }[];
};

type Row = ScoredRow & { has_theme: boolean };

/** Themes that might be made: what many wrote lately that no theme covers, what goes with bad scores first. */
export async function suggestThemes({ ctx }: { ctx: Ctx }): Promise<ThemeSuggestion[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select s.*, exists (
      select from comment_theme t where t.workspace_id = ${ctx.workspaceId} and t.response_id = s.response_id
        and t.question_id = s.question_id and not t.is_refused) as has_theme
    from (${scoredComments(ctx.workspaceId, LOOKED_AT)}) s`);
  const idOf = (row: Row) => `${row.response_id}/${row.question_id}`;
  const byId = new Map(rows.map(row => [idOf(row), row]));
  const found = suggestPhrases(
    rows.map(row => ({
      id: idOf(row),
      text: row.text,
      language: row.language && baseLanguage(row.language),
      isUnhappy: row.metric !== null && bandOf(row.metric, row.value, row.points) === 'bad',
      hasTheme: row.has_theme,
    })),
    MOST,
  );
  return found.map(one => ({
    ...one,
    quotes: one.quotes.flatMap(id => {
      const row = byId.get(id);
      return row ? [{ responseId: row.response_id, text: row.text }] : [];
    }),
  }));
}

import { sql } from 'drizzle-orm';
import { FEWEST_LESSONS, type SentimentQuality } from '@/domain/text/quality';
import type { Ctx } from '@/server/db/tenant';
import { scoring } from './scored';

export type LanguageQuality = {
  /** BCP 47; null: not known, or not read yet. */
  language: string | null;
  comments: number;
  /** Of them, those whose writer gave a score too: what is learnt from. */
  scored: number;
  readBy: 'model' | 'lexicon' | 'nobody';
  /** Of the model: what it learnt from, and how well it does on comments that it had not seen. */
  model: { n: number; quality: SentimentQuality; trainedAt: string } | null;
};

export type CommentQuality = {
  languages: LanguageQuality[];
  /** Comments that were not read with the present themes and models yet. */
  unread: number;
  /** Scored comments of a language that it takes. */
  fewest: number;
  trainedAt: string | null;
  /** Somebody asked for it, and it was not done yet. */
  isAsked: boolean;
};

type Row = {
  language: string | null;
  comments: number;
  scored: number;
  unread: number;
  n: number | null;
  quality: SentimentQuality | null;
  trained_at: string | null;
};

/** How many comments there are by language, who tells how they feel, and how well that works. */
export async function readCommentQuality({ ctx }: { ctx: Ctx }): Promise<CommentQuality> {
  const { db, workspaceId } = ctx;
  const { rows } = await db.execute<Row>(sql`
    with scored as materialized (
      select distinct a.response_id from answer a
      where a.workspace_id = ${workspaceId} and a.value is not null and a.question_id = any(${scoring(workspaceId)})),
    counted as (
      select c.language, count(*)::int as comments, count(s.response_id)::int as scored,
        (count(*) filter (where c.read_with < coalesce(
          (select taxonomy from text_state where workspace_id = ${workspaceId}), 1)))::int as unread
      from comment c left join scored s on s.response_id = c.response_id
      where c.workspace_id = ${workspaceId} group by 1)
    select c.*, m.n, m.quality, m.trained_at from counted c
    left join sentiment_model m on m.workspace_id = ${workspaceId} and m.language = c.language
    order by c.language is null, c.comments desc, c.language`);
  const { rows: states } = await db.execute<{ trained_at: string | null; learn_at: string | null }>(sql`
    select trained_at, learn_at from text_state where workspace_id = ${workspaceId}`);
  const state = states[0];
  return {
    languages: rows.map(languageOf),
    unread: rows.reduce((sum, { unread }) => sum + unread, 0),
    fewest: FEWEST_LESSONS,
    trainedAt: isoOf(state?.trained_at ?? null),
    isAsked: state?.learn_at != null,
  };
}

function languageOf({ language, comments, scored, n, quality, trained_at }: Row): LanguageQuality {
  const trainedAt = isoOf(trained_at);
  const model = n !== null && quality && trainedAt ? { n, quality, trainedAt } : null;
  const readBy = model ? 'model' : language === 'en' ? 'lexicon' : 'nobody';
  return { language, comments, scored, readBy, model };
}

const isoOf = (time: string | null): string | null => time && new Date(time).toISOString();

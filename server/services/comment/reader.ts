import { gunzipSync } from 'node:zlib';
import { and, eq, isNull } from 'drizzle-orm';
import { featuresOf } from '@/domain/text/features';
import { judgeByWords } from '@/domain/text/lexicon';
import { compileThemes } from '@/domain/text/match';
import { type Judgement, judge, readModel, type SentimentModel } from '@/domain/text/model';
import { sentimentModel, theme } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';
import { ensureTaxonomy } from '../theme/ensure-taxonomy';
import { loadDetector } from './detect';

/** What was understood of one comment. `sentiment` null: not available in its language yet. */
export type Understood = {
  language: string;
  sentiment: (Judgement & { by: 'model' | 'lexicon' }) | null;
  /** Ids, in the taxonomy's order. */
  themes: string[];
};

/** Reads comments with one state of a workspace's taxonomy and models. */
export type CommentReader = {
  taxonomy: number;
  read: (text: string, asked: string) => Understood;
  /** Themes with a pattern that took too long; it was left out. */
  tooSlow: () => string[];
};

/** Prepares themes and models as they are now; `known` is given back where nothing changed since. */
export async function openReader(ctx: Ctx, known: CommentReader | undefined): Promise<CommentReader> {
  const taxonomy = await ensureTaxonomy(ctx);
  if (known?.taxonomy === taxonomy) return known;
  const themes = await ctx.db
    .select({ id: theme.id, rules: theme.rules })
    .from(theme)
    .where(and(eq(theme.workspaceId, ctx.workspaceId), isNull(theme.archivedAt)))
    .orderBy(theme.position, theme.id);
  const matcher = compileThemes(themes, () => performance.now());
  const models = await readModels(ctx);
  const detect = await loadDetector();
  return {
    taxonomy,
    tooSlow: matcher.tooSlow,
    read(text, asked) {
      const language = detect(text, asked);
      return {
        language,
        sentiment: feeling(text, language, models.get(language)),
        themes: matcher.match(text, language).map(hit => hit.theme),
      };
    },
  };
}

function feeling(text: string, language: string, model: SentimentModel | undefined): Understood['sentiment'] {
  if (model) return { ...judge(model, featuresOf(text, language)), by: 'model' };
  return language === 'en' ? { ...judgeByWords(text), by: 'lexicon' } : null;
}

async function readModels({ db, workspaceId }: Ctx): Promise<Map<string, SentimentModel>> {
  const rows = await db
    .select({ language: sentimentModel.language, weights: sentimentModel.weights })
    .from(sentimentModel)
    .where(eq(sentimentModel.workspaceId, workspaceId));
  return new Map(
    rows.map(({ language, weights }) => [language, readModel(gunzipSync(weights).toString('utf8'))]),
  );
}

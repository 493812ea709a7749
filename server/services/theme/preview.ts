import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { compileThemes, ruleProblem, type ThemeHit, type ThemeMatcher } from '@/domain/text/match';
import { piecesOf, type TextPiece } from '@/domain/text/search';
import { MOST_THEME_RULES, type ThemeRule, themeRuleSchema } from '@/domain/text/theme';
import type { Ctx } from '@/server/db/tenant';

/** The newest comments that rules are tried on. */
const LOOKED_AT = 5_000;
const MOST_EXAMPLES = 8;
/** So long rules are tried, and so long others wait at most meanwhile: patterns may be dear. */
const MOST_MS = 3_000;
const SLICE_MS = 25;

export const previewThemeSchema = z.object({
  /** The theme that is being changed; absent: a new one. */
  id: z.uuid().optional(),
  rules: z.array(themeRuleSchema).max(MOST_THEME_RULES),
});

/** `change`: it would be found anew, or no more; null: as before. */
export type ThemeExample = {
  responseId: string;
  language: string | null;
  pieces: TextPiece[];
  change: 'gained' | 'lost' | null;
};

export type ThemePreview = {
  /** Comments tried, and of them found now, found anew, found no more. */
  looked: number;
  found: number;
  gained: number;
  lost: number;
  /** What changes first, the newest of each. */
  examples: ThemeExample[];
  /** What is wrong with rules, by their place. */
  problems: { rule: number; problem: string }[];
  /** A pattern among them takes too long and would be left out. */
  isTooSlow: boolean;
};

type Row = { id: string; text: string; language: string | null; had: boolean };

/** What rules would find in the newest 5,000 comments, or as many as a few seconds allow, before they are saved. Nothing is changed. */
export async function previewTheme({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof previewThemeSchema>;
}): Promise<ThemePreview> {
  const { id, rules } = previewThemeSchema.parse(input);
  const problems = problemsOf(rules);
  const matcher = compileThemes([{ id: 'tried', rules }], () => performance.now());
  const rows = await readNewest(ctx, id ?? null);
  const judged = await judge(rows, matcher);
  const found = judged.filter(({ spans }) => spans !== null);
  const gained = found.filter(({ had }) => !had);
  const lost = judged.filter(({ spans, had }) => had && spans === null);
  const isNew = id === undefined;
  const kept = found.filter(({ had }) => had);
  const third = Math.ceil(MOST_EXAMPLES / 3);
  const shown = isNew
    ? found.slice(0, MOST_EXAMPLES)
    : [...gained.slice(0, third), ...lost.slice(0, third), ...kept].slice(0, MOST_EXAMPLES);
  return {
    looked: judged.length,
    found: found.length,
    gained: isNew ? 0 : gained.length,
    lost: lost.length,
    examples: shown.map(({ id: responseId, text, language, spans, had }) => ({
      responseId,
      language,
      pieces: piecesOf(text, spans ?? []),
      change: isNew || (had && spans) ? null : spans ? 'gained' : 'lost',
    })),
    problems,
    isTooSlow: matcher.tooSlow().length > 0,
  };
}

async function judge(
  rows: readonly Row[],
  matcher: ThemeMatcher,
): Promise<(Row & { spans: ThemeHit['spans'] | null })[]> {
  const judged: (Row & { spans: ThemeHit['spans'] | null })[] = [];
  const end = performance.now() + MOST_MS;
  let paused = performance.now();
  for (const row of rows) {
    if (performance.now() > end) break;
    const [hit] = matcher.match(row.text, row.language);
    judged.push({ ...row, spans: hit?.spans ?? null });
    if (performance.now() - paused < SLICE_MS) continue;
    await setImmediate();
    paused = performance.now();
  }
  return judged;
}

/** What is wrong with rules, by their place. */
export const problemsOf = (rules: readonly ThemeRule[]): ThemePreview['problems'] =>
  rules.flatMap((rule, place) => {
    const problem = ruleProblem(rule);
    return problem === null ? [] : [{ rule: place, problem }];
  });

async function readNewest({ db, workspaceId }: Ctx, theme: string | null): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select c.response_id as id, a.text, coalesce(c.language, r.language) as language,
      exists (
        select from comment_theme t where t.workspace_id = c.workspace_id and t.response_id = c.response_id
          and t.question_id = c.question_id and t.theme_id = ${theme}::uuid and not t.is_refused offset 0) as had
    from (
      select * from comment where workspace_id = ${workspaceId}
      order by at desc, response_id desc, question_id desc limit ${LOOKED_AT}) c
    join answer a using (workspace_id, response_id, question_id)
    join response r on r.workspace_id = c.workspace_id and r.id = c.response_id and not r.is_test
    order by c.at desc`);
  return rows;
}

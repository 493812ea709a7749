import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { MOST_THEME_RULES, MOST_THEMES, type ThemeRule, themeRuleSchema } from '@/domain/text/theme';
import { theme } from '@/drizzle/schema/comment';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { bumpTaxonomy } from './bump';
import { problemsOf } from './preview';

const fields = {
  name: z.string().trim().min(1, 'is empty: say what the theme is about').max(80),
  description: z.string().trim().max(500).nullable().default(null),
  rules: z.array(themeRuleSchema).max(MOST_THEME_RULES),
};

export const createThemeSchema = z.object(fields);
export const updateThemeSchema = z.object({ id: z.uuid(), ...fields });

/** Adds a theme after the others. Throws `invalid` where its name is taken or there are 200 already. */
export async function createTheme({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof createThemeSchema>;
}): Promise<{ id: string }> {
  const given = createThemeSchema.parse(input);
  refuseFaultyRules(given.rules);
  const known = await lockThemes(ctx);
  if (known.length >= MOST_THEMES)
    throw new AppError('invalid', `There are ${MOST_THEMES} themes already: archive one first.`);
  refuseTakenName(known, given.name, null);
  const id = newId();
  await ctx.db.insert(theme).values({
    workspaceId: ctx.workspaceId,
    id,
    ...given,
    position: Math.max(0, ...known.map(one => one.position)) + 1,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await recordAudit({ ctx, action: 'theme.created', subject: id, detail: given });
  await bumpTaxonomy(ctx);
  return { id };
}

/** Writes name, description and rules; comments are read anew only where the rules changed. Throws `not_found`, `invalid`. */
export async function updateTheme({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof updateThemeSchema>;
}): Promise<void> {
  const { id, ...given } = updateThemeSchema.parse(input);
  refuseFaultyRules(given.rules);
  const known = await lockThemes(ctx);
  const before = known.find(one => one.id === id);
  if (!before) throw notFound('theme');
  refuseTakenName(known, given.name, id);
  await ctx.db
    .update(theme)
    .set({ ...given, updatedAt: ctx.now })
    .where(isTheme(ctx, id));
  await recordAudit({ ctx, action: 'theme.updated', subject: id, detail: given });
  // The database keeps the keys of an object in an order of its own.
  if (!isDeepStrictEqual(before.rules, given.rules)) await bumpTaxonomy(ctx);
}

/** The workspace's themes in use, held until the transaction ends. */
export const lockThemes = (ctx: Ctx) =>
  ctx.db
    .select({ id: theme.id, name: theme.name, rules: theme.rules, position: theme.position })
    .from(theme)
    .where(and(eq(theme.workspaceId, ctx.workspaceId), isNull(theme.archivedAt)))
    .orderBy(theme.position, theme.name, theme.id)
    .for('no key update');

export const isTheme = (ctx: Ctx, id: string) =>
  and(eq(theme.workspaceId, ctx.workspaceId), eq(theme.id, sql`${id}::uuid`));

/** A rule that can never find anything is a slip. */
function refuseFaultyRules(rules: readonly ThemeRule[]): void {
  const problems = problemsOf(rules);
  if (problems.length === 0) return;
  const issues = problems.map(({ rule, problem }) => ({ path: `rules.${rule}`, message: problem }));
  throw new AppError('invalid', issues.map(({ message }) => message).join(' '), issues);
}

/** Nobody could tell two of one name apart. */
export function refuseTakenName(
  known: readonly { id: string; name: string }[],
  name: string,
  own: string | null,
): void {
  const plain = (text: string) => text.trim().toLocaleLowerCase();
  if (!known.some(one => one.id !== own && plain(one.name) === plain(name))) return;
  const message = 'Another theme has this name: choose a different one.';
  throw new AppError('invalid', message, [{ path: 'name', message }]);
}

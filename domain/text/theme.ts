import { z } from 'zod';

const word = z.string().trim().min(1).max(100);

/**
 * One way by which a comment has a theme. `words`: any of them, as whole words; `*` at the end stands for any ending.
 * `near`: all of them within so many words of one another. `not`: none of these in the same sentence. `pattern`: a regular
 * expression, looked for within a time limit.
 */
export const themeRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    /** BCP 47; absent: in every language. */
    language: z.string().min(2).max(35).optional(),
    any: z.array(word).min(1).max(300),
    not: z.array(word).max(100).optional(),
  }),
  z.strictObject({
    kind: z.literal('near'),
    language: z.string().min(2).max(35).optional(),
    all: z.array(word).min(2).max(5),
    within: z.number().int().min(1).max(30),
    not: z.array(word).max(100).optional(),
  }),
  z.strictObject({ kind: z.literal('pattern'), pattern: z.string().min(1).max(500) }),
]);
export type ThemeRule = z.infer<typeof themeRuleSchema>;

export const MOST_THEMES = 200;
export const MOST_THEME_RULES = 50;

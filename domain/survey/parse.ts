import { type SurveyDefinition, surveyDefinition } from './definition';
import { spreadPlainTexts } from './texts';

export type Parsed =
  | { ok: true; definition: SurveyDefinition; ignored: string[] }
  | { ok: false; errors: { path: string; message: string }[] };

/**
 * Reads a definition as a person or program wrote it. A text may be a plain string: it then counts as written in the
 * first language. `ignored` names fields that a survey does not have, so that nothing is lost in silence.
 */
export function parseDefinition(raw: unknown): Parsed {
  const spread = spreadPlainTexts(raw);
  const result = surveyDefinition.safeParse(spread);
  if (result.success)
    return {
      ok: true,
      definition: result.data,
      ignored: lostPaths(spread, result.data).filter(path => path !== RENAMED),
    };
  return {
    ok: false,
    errors: result.error.issues.slice(0, 100).map(({ path, message }) => ({ path: path.join('.'), message })),
  };
}

/** Not lost: `theme.scheme` says the same. */
const RENAMED = 'theme.dark';

/** Paths that were in the input and are not in the result. */
function lostPaths(before: unknown, after: unknown, path = ''): string[] {
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) return [];
  const kept = new Map(Object.entries(after));
  return Object.entries(before).flatMap(([name, child]) => {
    const below = path === '' ? name : `${path}.${name}`;
    if (child === undefined) return [];
    return kept.has(name) ? lostPaths(child, kept.get(name), below) : [below];
  });
}

import { AppError } from '@/domain/errors';
import { pathText } from '@/domain/issues';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { checkDefinition } from '@/domain/survey/faults';
import { frozenKeys } from '@/domain/survey/versions';

/**
 * Throws `invalid` with every error of a draft that could not be published. `published`: newest first; `sentence`: what
 * was not done.
 */
export function refuseFaulty(
  draft: SurveyDefinition,
  published: readonly { definition: SurveyDefinition }[],
  sentence: string,
): void {
  const frozen = frozenKeys(published.map(({ definition }) => definition).reverse());
  const issues = checkDefinition(draft, frozen)
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => ({ path: pathText(partsOf(path)), message }));
  if (issues.length > 0) throw new AppError('invalid', sentence, issues);
}

/** `pages.0.title` as its parts, so that the place is written as in every other answer. */
const partsOf = (path: string): (string | number)[] =>
  path.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part));

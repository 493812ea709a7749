import type { Question, QuestionType, SurveyDefinition } from './definition';
import { lookChanges, mailChanges } from './diff/dress';
import { endingChanges, pageChanges } from './diff/places';
import { questionChanges } from './diff/questions';
import { languageWords, orderChanged } from './diff/words';
import { scaleOf } from './scale';
import { questionsOf } from './scores';

/** What a published key promises to every stored answer: its type, its number of points, its role in the index. */
export type FrozenKey = { type: QuestionType; points: number | null; role: string | null };

export type KeyConflict = { key: string; path: string; message: string };

/** The keys of all published versions, oldest first; the first publication of a key decides. */
export function frozenKeys(published: readonly SurveyDefinition[]): Map<string, FrozenKey> {
  const frozen = new Map<string, FrozenKey>();
  for (const question of published.flatMap(questionsOf)) {
    if (!frozen.has(question.key)) frozen.set(question.key, contractOf(question));
  }
  return frozen;
}

/** Keys that a draft uses for something else than what was published under them. */
export function keyConflicts(frozen: ReadonlyMap<string, FrozenKey>, def: SurveyDefinition): KeyConflict[] {
  return def.pages.flatMap((page, pageIndex) =>
    page.questions.flatMap((question, index) => {
      const was = frozen.get(question.key);
      const change = was && changeOf(was, contractOf(question));
      if (!change) return [];
      const message = `"${question.key}" was published as ${change}. Give the changed question a new key; the old answers keep theirs.`;
      return [{ key: question.key, path: `pages.${pageIndex}.questions.${index}.key`, message }];
    }),
  );
}

/** What changed between two definitions, one sentence each, in reading order; empty when nothing did. */
export function diffDefinitions(before: SurveyDefinition, after: SurveyDefinition): string[] {
  return [
    ...(before.name === after.name ? [] : [`Renamed from “${before.name}” to “${after.name}”.`]),
    ...languageChanges(before.languages, after.languages),
    ...pageChanges(before, after),
    ...questionChanges(before, after),
    ...endingChanges(before, after),
    ...lookChanges(before, after),
    ...mailChanges(before, after),
  ];
}

function contractOf(question: Question): FrozenKey {
  const scale = scaleOf(question);
  return {
    type: question.type,
    points: scale ? scale.max - scale.min + 1 : null,
    role: question.type === 'rating' && question.metric === 'index' ? (question.role ?? null) : null,
  };
}

function changeOf(was: FrozenKey, is: FrozenKey): string | null {
  if (was.type !== is.type) return `type ${was.type}, now it is ${is.type}`;
  if (was.points !== is.points) return `a scale of ${was.points} points, now it has ${is.points}`;
  if (was.role !== is.role) return `the index item ${was.role ?? 'none'}, now it is ${is.role ?? 'none'}`;
  return null;
}

function languageChanges(before: readonly string[], after: readonly string[]): string[] {
  const [was = '', is = ''] = [before[0], after[0]];
  const added = after.filter(tag => !before.includes(tag));
  const removed = before.filter(tag => !after.includes(tag));
  return [
    ...added.map(tag => `Added the language ${languageWords(tag)}.`),
    ...removed.map(tag => `Removed the language ${languageWords(tag)}.`),
    ...(was === is
      ? []
      : [`The default language is now ${languageWords(is)} instead of ${languageWords(was)}.`]),
    ...(was === is && orderChanged(before, after) ? ['The languages are offered in a new order.'] : []),
  ];
}

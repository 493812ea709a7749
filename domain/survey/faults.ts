import type { SurveyDefinition } from './definition';
import { error, type Fault } from './fault';
import { flowFaults } from './flow-faults';
import { questionFaults, repeated } from './question-faults';
import { questionsOf } from './scores';
import { textFaults } from './text-faults';
import { type FrozenKey, keyConflicts } from './versions';

export type { Fault };

/** Everything wrong or doubtful in a definition, errors first. `frozen`: the keys published so far. */
export function checkDefinition(def: SurveyDefinition, frozen?: ReadonlyMap<string, FrozenKey>): Fault[] {
  const faults = [
    ...presenceFaults(def),
    ...identityFaults(def),
    ...questionFaults(def),
    ...flowFaults(def),
    ...textFaults(def),
    ...(frozen ? keyConflicts(frozen, def) : []).map(({ path, message }) =>
      error(path, 'key_changed', message),
    ),
  ];
  return [...faults.filter(isError), ...faults.filter(fault => !isError(fault))];
}

/** Whether a definition may be published. */
export function hasErrors(faults: readonly Fault[]): boolean {
  return faults.some(isError);
}

function isError(fault: Fault): boolean {
  return fault.severity === 'error';
}

function presenceFaults(def: SurveyDefinition): Fault[] {
  const asks = questionsOf(def).some(question => question.type !== 'statement');
  return asks ? [] : [error('pages', 'no_questions', 'The survey asks nothing yet. Add a question.')];
}

function identityFaults(def: SurveyDefinition): Fault[] {
  const keys = def.pages.flatMap((page, pageIndex) =>
    page.questions.map((question, index) => ({
      id: question.key,
      path: `pages.${pageIndex}.questions.${index}.key`,
    })),
  );
  const places = [
    ...def.pages.map((page, index) => ({ id: page.id, path: `pages.${index}.id` })),
    ...def.endings.map((ending, index) => ({ id: ending.id, path: `endings.${index}.id` })),
  ];
  const languages = def.languages.map((tag, index) => ({
    id: tag.toLowerCase(),
    path: `languages.${index}`,
  }));
  return [
    ...repeated(keys).map(({ id, path }) =>
      error(path, 'duplicate_key', `Two questions have the key "${id}".`),
    ),
    ...repeated(places).map(({ id, path }) =>
      error(path, 'duplicate_id', `Two pages or endings have the id "${id}".`),
    ),
    ...repeated(languages).map(({ id, path }) =>
      error(path, 'duplicate_language', `The language "${id}" is listed twice.`),
    ),
  ];
}

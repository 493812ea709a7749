import type { Question, SurveyDefinition } from './definition';
import { OTHER_CHOICE } from './definition';
import { error, type Fault, warning } from './fault';
import { flowFaults } from './flow-faults';
import { pipedFields } from './piping';
import { answerableKeys, INDEX_ROLES, questionsOf } from './scores';
import { textsOf } from './texts';
import { isTranslated } from './translate';
import { type FrozenKey, keyConflicts } from './versions';

export type { Fault };

/** Everything wrong or doubtful in a definition, errors first. `frozen`: the keys published so far. */
export function checkDefinition(def: SurveyDefinition, frozen?: ReadonlyMap<string, FrozenKey>): Fault[] {
  const faults = [
    ...presenceFaults(def),
    ...identityFaults(def),
    ...def.pages.flatMap((page, pageIndex) =>
      page.questions.flatMap((question, index) =>
        settingFaults(question, `pages.${pageIndex}.questions.${index}`),
      ),
    ),
    ...indexFaults(def),
    ...flowFaults(def),
    ...textFaults(def),
    ...pipingFaults(def),
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

function settingFaults(question: Question, path: string): Fault[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'dropdown':
    case 'ranking':
      return [
        ...choiceFaults(question, path),
        ...(question.type === 'multiple' ? countFaults(question, path) : []),
      ];
    case 'matrix':
      return [
        ...(question.rows.length > 0
          ? []
          : [error(`${path}.rows`, 'rows_empty', `"${question.key}" has no rows. Add one.`)]),
        ...repeatedIds(question.key, question.rows, `${path}.rows`),
      ];
    case 'short':
    case 'long':
      return question.minLength !== undefined && question.minLength > question.maxLength
        ? [
            error(
              `${path}.minLength`,
              'range_empty',
              `The shortest text of "${question.key}" is longer than its longest.`,
            ),
          ]
        : [];
    case 'number':
    case 'date':
      return question.min !== undefined && question.max !== undefined && question.min > question.max
        ? [
            error(
              `${path}.min`,
              'range_empty',
              `The smallest value of "${question.key}" is above its largest.`,
            ),
          ]
        : [];
    default:
      return [];
  }
}

function choiceFaults(question: Extract<Question, { choices: { id: string }[] }>, path: string): Fault[] {
  const at = `${path}.choices`;
  const other = question.type !== 'ranking' && question.other ? [{ id: OTHER_CHOICE }] : [];
  const offered = [...question.choices, ...other];
  if (offered.length === 0) {
    return [error(at, 'choices_empty', `"${question.key}" has no choices. Add some.`)];
  }
  const few =
    offered.length === 1 && question.type !== 'multiple'
      ? [warning(at, 'one_choice', `"${question.key}" has only one choice.`)]
      : [];
  const clash = other.length > 0 ? question.choices.findIndex(choice => choice.id === OTHER_CHOICE) : -1;
  const message = `The id "${OTHER_CHOICE}" belongs to the choice with a text field.`;
  const taken = clash < 0 ? [] : [error(`${at}.${clash}.id`, 'duplicate_id', message)];
  return [...few, ...repeatedIds(question.key, question.choices, at), ...taken];
}

function countFaults(question: Extract<Question, { type: 'multiple' }>, path: string): Fault[] {
  const shared = question.choices.filter(choice => !choice.exclusive);
  const offered = shared.length + (question.other ? 1 : 0);
  const { min = 0, max = offered } = question;
  if (offered === 0 || (min <= max && min <= offered && max > 0)) return [];
  return [error(`${path}.min`, 'range_empty', `No selection can satisfy the limits of "${question.key}".`)];
}

function repeatedIds(key: string, items: { id: string }[], path: string): Fault[] {
  const found = repeated(items.map(({ id }, index) => ({ id, path: `${path}.${index}.id` })));
  return found.map(({ id, path: at }) => error(at, 'duplicate_id', `"${key}" has the id "${id}" twice.`));
}

function repeated<T extends { id: string }>(items: T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => seen.size === seen.add(id).size);
}

/** The satisfaction index needs its three items once each, on 1-10 (Fornell et al. 1996). */
function indexFaults(def: SurveyDefinition): Fault[] {
  const items = def.pages.flatMap((page, pageIndex) =>
    page.questions.flatMap((question, index) =>
      question.type === 'rating' && question.metric === 'index'
        ? [{ question, id: question.role ?? '', path: `pages.${pageIndex}.questions.${index}` }]
        : [],
    ),
  );
  const roles = new Set(items.map(item => item.id));
  const missing = INDEX_ROLES.filter(role => !roles.has(role));
  return [
    ...items
      .filter(item => item.question.points !== 10)
      .map(item =>
        error(`${item.path}.points`, 'index_item', `"${item.question.key}" needs 10 points for the index.`),
      ),
    ...items
      .filter(item => item.id === '')
      .map(item =>
        error(`${item.path}.role`, 'index_item', `Say which index item "${item.question.key}" is.`),
      ),
    ...repeated(items.filter(item => item.id !== '')).map(item =>
      error(`${item.path}.role`, 'index_item', `Two questions are the index item "${item.id}".`),
    ),
    ...(items.length > 0 && missing.length > 0
      ? [warning('pages', 'index_incomplete', `No satisfaction index: ${missing.join(', ')} is not asked.`)]
      : []),
  ];
}

function textFaults(def: SurveyDefinition): Fault[] {
  const [first = 'en', ...others] = def.languages;
  return textsOf(def).flatMap(({ path, text, needed }) => {
    const written = Object.values(text).some(words => words.trim() !== '');
    if (!written) return needed ? [error(path, 'missing_text', 'Write a text here.')] : [];
    const missing = others.filter(tag => !isTranslated(text, tag));
    return [
      ...(isTranslated(text, first)
        ? []
        : [error(path, 'missing_default', `The text in the default language (${first}) is missing.`)]),
      ...missing.map(tag =>
        warning(path, 'missing_translation', `Not translated into ${tag}; ${first} is shown.`),
      ),
    ];
  });
}

function pipingFaults(def: SurveyDefinition): Fault[] {
  const keys = new Set(answerableKeys(def).map(({ key }) => key));
  return textsOf(def).flatMap(({ path, text }) => {
    const names = Object.values(text)
      .flatMap(pipedFields)
      .filter(field => field.scope === 'answers' && !keys.has(field.name))
      .map(field => field.name);
    return [...new Set(names)].map(name =>
      warning(path, 'piping_unknown', `No question has the key "${name}"; its fallback is shown.`),
    );
  });
}

import type { Question, SurveyDefinition } from './definition';
import { OTHER_CHOICE } from './definition';
import { error, type Fault, warning } from './fault';
import { questionName } from './names';
import { sampleAnswer } from './samples';
import { INDEX_ROLES } from './scores';

/** Questions that nobody could answer as they are set, and an index that lacks a part. */
export function questionFaults(def: SurveyDefinition): Fault[] {
  const settings = def.pages.flatMap((page, pageIndex) =>
    page.questions.flatMap((question, index) =>
      settingFaults(question, `pages.${pageIndex}.questions.${index}`, questionName(def, question.key)),
    ),
  );
  return [...settings, ...indexFaults(def)];
}

/** Those whose id stood before. */
export function repeated<T extends { id: string }>(items: T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => seen.size === seen.add(id).size);
}

function settingFaults(question: Question, path: string, name: string): Fault[] {
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'dropdown':
    case 'ranking':
      return [
        ...choiceFaults(question, path, name),
        ...(question.type === 'multiple' ? countFaults(question, path, name) : []),
      ];
    case 'matrix':
      return [
        ...(question.rows.length > 0
          ? []
          : [error(`${path}.rows`, 'rows_empty', `${name} has no rows. Add one.`)]),
        ...repeatedIds(name, question.rows, `${path}.rows`),
      ];
    case 'short':
    case 'long':
      return question.minLength !== undefined && question.minLength > question.maxLength
        ? [
            error(
              `${path}.minLength`,
              'range_empty',
              `The shortest text of ${name} is longer than its longest.`,
            ),
          ]
        : [];
    case 'number':
    case 'date':
      return sampleAnswer(question)
        ? []
        : [
            error(
              `${path}.min`,
              'range_empty',
              `No answer to ${name} lies between its smallest and largest value.`,
            ),
          ];
    default:
      return [];
  }
}

function choiceFaults(
  question: Extract<Question, { choices: { id: string }[] }>,
  path: string,
  name: string,
): Fault[] {
  const at = `${path}.choices`;
  const other = question.type !== 'ranking' && question.other ? [{ id: OTHER_CHOICE }] : [];
  const offered = [...question.choices, ...other];
  if (offered.length === 0) {
    return [error(at, 'choices_empty', `${name} has no choices. Add some.`)];
  }
  const few =
    offered.length === 1 && question.type !== 'multiple'
      ? [warning(at, 'one_choice', `${name} has only one choice.`)]
      : [];
  const clash = other.length > 0 ? question.choices.findIndex(choice => choice.id === OTHER_CHOICE) : -1;
  const message = `The id “${OTHER_CHOICE}” belongs to the choice with a text field.`;
  const taken = clash < 0 ? [] : [error(`${at}.${clash}.id`, 'duplicate_id', message)];
  return [...few, ...repeatedIds(name, question.choices, at), ...taken];
}

function countFaults(question: Extract<Question, { type: 'multiple' }>, path: string, name: string): Fault[] {
  const shared = question.choices.filter(choice => !choice.exclusive);
  const offered = shared.length + (question.other ? 1 : 0);
  const { min = 0, max = offered } = question;
  if (offered === 0 || (min <= max && min <= offered && max > 0)) return [];
  return [error(`${path}.min`, 'range_empty', `No selection can satisfy the limits of ${name}.`)];
}

function repeatedIds(name: string, items: { id: string }[], path: string): Fault[] {
  const found = repeated(items.map(({ id }, index) => ({ id, path: `${path}.${index}.id` })));
  return found.map(({ id, path: at }) => error(at, 'duplicate_id', `${name} has the id “${id}” twice.`));
}

/** The satisfaction index needs its three items once each, on 1-10 (Fornell et al. 1996). */
function indexFaults(def: SurveyDefinition): Fault[] {
  const nameOf = (question: Question) => questionName(def, question.key);
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
        error(`${item.path}.points`, 'index_item', `${nameOf(item.question)} needs 10 points for the index.`),
      ),
    ...items
      .filter(item => item.id === '')
      .map(item =>
        error(`${item.path}.role`, 'index_item', `Say which index item ${nameOf(item.question)} is.`),
      ),
    ...repeated(items.filter(item => item.id !== '')).map(item =>
      error(`${item.path}.role`, 'index_item', `Two questions are the index item “${item.id}”.`),
    ),
    ...(items.length > 0 && missing.length > 0
      ? [warning('pages', 'index_incomplete', `No satisfaction index: ${missing.join(', ')} is not asked.`)]
      : []),
  ];
}

import { conditionInWords } from '../condition-words';
import type { Question, SurveyDefinition } from '../definition';
import { pageName, questionTitle } from '../names';
import { same } from '../same';
import type { LocalizedText } from '../text';
import { pickText } from '../translate';
import { changedNames, isText, languageWords, orderChanged, quoted, textChange, valueChange } from './words';

type Place = { question: Question; pageId: string; page: number };

/** Questions that were added, moved, changed or removed, one sentence each. */
export function questionChanges(before: SurveyDefinition, after: SurveyDefinition): string[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  const sentences: string[] = [];
  for (const [key, { question, pageId, page }] of now) {
    const was = old.get(key);
    if (!was) {
      sentences.push(`Added the question ${nameIn(after, question)}.`);
      continue;
    }
    if (was.pageId !== pageId)
      sentences.push(
        `Moved ${nameIn(after, question)} from ${pageName(before, was.page)} to ${pageName(after, page)}.`,
      );
    sentences.push(...settingChanges(was.question, question, before, after));
  }
  for (const [key, { question }] of old)
    if (!now.has(key))
      sentences.push(`Removed the question ${nameIn(before, question)}; its answers are kept.`);
  for (const [index, page] of after.pages.entries()) {
    const was = before.pages.find(one => one.id === page.id)?.questions.map(question => question.key) ?? [];
    const is = page.questions.map(question => question.key);
    if (!orderChanged(was, is)) continue;
    const order = page.questions.map(question => nameIn(after, question)).join(', ');
    sentences.push(`The questions of ${pageName(after, index)} are now in the order ${order}.`);
  }
  return sentences;
}

function placesOf(def: SurveyDefinition): Map<string, Place> {
  return new Map(
    def.pages.flatMap(({ id, questions }, page) =>
      questions.map(question => [question.key, { question, pageId: id, page }] as const),
    ),
  );
}

const nameIn = (def: SurveyDefinition, question: Question): string => `“${questionTitle(def, question)}”`;

function settingChanges(
  was: Question,
  is: Question,
  before: SurveyDefinition,
  after: SurveyDefinition,
): string[] {
  // What it was called is what the reader looks for; a new title is told as a change.
  const name = nameIn(before, was);
  if (was.type !== is.type) return [`Changed ${name} from the type ${was.type} to ${is.type}.`];
  const [old, now] = [
    new Map<string, unknown>(Object.entries(was)),
    new Map<string, unknown>(Object.entries(is)),
  ];
  return changedNames(was, is, same).flatMap(field => {
    switch (field) {
      case 'title':
        return titleChange(name, was.title, is.title, after);
      case 'required':
        return [is.required ? `${name} must now be answered.` : `${name} may now be skipped.`];
      case 'showIf':
        return [
          is.showIf
            ? `${name} is now shown if ${conditionInWords(is.showIf, after)}.`
            : `${name} is now always shown.`,
        ];
      case 'choices':
      case 'rows':
        return itemChanges(name, field === 'choices' ? 'choice' : 'row', was, is, { before, after });
      case 'randomize':
        return [
          `${name} now shows its choices ${now.get(field) ? 'in random order' : 'in the order written'}.`,
        ];
      case 'other':
        return otherChange(name, old.get(field), now.get(field), after);
      case 'image':
        return [pictureChange(name, was.image, is.image)];
      case 'labels':
        return labelChange(name, old.get(field), now.get(field), after);
      default:
        return plainChange(
          `${FIELDS[field] ?? `the ${field}`} of ${name}`,
          old.get(field),
          now.get(field),
          after,
        );
    }
  });
}

const FIELDS: Record<string, string> = {
  help: 'the help text',
  style: 'the style of the scale',
  points: 'the number of points',
  min: 'the least',
  max: 'the most',
  maxLength: 'the greatest length',
  placeholder: 'the words in the empty field',
  integer: 'whether only whole numbers are taken',
  driver: 'whether it counts as a possible cause',
  metric: 'what it is counted for',
  role: 'its part in the satisfaction index',
};

function titleChange(name: string, was: LocalizedText, is: LocalizedText, after: SurveyDefinition): string[] {
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    tag => (was[tag] ?? '') !== (is[tag] ?? ''),
  );
  const [only, ...more] = changed;
  if (only === undefined) return [];
  const [from, to] = [was[only], is[only]];
  if (more.length > 0) return [`Reworded ${name} (${changed.map(languageWords).join(', ')}).`];
  const where =
    after.languages.length === 1 && after.languages[0] === only ? '' : ` (${languageWords(only)})`;
  if (!to) return [`Reworded ${name}${where}: its title is gone.`];
  return [`Reworded ${name}${where}: ${from ? `${quoted(from)} is now ` : 'it is now '}${quoted(to)}.`];
}

function plainChange(what: string, was: unknown, is: unknown, after: SurveyDefinition): string[] {
  if (isText(was) && isText(is)) return textChange(what, was, is, after);
  return valueChange(what, simple(was), simple(is), 'none');
}

const simple = (value: unknown): unknown => (value === true ? 'yes' : value === false ? 'no' : value);

function otherChange(name: string, was: unknown, is: unknown, after: SurveyDefinition): string[] {
  if (was === undefined) return [`${name} now has a last choice with a text field.`];
  if (is === undefined) return [`${name} has no choice with a text field any more; its answers are kept.`];
  return wordChanges(`the choice with a text field of ${name}`, was, is, after);
}

function pictureChange(name: string, was: Question['image'], is: Question['image']): string {
  if (!was) return `Added a picture to ${name}.`;
  if (!is) return `Removed the picture of ${name}.`;
  return was.url === is.url
    ? `Changed the words for the picture of ${name}.`
    : `Changed the picture of ${name}.`;
}

const labelChange = (name: string, was: unknown, is: unknown, after: SurveyDefinition): string[] =>
  wordChanges(`the words at the scale of ${name}`, was, is, after);

/** Several texts together, at any depth: in which languages something is different. */
function wordChanges(what: string, was: unknown, is: unknown, { languages }: SurveyDefinition): string[] {
  const tags = languages.filter(tag => !same(wordsIn(was, tag), wordsIn(is, tag)));
  const where = tags.length === 0 || languages.length === 1 ? '' : ` (${tags.map(languageWords).join(', ')})`;
  return [`Changed ${what}${where}.`];
}

/** Every text inside that is written in one language, with its place. */
function wordsIn(value: unknown, tag: string, place = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return value?.[tag] ? [`${place} ${value[tag]}`] : [];
  return Object.entries(value).flatMap(([name, child]) => wordsIn(child, tag, `${place}.${name}`));
}

type Item = { id: string; label: LocalizedText };

function itemsOf(question: Question): Item[] {
  if ('choices' in question) return question.choices;
  return question.type === 'matrix' ? question.rows : [];
}

function itemChanges(
  name: string,
  noun: 'choice' | 'row',
  wasIn: Question,
  isIn: Question,
  { before, after }: { before: SurveyDefinition; after: SurveyDefinition },
): string[] {
  const [was, is] = [itemsOf(wasIn), itemsOf(isIn)];
  const [oldIds, newIds] = [was.map(item => item.id), is.map(item => item.id)];
  const call = (def: SurveyDefinition, item: Item): string =>
    quoted(pickText(item.label, def.languages[0] ?? 'en', def.languages) || item.id);
  const changed = is.flatMap(item => {
    const old = was.find(one => one.id === item.id);
    if (!old || same(old, item)) return [];
    const sentences = textChange(`the ${noun} ${call(before, old)} of ${name}`, old.label, item.label, after);
    return sentences.length > 0 ? sentences : [`Changed the ${noun} ${call(before, old)} of ${name}.`];
  });
  return [
    ...is
      .filter(item => !oldIds.includes(item.id))
      .map(item => `Added the ${noun} ${call(after, item)} to ${name}.`),
    ...was
      .filter(item => !newIds.includes(item.id))
      .map(item => `Removed the ${noun} ${call(before, item)} from ${name}; its answers are kept.`),
    ...changed,
    ...(orderChanged(oldIds, newIds) ? [`Reordered the ${noun}s of ${name}.`] : []),
  ];
}

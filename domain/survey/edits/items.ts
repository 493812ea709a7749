import type { Question, SurveyDefinition } from '../definition';
import { questionsOf } from '../scores';
import { pickText } from '../translate';
import { asksFor, conditionsOf } from './references';

/** A choice, or a row of a matrix. */
export type Item = {
  id: string;
  label: Record<string, string>;
  fixed?: boolean | undefined;
  exclusive?: boolean | undefined;
  driver?: boolean | undefined;
};

/** The choices or rows of a question; none for the other types. */
export function itemsOf(question: Question): Item[] {
  if ('choices' in question) return question.choices;
  return question.type === 'matrix' ? question.rows : [];
}

/** Ids that any published version gave to choices or rows under this key: stored answers mean them. */
export const publishedItems = (versions: readonly SurveyDefinition[], key: string): string[] =>
  versions
    .flatMap(questionsOf)
    .flatMap(question => (question.key === key ? itemsOf(question).map(({ id }) => id) : []));

/**
 * New choices or rows of a question, one for each line. Their ids are small and readable, and none that the question
 * has, that a condition names, or that is in `taken` (published before, deleted a moment ago): an id never comes back
 * with another meaning.
 */
export function newItems(
  def: SurveyDefinition,
  question: Question,
  lines: readonly string[],
  { language, taken }: { language: string; taken: Iterable<string> },
): Item[] {
  const noun = question.type === 'matrix' ? 'row' : 'choice';
  const asked = asksFor(conditionsOf(def), question.key).flatMap(leaf => [
    leaf.question.slice(question.key.length + 1),
    ...[leaf.value ?? []].flat().map(String),
  ]);
  const used = [...itemsOf(question).map(({ id }) => id), ...taken, ...asked];
  const numbers = used.map(id => Number(new RegExp(`^${noun}_(\\d{1,6})$`).exec(id)?.[1] ?? 0));
  const highest = Math.max(0, ...numbers);
  return lines.map((words, index) => ({
    id: `${noun}_${highest + 1 + index}`,
    label: words === '' ? {} : { [language]: words },
  }));
}

/** By their words in this language, as its readers sort; fixed ones keep their places. */
export function sortedItems<T extends Item>(
  items: readonly T[],
  language: string,
  languages: readonly string[],
): T[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const words = (item: T) => pickText(item.label, language, languages);
  const loose = items.filter(item => !item.fixed).sort((a, b) => compare(words(a), words(b)));
  return items.map(item => (item.fixed ? item : (loose.shift() ?? item)));
}

/** The lines of a pasted list, without blanks, bullets and numbering in front, and empty lines. */
export const pastedLines = (text: string): string[] =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(line => line.replace(/^\s*(?:[-*•–·]\s+|\(?\d{1,3}[.)]\s+)?/u, '').trim())
    .filter(line => line !== '');

import type { Answers, Question, SurveyDefinition } from './definition';
import { OTHER_CHOICE } from './definition';
import { cleanLine, cut } from './plain-text';
import { questionsOf } from './scores';
import { REFERRAL_LINK } from './text';
import { pickText } from './translate';

export const PIPING_SCOPES = ['customer', 'interaction', 'answers', 'company', 'referral'] as const;
export type PipingScope = (typeof PIPING_SCOPES)[number];

/** What may be piped, by scope and name; attributes stand beside the named fields (`interaction.product`). */
export type PipingValues = Partial<
  Record<PipingScope, Readonly<Record<string, string | number | boolean | null | undefined>>>
>;

export type PipedField = { scope: PipingScope; name: string; fallback: string };

/** Longest value piped in: a comment of 10,000 characters has no place in a title. */
const PIPED_MAX = 300;

/** `{{scope.name}}` or `{{scope.name|fallback}}`. Bounded repeats keep matching linear on hostile text. */
const FIELD =
  /\{\{\s{0,9}(customer|interaction|answers|company|referral)\.([\w.-]{1,100})\s{0,9}(?:\|([^{}]{0,200}))?\}\}/g;

/**
 * Replaces the fields by plain text on one line; escaping is the renderer's. A missing or empty value gives the
 * fallback. Piped text is not expanded again, whatever a customer wrote into it.
 */
export function expandPiping(text: string, values: PipingValues): string {
  return expand(text, values, words => words);
}

/**
 * Replaces the fields of a web address by percent-encoded values, behind the host only: no value decides where a link
 * leads. A referral's link alone is the workspace's own and stands as it is.
 */
export function expandAddress(url: string, values: PipingValues): string {
  if (url === REFERRAL_LINK) return String(values.referral?.link ?? '');
  const path = /^https?:/i.test(url) ? url.indexOf('/', 'https://'.length) : 0;
  const head = path < 0 ? url : url.slice(0, path);
  const tail = path < 0 ? '' : url.slice(path);
  return `${expand(head, {}, () => '')}${expand(tail, values, encodeURIComponent)}`;
}

function expand(text: string, values: PipingValues, written: (words: string) => string): string {
  if (!text.includes('{{')) return text;
  return text.replace(FIELD, (_, scope: PipingScope, name: string, fallback: string | undefined) => {
    const known = values[scope] ?? {};
    const value = Object.hasOwn(known, name) ? known[name] : undefined;
    const line = value === null || value === undefined ? '' : cut(cleanLine(String(value)), PIPED_MAX);
    return written(line || (fallback ?? '').trim());
  });
}

/** The fields a text uses, in order. */
export function pipedFields(text: string): PipedField[] {
  return [...text.matchAll(FIELD)].flatMap(([, scope, name, fallback]) => {
    const known = PIPING_SCOPES.find(one => one === scope);
    return known && name ? [{ scope: known, name, fallback: (fallback ?? '').trim() }] : [];
  });
}

export function hasPiping(text: string): boolean {
  return pipedFields(text).length > 0;
}

/** Answers as a reader of `language` would say them, for `{{answers.<key>}}`; matrix rows as `key.row`. */
export function answersAsText(
  def: SurveyDefinition,
  answers: Answers,
  language: string,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const question of questionsOf(def)) {
    const answer = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined;
    if (answer === undefined) continue;
    const say = (id: string) => choiceText(def, question, id, answers, language);
    if (Array.isArray(answer)) texts[question.key] = answer.map(say).join(', ');
    else if (typeof answer === 'string') texts[question.key] = say(answer);
    else if (typeof answer === 'number') texts[question.key] = String(answer);
    else if (typeof answer === 'boolean') {
      const labels = question.type === 'yesno' ? question.labels : undefined;
      texts[question.key] = pickText(answer ? labels?.yes : labels?.no, language, def.languages);
    } else for (const [row, point] of Object.entries(answer)) texts[`${question.key}.${row}`] = String(point);
  }
  return texts;
}

/** A choice's label, the words typed beside *other*, or the text itself. */
function choiceText(
  def: SurveyDefinition,
  question: Question,
  id: string,
  answers: Answers,
  language: string,
): string {
  if (!('choices' in question)) return id;
  const typed = answers[`${question.key}.${OTHER_CHOICE}`];
  if ('other' in question && question.other && id === OTHER_CHOICE) {
    return typeof typed === 'string' ? typed : pickText(question.other.label, language, def.languages);
  }
  const label = pickText(question.choices.find(choice => choice.id === id)?.label, language, def.languages);
  return label || id;
}

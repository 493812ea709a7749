import type { Ending, Page, Question, SurveyDefinition } from './definition';
import { questionsOf } from './scores';
import { pickText } from './translate';

/** Longer titles are cut in sentences about the survey. */
const TITLE_MAX = 60;

/** A question's title as one short line, piped fields as `[customer name]`; its key where it has no title yet. */
export function questionTitle(
  def: Pick<SurveyDefinition, 'languages'>,
  question: Question,
  language = def.languages[0] ?? 'en',
): string {
  return brief(pickText(question.title, language, def.languages)) || question.key;
}

/** `“How was it?”`, or the bare key of a question that the survey does not have. */
export function questionName(def: SurveyDefinition, key: string, language?: string): string {
  const question = questionsOf(def).find(one => one.key === key);
  return question ? `“${questionTitle(def, question, language)}”` : `“${key}”`;
}

/** `page 2 “What went wrong?”`: its own title, else that of its first question. */
export function pageName(def: SurveyDefinition, index: number, language?: string): string {
  const title = pageTitle(def, def.pages[index], language);
  return title ? `page ${index + 1} “${title}”` : `page ${index + 1}`;
}

/** `page 2`, with its own title where it has one. */
export function pageHeading(def: SurveyDefinition, index: number, language?: string): string {
  const title = brief(pickText(def.pages[index]?.title, language ?? def.languages[0] ?? 'en', def.languages));
  return title ? `page ${index + 1} “${title}”` : `page ${index + 1}`;
}

/** `thank-you page 1 “Thank you”`; without a number where there is only one. */
export function endingName(def: SurveyDefinition, index: number, language?: string): string {
  const title = endingTitle(def, def.endings[index], language);
  const noun = def.endings.length > 1 ? `thank-you page ${index + 1}` : 'thank-you page';
  return title ? `${noun} “${title}”` : noun;
}

/** The page or ending with this id, in words; a page comes before an ending of the same id, as on the way itself. */
export function targetName(def: SurveyDefinition, id: string, language?: string): string {
  const page = def.pages.findIndex(one => one.id === id);
  if (page >= 0) return pageName(def, page, language);
  const ending = def.endings.findIndex(one => one.id === id);
  return ending >= 0 ? endingName(def, ending, language) : `“${id}”`;
}

/** `German`, in English, the language of the screens; the tag where nobody knows a name. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The first letter as a capital, to begin a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function pageTitle(
  def: SurveyDefinition,
  page: Page | undefined,
  language = def.languages[0] ?? 'en',
): string {
  const own = brief(pickText(page?.title, language, def.languages));
  const first = page?.questions.find(question => question.type !== 'statement') ?? page?.questions[0];
  return own || (first ? questionTitle(def, first, language) : '');
}

function endingTitle(
  def: SurveyDefinition,
  ending: Ending | undefined,
  language = def.languages[0] ?? 'en',
): string {
  return brief(pickText(ending?.title, language, def.languages));
}

/** On one line, piped fields as their fallback or `[company name]`, and with quotes that fit inside quotes. */
function brief(title: string): string {
  const line = title
    .replace(FIELD, (_, scope: string, name: string, fallback?: string) =>
      fallback?.trim() ? fallback.trim() : name === 'name' ? `[${scope} name]` : `[${name}]`,
    )
    .replace(/\s+/g, ' ')
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .trim();
  return line.length > TITLE_MAX ? `${line.slice(0, TITLE_MAX - 1).trimEnd()}…` : line;
}

const FIELD = /\{\{\s{0,9}(\w{1,20})\.([\w.-]{1,100})\s{0,9}(?:\|([^{}]{0,200}))?\}\}/g;

import type { SurveyDefinition } from '../definition';
import type { LocalizedText } from '../text';
import { textsOf } from '../texts';
import { isTranslated, pickText } from '../translate';

/**
 * One text of a survey as a translator meets it. `id` names it by keys and ids (`question.recommend.title`), so that it
 * still fits after pages were moved; `path` is where it stands now.
 */
export type Unit = { id: string; path: string; text: LocalizedText; needed: boolean };

/** Every written text, in reading order. Texts that are empty in all languages have nothing to translate. */
export function unitsOf(def: SurveyDefinition): Unit[] {
  return textsOf(def)
    .filter(({ text }) => Object.values(text).some(words => words.trim() !== ''))
    .map(found => ({ ...found, id: unitId(def, found.path) }))
    .sort((a, b) => inOrder(a.path, b.path));
}

/** As a reader meets them; stored JSON has an order of its own. */
const READING_ORDER =
  'pages endings email theme title text help questions image alt labels low high points yes no rows choices other label placeholder unit link subject preheader intro button senderName signature footer'.split(
    ' ',
  );

function inOrder(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  const at = left.findIndex((step, index) => step !== right[index]);
  if (at < 0) return left.length - right.length;
  return rankOf(left[at]) - rankOf(right[at]);
}

function rankOf(step = ''): number {
  return /^\d+$/.test(step) ? Number(step) : READING_ORDER.indexOf(step);
}

export type Progress = { language: string; done: number; total: number };

/** How many texts a reader of each language reads in that language. */
export function progressOf(def: SurveyDefinition, units: Unit[] = unitsOf(def)): Progress[] {
  return def.languages.map(language => ({
    language,
    done: units.filter(({ text }) => isTranslated(text, language)).length,
    total: units.length,
  }));
}

/**
 * Ids of the texts whose source was reworded since `before` while their translation was not: they may say something else
 * by now. The source is the default language.
 */
export function outdatedIn(def: SurveyDefinition, before: SurveyDefinition, language: string): Set<string> {
  const source = def.languages[0] ?? 'en';
  const then = new Map(unitsOf(before).map(({ id, text }) => [id, text]));
  const isOutdated = ({ id, text }: Unit): boolean => {
    const was = then.get(id);
    if (!was?.[source] || !was[language]) return false;
    return text[source] !== was[source] && text[language] === was[language];
  };
  const found = language === source ? [] : unitsOf(def).filter(isOutdated);
  return new Set(found.map(({ id }) => id));
}

/** What a reader of `language` sees where a text is not in that language, and in which language it is; null where it is. */
export function fallbackOf(
  def: SurveyDefinition,
  text: LocalizedText,
  language: string,
): { words: string; language: string } | null {
  if (isTranslated(text, language)) return null;
  const words = pickText(text, language, def.languages);
  const from = Object.keys(text).find(tag => text[tag] === words) ?? '';
  return words === '' ? null : { words, language: from };
}

/** `pages.0.questions.1.choices.2.label` → `question.reason.choices.late.label`. */
function unitId(def: SurveyDefinition, path: string): string {
  const [room = '', index = '', ...rest] = path.split('.');
  if (room === 'endings') return ['ending', def.endings[Number(index)]?.id, ...rest].join('.');
  if (room !== 'pages') return path;
  const page = def.pages[Number(index)];
  const [part, position, ...below] = rest;
  const question = part === 'questions' ? page?.questions[Number(position)] : undefined;
  if (!question) return ['page', page?.id, ...rest].join('.');
  const [list, place, ...field] = below;
  if (list === 'choices' && 'choices' in question)
    return ['question', question.key, 'choices', question.choices[Number(place)]?.id, ...field].join('.');
  if (list === 'rows' && question.type === 'matrix')
    return ['question', question.key, 'rows', question.rows[Number(place)]?.id, ...field].join('.');
  return ['question', question.key, ...below].join('.');
}

import { type QuestionType, questionKey, type SurveyDefinition } from '../definition';
import { questionsOf } from '../scores';
import { pickText } from '../translate';

/** The key a question gets while it has no title. */
const TYPE_KEYS: Record<QuestionType, string> = {
  nps: 'recommend',
  csat: 'satisfaction',
  ces: 'ease',
  rating: 'rating',
  matrix: 'ratings',
  single: 'choice',
  multiple: 'choices',
  dropdown: 'choice',
  ranking: 'ranking',
  yesno: 'yes_no',
  short: 'text',
  long: 'comment',
  number: 'number',
  date: 'date',
  email: 'email',
  phone: 'phone',
  consent: 'consent',
  statement: 'note',
};

/** Longest key made from a title, in characters: it heads a column of an export. */
const KEY_FROM_TITLE = 32;

/** A key that no question of the draft has and none ever published had: stored answers mean the published ones. */
export function freshKey(
  def: SurveyDefinition,
  wish: string,
  published: readonly SurveyDefinition[],
): string {
  return fresh(wish, new Set([def, ...published].flatMap(questionsOf).map(question => question.key)));
}

/** The key of a new question of this type. */
export const keyForType = (
  def: SurveyDefinition,
  type: QuestionType,
  published: readonly SurveyDefinition[],
): string => freshKey(def, TYPE_KEYS[type], published);

/** An id for a page or an ending that none has or ever published had: drop-off is counted by it. */
export function freshId(
  def: SurveyDefinition,
  wish: string,
  published: readonly SurveyDefinition[] = [],
): string {
  const places = [def, ...published].flatMap(one => [...one.pages, ...one.endings]);
  return fresh(wish, new Set(places.map(place => place.id)));
}

/**
 * The key that a question should have for its title in the first language, when its present one still comes from its
 * type or from the title it had in `before`, and was never published; null when it should keep what it has.
 */
export function keyForTitle(
  before: SurveyDefinition,
  def: SurveyDefinition,
  key: string,
  published: readonly SurveyDefinition[],
): string | null {
  const find = (one: SurveyDefinition) => questionsOf(one).find(question => question.key === key);
  const question = find(def);
  if (!question || published.some(find)) return null;
  const titled = (one: SurveyDefinition) => slug(pickText(find(one)?.title, one.languages[0] ?? 'en'));
  const wish = titled(def);
  const origins = [TYPE_KEYS[question.type], titled(before)];
  if (!wish || wish === titled(before) || !origins.includes(key.replace(/_\d+$/, ''))) return null;
  const others = { ...def, pages: def.pages.map(page => withoutKey(page, key)) };
  return freshKey(others, wish, published);
}

/** Why a question cannot take this key; null when it can. */
export function keyProblem(
  def: SurveyDefinition,
  key: string,
  wish: string,
  published: readonly SurveyDefinition[],
): string | null {
  if (wish === key) return null;
  const isPublished = (name: string) => published.flatMap(questionsOf).some(one => one.key === name);
  if (isPublished(key)) return 'Published: answers are stored under this key, so it stays.';
  const parsed = questionKey.safeParse(wish);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'This key cannot be used.';
  if (questionsOf(def).some(one => one.key === wish)) return 'Another question has this key.';
  return isPublished(wish) ? 'An earlier version used this key for answers that are kept.' : null;
}

/** `What went wrong, Müller?` → `what_went_wrong_muller`; empty where nothing of it can stand in a key. */
function slug(title: string): string {
  const words = title
    .replace(/\{\{[^}]*\}\}/g, ' ')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');
  let key = '';
  for (const word of words) {
    const longer = key ? `${key}_${word}` : word;
    if (longer.length > KEY_FROM_TITLE) break;
    key = longer;
  }
  // A number at the end is what tells a second "rating" from the first.
  const usable = key.replace(/(_\d+)+$/, '');
  return questionKey.safeParse(usable).success ? usable : '';
}

const withoutKey = (page: SurveyDefinition['pages'][number], key: string) => ({
  ...page,
  questions: page.questions.filter(question => question.key !== key),
});

/** `wish`, or `wish_2`, `wish_3`…, cut so that it never grows past what the schema takes. */
function fresh(wish: string, used: ReadonlySet<string>): string {
  if (!used.has(wish)) return wish;
  const stem = wish.replace(/_\d+$/, '').slice(0, 56);
  let number = 2;
  while (used.has(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}

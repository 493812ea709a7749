import { conditionInWords } from './condition-words';
import type { Condition, Question, QuestionType, SurveyDefinition } from './definition';
import { same } from './same';
import { scaleOf } from './scale';
import { questionsOf } from './scores';
import { pickText } from './translate';

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
  const language = after.languages[0] ?? 'en';
  return [
    ...(before.name === after.name ? [] : [`Renamed from “${before.name}” to “${after.name}”.`]),
    ...listChange('Language', before.languages, after.languages),
    ...languageDefault(before, after),
    ...pageChanges(before, after),
    ...questionChanges(before, after, language),
    ...endingChanges(before, after),
    ...(same(before.theme, after.theme) ? [] : ['Changed the look.']),
    ...(same(before.email, after.email) ? [] : ['Changed the invitation mail.']),
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

function languageDefault(before: SurveyDefinition, after: SurveyDefinition): string[] {
  const [was, is] = [before.languages[0], after.languages[0]];
  return was === is ? [] : [`The default language is now ${is} instead of ${was}.`];
}

function pageChanges(before: SurveyDefinition, after: SurveyDefinition): string[] {
  const old = new Map(before.pages.map(page => [page.id, page]));
  const ids = after.pages.map(page => page.id);
  const sentences = listChange('Page', [...old.keys()], ids);
  for (const page of after.pages) {
    const was = old.get(page.id);
    if (!was) continue;
    if (!same(was.title, page.title)) sentences.push(`Changed the title of page “${page.id}”.`);
    if (!same(was.next ?? [], page.next ?? [])) sentences.push(ruleSentence(page.id, page.next ?? []));
  }
  if (orderChanged([...old.keys()], ids)) sentences.push(`Pages are now in the order ${ids.join(', ')}.`);
  return sentences;
}

function ruleSentence(page: string, rules: { when?: Condition | undefined; goto: string }[]): string {
  if (rules.length === 0) return `Page “${page}” now always leads to the next page.`;
  const words = rules.map(rule =>
    rule.when ? `if ${conditionInWords(rule.when)}, go to “${rule.goto}”` : `go to “${rule.goto}”`,
  );
  return `After page “${page}”: ${words.join('; otherwise ')}.`;
}

function questionChanges(before: SurveyDefinition, after: SurveyDefinition, language: string): string[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  const title = (question: Question) => pickText(question.title, language, after.languages) || question.key;
  const sentences: string[] = [];
  for (const [key, { question, page }] of now) {
    const was = old.get(key);
    if (!was) sentences.push(`Added the question “${title(question)}” (${key}).`);
    else {
      if (was.page !== page) sentences.push(`Moved ${key} from page “${was.page}” to “${page}”.`);
      sentences.push(...settingChanges(was.question, question));
    }
  }
  for (const [key, { question }] of old) {
    if (!now.has(key))
      sentences.push(`Removed the question “${title(question)}” (${key}); its answers are kept.`);
  }
  for (const page of after.pages) {
    const was = before.pages.find(one => one.id === page.id)?.questions.map(question => question.key) ?? [];
    const is = page.questions.map(question => question.key);
    if (orderChanged(was, is))
      sentences.push(`Questions on page “${page.id}” are now in the order ${is.join(', ')}.`);
  }
  return sentences;
}

function placesOf(def: SurveyDefinition): Map<string, { question: Question; page: string }> {
  return new Map(
    def.pages.flatMap(page =>
      page.questions.map(question => [question.key, { question, page: page.id }] as const),
    ),
  );
}

function settingChanges(was: Question, is: Question): string[] {
  const { key } = is;
  if (was.type !== is.type) return [`Changed ${key} from type ${was.type} to ${is.type}.`];
  const before = new Map<string, unknown>(Object.entries(was));
  const after = new Map<string, unknown>(Object.entries(is));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    name => !same(before.get(name), after.get(name)),
  );
  return changed.flatMap(name => {
    if (name === 'title') return [wordingSentence(key, was, is)];
    if (name === 'required')
      return [is.required ? `${key} must now be answered.` : `${key} may now be skipped.`];
    if (name === 'showIf') {
      return [
        is.showIf ? `${key} is now shown if ${conditionInWords(is.showIf)}.` : `${key} is now always shown.`,
      ];
    }
    if (name === 'choices' || name === 'rows') {
      return itemChanges(key, name === 'choices' ? 'choice' : 'row', itemsOf(was), itemsOf(is));
    }
    return [`Changed the ${name} of ${key}.`];
  });
}

function wordingSentence(key: string, was: Question, is: Question): string {
  const languages = [...new Set([...Object.keys(was.title), ...Object.keys(is.title)])];
  const changed = languages.filter(tag => was.title[tag] !== is.title[tag]);
  const [only] = changed;
  if (changed.length === 1 && only && was.title[only] && is.title[only]) {
    return `Reworded ${key} (${only}): “${was.title[only]}” is now “${is.title[only]}”.`;
  }
  return `Reworded ${key} (${changed.join(', ')}).`;
}

type Item = { id: string; label: Record<string, string> };

function itemsOf(question: Question): Item[] {
  if ('choices' in question) return question.choices;
  return question.type === 'matrix' ? question.rows : [];
}

function itemChanges(key: string, noun: string, was: Item[], is: Item[]): string[] {
  const [oldIds, newIds] = [was.map(item => item.id), is.map(item => item.id)];
  const renamed = is.filter(item => {
    const before = was.find(one => one.id === item.id);
    return before && !same(before.label, item.label);
  });
  return [
    ...newIds.filter(id => !oldIds.includes(id)).map(id => `Added the ${noun} “${id}” to ${key}.`),
    ...oldIds
      .filter(id => !newIds.includes(id))
      .map(id => `Removed the ${noun} “${id}” from ${key}; its answers are kept.`),
    ...renamed.map(item => `Reworded the ${noun} “${item.id}” of ${key}.`),
    ...(orderChanged(oldIds, newIds) ? [`Reordered the ${noun}s of ${key}.`] : []),
  ];
}

function endingChanges(before: SurveyDefinition, after: SurveyDefinition): string[] {
  const old = new Map(before.endings.map(ending => [ending.id, ending]));
  const ids = after.endings.map(ending => ending.id);
  const changed = after.endings.filter(ending => old.has(ending.id) && !same(old.get(ending.id), ending));
  return [
    ...listChange('Ending', [...old.keys()], ids),
    ...changed.map(ending => `Changed the ending “${ending.id}”.`),
    ...(orderChanged([...old.keys()], ids) ? [`Endings are now in the order ${ids.join(', ')}.`] : []),
  ];
}

function listChange(noun: string, before: readonly string[], after: readonly string[]): string[] {
  return [
    ...after
      .filter(one => !before.includes(one))
      .map(one =>
        noun === 'Language' ? `Added the language ${one}.` : `Added the ${noun.toLowerCase()} “${one}”.`,
      ),
    ...before
      .filter(one => !after.includes(one))
      .map(one =>
        noun === 'Language' ? `Removed the language ${one}.` : `Removed the ${noun.toLowerCase()} “${one}”.`,
      ),
  ];
}

/** Whether those present on both sides changed places. */
function orderChanged(before: readonly string[], after: readonly string[]): boolean {
  const kept = before.filter(one => after.includes(one));
  return kept.some((one, index) => after.filter(other => before.includes(other))[index] !== one);
}

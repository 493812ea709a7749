import { type Page, type Question, type SurveyDefinition, surveyDefinition } from './definition';
import { withoutClashes } from './merge-clashes';
import { type Judge, judged, type MergeConflict, mergeById, mergeOrder, mergeValue } from './merge-values';
import { endingName, pageName, questionName } from './names';
import { same } from './same';

export type Merge = { merged: SurveyDefinition; conflicts: MergeConflict[] };

/**
 * What two people made of the same draft, in one: pages and endings by id, questions by key, choices and rows by id,
 * texts by language. Where both changed the same, mine stands until `take` names the conflict. Never throws; should the
 * two together be more than a survey can hold, all of it is one conflict. `published`: versions whose keys are taken.
 */
export function mergeDefinitions(
  base: SurveyDefinition,
  mine: SurveyDefinition,
  theirs: SurveyDefinition,
  {
    take = new Set(),
    published = [],
  }: { take?: ReadonlySet<string>; published?: readonly SurveyDefinition[] } = {},
): Merge {
  if (same(mine, theirs) || same(base, theirs)) return { merged: mine, conflicts: [] };
  if (same(base, mine)) return { merged: theirs, conflicts: [] };
  const judge: Judge = { take, conflicts: [] };
  const own = withoutClashes(base, mine, theirs, published);
  const raw = joined(judge, { base, mine: own, theirs });
  // A draft whose name is being typed has none for a moment; that alone makes it no other draft.
  const parsed = surveyDefinition.safeParse({ ...raw, name: raw.name || 'Untitled' });
  if (parsed.success) return { merged: { ...parsed.data, name: raw.name }, conflicts: judge.conflicts };
  const whole = { id: 'all', what: 'The whole survey', mine: 'Yours', theirs: 'Theirs' };
  return { merged: take.has(whole.id) ? theirs : mine, conflicts: [whole] };
}

type Sides<T> = { base: T; mine: T; theirs: T };
type Defs = Sides<SurveyDefinition>;

const each = <T, U>(sides: Sides<T>, make: (side: T) => U): Sides<U> => ({
  base: make(sides.base),
  mine: make(sides.mine),
  theirs: make(sides.theirs),
});

function joined(judge: Judge, defs: Defs) {
  const plain = (id: 'name' | 'theme' | 'email', what: string) =>
    mergeValue(
      judge,
      { id, what },
      each(defs, def => def[id]),
    );
  const name = plain('name', 'The survey’s name');
  return {
    ...defs.mine,
    name: typeof name === 'string' ? name : defs.mine.name,
    languages: mergeLanguages(judge, defs),
    pages: mergePages(judge, defs),
    endings: mergeEndings(judge, defs),
    theme: plain('theme', 'The look'),
    email: plain('email', 'The invitation mail'),
  };
}

function mergeLanguages(judge: Judge, defs: Defs): string[] {
  const lists = each(defs, def => def.languages);
  const isLeft = (tag: string) =>
    (lists.mine.includes(tag) && lists.theirs.includes(tag)) || !lists.base.includes(tag);
  const kept = new Set([...lists.mine, ...lists.theirs].filter(isLeft));
  const order = mergeOrder(judge, { id: 'languages', what: 'The order of the languages' }, lists, kept);
  return order.length > 0 ? order : lists.mine;
}

function mergeEndings(judge: Judge, defs: Defs): unknown[] {
  const byId = each(defs, def => new Map(def.endings.map(ending => [ending.id, ending])));
  const place = (id: string) => ({ id: `endings.${id}`, what: sentence(endingWords(defs, id)) });
  const merged = mergeById(judge, place, byId);
  const ids = each(defs, def => def.endings.map(ending => ending.id));
  const order = mergeOrder(
    judge,
    { id: 'endings', what: 'The order of the thank-you pages' },
    ids,
    new Set(merged.keys()),
  );
  return order.length > 0 ? order.map(id => merged.get(id)) : defs.mine.endings;
}

function mergePages(judge: Judge, defs: Defs): unknown[] {
  const gone = pagesGone(judge, defs);
  const ids = each(defs, def => def.pages.map(page => page.id));
  const kept = new Set([...ids.mine, ...ids.theirs].filter(id => !gone.has(id)));
  const questions = mergeQuestions(judge, defs, gone);
  const homes = mergeHomes(judge, defs, new Set(questions.keys()), kept);
  const order = mergeOrder(judge, { id: 'pages', what: 'The order of the pages' }, ids, kept);
  return order.map(id => {
    const page = each(defs, def => def.pages.find(one => one.id === id));
    const own = each(page, one => one && withoutQuestions(one));
    const place = { id: `pages.${id}`, what: sentence(pageWords(defs, id)) };
    const fields = page.mine && page.theirs ? mergeValue(judge, place, own) : (own.mine ?? own.theirs);
    const keys = each(page, one => one?.questions.map(question => question.key) ?? []);
    const here = new Set([...homes].filter(([, home]) => home === id).map(([key]) => key));
    const inOrder = mergeOrder(
      judge,
      { id: `pages.${id}.order`, what: `${place.what}, order of the questions` },
      keys,
      here,
    );
    // Who was sent here by neither side's list has lost the page it was on.
    const rest = [...here].filter(key => !inOrder.includes(key));
    const list = [...inOrder, ...rest].map(key => questions.get(key));
    return { ...(typeof fields === 'object' ? fields : {}), questions: list };
  });
}

/** Pages that one side deleted, and the other left alone or lost the decision about. */
function pagesGone(judge: Judge, defs: Defs): Set<string> {
  const gone = new Set<string>();
  const page = (def: SurveyDefinition, id: string) => def.pages.find(one => one.id === id);
  for (const was of defs.base.pages) {
    const [mine, theirs] = [page(defs.mine, was.id), page(defs.theirs, was.id)];
    const left = mine ?? theirs;
    if (mine && theirs) continue;
    gone.add(was.id);
    if (!left || !isTouched(defs.base, was, left)) continue;
    const conflict = {
      id: `pages.${was.id}`,
      what: sentence(pageWords(defs, was.id)),
      mine: mine ? 'Changed' : 'Deleted',
      theirs: theirs ? 'Changed' : 'Deleted',
    };
    const winner = judged(judge, conflict);
    if ((winner === 'mine' ? mine : theirs) !== undefined) gone.delete(was.id);
  }
  return gone;
}

/** Changed itself, or has a question that is new here or not what it was. */
function isTouched(base: SurveyDefinition, was: Page, is: Page): boolean {
  if (!same(withoutQuestions(was), withoutQuestions(is))) return true;
  const old = new Map(base.pages.flatMap(page => page.questions).map(question => [question.key, question]));
  return is.questions.some(
    question =>
      !was.questions.some(({ key }) => key === question.key) || !same(old.get(question.key), question),
  );
}

/** Questions by key. Whether one goes with a deleted page or stays with a kept one is decided with the page. */
function mergeQuestions(judge: Judge, defs: Defs, gone: ReadonlySet<string>): Map<string, unknown> {
  const byKey = each(defs, questionsByKey);
  const merged = new Map<string, unknown>();
  const open = each(byKey, map => new Map(map));
  for (const key of new Set([...byKey.mine.keys(), ...byKey.theirs.keys()])) {
    const mine = byKey.mine.get(key);
    const theirs = byKey.theirs.get(key);
    const left = mine ?? theirs;
    if ((mine && theirs) || !left) continue;
    const isPageDeleted = !(mine ? defs.theirs : defs.mine).pages.some(page => page.id === left.pageId);
    const wasThere = defs.base.pages.some(page => page.id === left.pageId);
    if (!isPageDeleted || !wasThere) continue;
    if (!gone.has(left.pageId)) merged.set(key, left.question);
    for (const map of [open.base, open.mine, open.theirs]) map.delete(key);
  }
  const place = (key: string) => ({ id: `questions.${key}`, what: sentence(questionWords(defs, key)) });
  const contents = each(open, map => new Map([...map].map(([key, { question }]) => [key, question])));
  // Settings of one type mean nothing in another: a question that changed its type is taken whole.
  for (const [key, question] of contents.mine) {
    const theirs = contents.theirs.get(key);
    const base = contents.base.get(key);
    if (!theirs || theirs.type === question.type || same(base, question) || same(base, theirs)) continue;
    const words = { mine: `Type ${question.type}`, theirs: `Type ${theirs.type}` };
    const winner = judged(judge, { ...place(key), ...words });
    merged.set(key, winner === 'mine' ? question : theirs);
    for (const map of [contents.base, contents.mine, contents.theirs]) map.delete(key);
  }
  return new Map([...merged, ...mergeById<Question>(judge, place, contents)]);
}

/** The page on which each question is from now on. */
function mergeHomes(
  judge: Judge,
  defs: Defs,
  keys: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): Map<string, string> {
  const byKey = each(defs, questionsByKey);
  const homes = new Map<string, string>();
  for (const key of keys) {
    const home = each(byKey, map => map.get(key)?.pageId);
    const words = (id: string | undefined) => (id === undefined ? 'Deleted' : sentence(pageWords(defs, id)));
    const isMoved = home.mine !== undefined && home.theirs !== undefined && home.mine !== home.theirs;
    let wish = home.mine ?? home.theirs;
    if (isMoved && home.mine === home.base) wish = home.theirs;
    else if (
      isMoved &&
      home.theirs !== home.base &&
      kept.has(home.mine ?? '') &&
      kept.has(home.theirs ?? '')
    ) {
      const what = `${sentence(questionWords(defs, key))}, page`;
      const conflict = { id: `homes.${key}`, what, mine: words(home.mine), theirs: words(home.theirs) };
      wish = home[judged(judge, conflict)];
    }
    const left = [wish, home.mine, home.theirs, ...kept].find(id => id !== undefined && kept.has(id));
    if (left !== undefined) homes.set(key, left);
  }
  return homes;
}

function questionsByKey(def: SurveyDefinition): Map<string, { question: Question; pageId: string }> {
  return new Map(
    def.pages.flatMap(page =>
      page.questions.map(question => [question.key, { question, pageId: page.id }] as const),
    ),
  );
}

function withoutQuestions({ questions: _, ...page }: Page): Omit<Page, 'questions'> {
  return page;
}

/** Named as the side that still has it calls it. */
const questionWords = ({ mine, theirs }: Defs, key: string): string =>
  `question ${questionName(questionsByKey(mine).has(key) ? mine : theirs, key)}`;

function pageWords({ mine, theirs }: Defs, id: string): string {
  const def = mine.pages.some(page => page.id === id) ? mine : theirs;
  return pageName(
    def,
    def.pages.findIndex(page => page.id === id),
  );
}

function endingWords({ mine, theirs }: Defs, id: string): string {
  const def = mine.endings.some(ending => ending.id === id) ? mine : theirs;
  return endingName(
    def,
    def.endings.findIndex(ending => ending.id === id),
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

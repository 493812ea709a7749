import { holds } from './conditions';
import type { Answers, AnswerValue, Ending, Page, Question, SurveyDefinition } from './definition';
import { OTHER_CHOICE } from './definition';

/** What besides the answers decides the way: attributes of interaction and customer, and the language read. */
export type PathContext = {
  attributes?: Readonly<Record<string, string | number | boolean>>;
  language?: string;
};

export type Step = { kind: 'page' | 'ending'; id: string };

/** A page of the route with the questions that are shown on it. */
export type Stop = { page: Page; questions: Question[] };

/**
 * The whole way that the answers lead, whether or not required questions are answered. `passed`: all pages on it, also
 * those without a visible question, each with the index of the rule that led on (null: no rule did).
 * `answers` are those given on the way: conditions see no others, and no others may be stored.
 */
export type Route = {
  stops: Stop[];
  passed: { page: Page; rule: number | null }[];
  ending: string;
  answers: Answers;
};

/**
 * Walks the survey. Always forward: a rule that leads backwards or nowhere is passed over, so the walk ends after
 * at most as many steps as there are pages. Pages without a visible question are skipped, their rules still count.
 */
export function routeOf(def: SurveyDefinition, answers: Answers, context: PathContext = {}): Route {
  const stops: Stop[] = [];
  const passed: Route['passed'] = [];
  const reached: Answers = {};
  const facts = { ...context, answers: reached };
  const positions = new Map(def.pages.map((page, index) => [page.id, index]));
  const endings = new Set(def.endings.map(ending => ending.id));
  let position = 0;
  while (position < def.pages.length) {
    const page = def.pages[position];
    if (!page) break;
    const questions = takeVisible(page, answers, reached, context);
    if (questions.length > 0) stops.push({ page, questions });
    const ahead = (id: string) => (positions.get(id) ?? -1) > position;
    const rule = (page.next ?? []).findIndex(
      ({ goto, when }) => (ahead(goto) || endings.has(goto)) && (!when || holds(when, facts)),
    );
    const target = page.next?.[rule]?.goto;
    passed.push({ page, rule: rule < 0 ? null : rule });
    if (target === undefined) position += 1;
    else if (ahead(target)) position = positions.get(target) ?? def.pages.length;
    else return { stops, passed, ending: target, answers: reached };
  }
  const open = def.endings.find(ending => !ending.when || holds(ending.when, facts));
  return { stops, passed, ending: (open ?? def.endings.at(-1))?.id ?? '', answers: reached };
}

/** Where a respondent goes after `pageId` (null: at the start), with the answers given so far. */
export function nextPage(
  def: SurveyDefinition,
  pageId: string | null,
  answers: Answers,
  context: PathContext = {},
): Step {
  const route = routeOf(def, answers, context);
  const position = (id: string) => def.pages.findIndex(page => page.id === id);
  const here = pageId === null ? -1 : position(pageId);
  const next = route.stops.find(stop => position(stop.page.id) > here);
  return next ? { kind: 'page', id: next.page.id } : { kind: 'ending', id: route.ending };
}

/**
 * Ids of the pages the answers lead through, up to and including the first with an unanswered required question
 * (`ending` is then null), else to the ending.
 */
export function pathOf(
  def: SurveyDefinition,
  answers: Answers,
  context: PathContext = {},
): { pages: string[]; ending: string | null } {
  const route = routeOf(def, answers, context);
  const open = route.stops.findIndex(stop =>
    stop.questions.some(question => isOwed(question, route.answers)),
  );
  const stops = open < 0 ? route.stops : route.stops.slice(0, open + 1);
  return { pages: stops.map(stop => stop.page.id), ending: open < 0 ? route.ending : null };
}

/** Names of answers that the path does not reach (or the survey does not know): they must not be stored. */
export function unreachableKeys(
  def: SurveyDefinition,
  answers: Answers,
  context: PathContext = {},
): string[] {
  const { answers: reached } = routeOf(def, answers, context);
  return Object.keys(answers).filter(key => !Object.hasOwn(reached, key));
}

/** Whether a required question still lacks its answer (a matrix: any row; a consent: the tick). */
export function isOwed(question: Question, answers: Answers): boolean {
  if (!question.required || question.type === 'statement') return false;
  if (!Object.hasOwn(answers, question.key)) return true;
  const answer = answers[question.key];
  if (question.type === 'consent') return answer !== true;
  if (question.type === 'matrix') return owedRows(question.rows, answer).length > 0;
  return false;
}

/** Rows of a matrix that have no answer yet. */
export function owedRows<Row extends { id: string }>(rows: Row[], answer: AnswerValue | undefined): Row[] {
  const given = typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
  return rows.filter(row => !Object.hasOwn(given, row.id));
}

export function endingOf(def: SurveyDefinition, id: string): Ending | undefined {
  return def.endings.find(ending => ending.id === id);
}

/** Adds the answers of the page's visible questions to `reached` in reading order; later ones see earlier ones. */
function takeVisible(page: Page, answers: Answers, reached: Answers, context: PathContext): Question[] {
  return page.questions.filter(question => {
    if (question.showIf && !holds(question.showIf, { ...context, answers: reached })) return false;
    for (const name of namesOf(question)) {
      const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
      if (answer !== undefined) reached[name] = answer;
    }
    return true;
  });
}

/** The names under which a question's answer is stored. */
export function namesOf(question: Question): string[] {
  if (question.type === 'statement') return [];
  const hasOther = 'other' in question && question.other !== undefined;
  return hasOther ? [question.key, `${question.key}.${OTHER_CHOICE}`] : [question.key];
}

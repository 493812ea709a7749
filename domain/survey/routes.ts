import type { Answers, SurveyDefinition } from './definition';
import { type PathContext, routeOf } from './path';
import { sampleAnswer } from './samples';
import { questionsOf } from './scores';
import { explore, type Way } from './ways';

/** One way through the survey: the pages seen in order, the ending, and the fewest answers that lead there. */
export type SampleRoute = {
  pages: string[];
  ending: string;
  answers: Answers;
  context: PathContext;
};

/** `isComplete`: there are no further routes. `unseen`: pages and endings that no route of a complete list comes to. */
export type Routes = {
  routes: SampleRoute[];
  isComplete: boolean;
  unseen: { pages: string[]; endings: string[] };
};

const MOST_ROUTES = 100;

/** The routes that differ in their pages or their ending, shortest answers each; at most a hundred. */
export function routesOf(def: SurveyDefinition): Routes {
  const { ends, isExact } = explore(def, { trails: true });
  const byWay = new Map<string, SampleRoute>();
  for (const { way } of ends) {
    const { answers, context } = exampleOf(def, way);
    const { stops, ending } = answerWhatIsRequired(def, answers, context);
    const pages = stops.map(stop => stop.page.id);
    const key = JSON.stringify([pages, ending]);
    const known = byWay.get(key);
    if (!known || Object.keys(known.answers).length > Object.keys(answers).length)
      byWay.set(key, { pages, ending, answers, context });
  }
  const routes = [...byWay.values()].sort((a, b) => compareWays(def, a, b));
  const isComplete = isExact && routes.length <= MOST_ROUTES;
  const shown = new Set(routes.flatMap(({ pages }) => pages));
  const ended = new Set(routes.map(({ ending }) => ending));
  const lost = <T extends { id: string }>(all: T[], seen: Set<string>) =>
    isComplete ? all.map(({ id }) => id).filter(id => !seen.has(id)) : [];
  return {
    routes: routes.slice(0, MOST_ROUTES),
    isComplete,
    unseen: { pages: lost(def.pages, shown), endings: lost(def.endings, ended) },
  };
}

/** As the pages stand in the survey; a way that ends earlier comes first. */
function compareWays(def: SurveyDefinition, a: SampleRoute, b: SampleRoute): number {
  const place = (route: SampleRoute, at: number) => def.pages.findIndex(({ id }) => id === route.pages[at]);
  for (let at = 0; at < Math.max(a.pages.length, b.pages.length); at += 1) {
    const difference = place(a, at) - place(b, at);
    if (difference !== 0) return difference;
  }
  const end = ({ ending }: SampleRoute) => def.endings.findIndex(({ id }) => id === ending);
  return end(a) - end(b);
}

/** The answers a way decided, and plain ones to the required questions that it left open. */
function exampleOf(def: SurveyDefinition, way: Way): { answers: Answers; context: PathContext } {
  const answers: Answers = {};
  const asked = new Set(way.asked);
  for (const question of questionsOf(def)) {
    if (asked.has(question.key) && question.required) Object.assign(answers, sampleAnswer(question));
  }
  const context: { attributes: Record<string, string | number | boolean>; language?: string } = {
    attributes: {},
  };
  // What was decided about one row of a matrix counts for more than what was about the whole of it.
  const decided = [...way.known].sort(([a], [b]) => Number(a.includes('.')) - Number(b.includes('.')));
  for (const [, known] of decided) {
    if (typeof known === 'string') continue;
    for (const [name, answer] of Object.entries(known.answers)) {
      const before = answers[name];
      answers[name] = isRows(answer) && isRows(before) ? { ...before, ...answer } : answer;
    }
    Object.assign(context.attributes, known.attributes);
    if (known.language !== undefined) context.language = known.language;
  }
  return { answers: inOrder(def, answers), context: { language: def.languages[0] ?? 'en', ...context } };
}

/**
 * The route that these answers take once every required question on it has a plain one, which is added to them: an example may
 * come by questions that its way could have gone without.
 */
function answerWhatIsRequired(def: SurveyDefinition, answers: Answers, context: PathContext) {
  for (;;) {
    const route = routeOf(def, answers, context);
    const missing = route.stops
      .flatMap(({ questions }) => questions)
      .filter(({ key, required }) => required && answers[key] === undefined)
      .map(question => sampleAnswer(question) ?? {})
      .filter(sample => Object.keys(sample).length > 0);
    if (missing.length === 0) return route;
    Object.assign(answers, ...missing);
  }
}

/** Answers as the survey asks for them, so that a list of them reads like the way. */
function inOrder(def: SurveyDefinition, answers: Answers): Answers {
  const keys = questionsOf(def).map(({ key }) => key);
  const place = (name: string) => keys.indexOf(name.split('.', 1)[0] ?? '');
  return Object.fromEntries(Object.entries(answers).sort(([a], [b]) => place(a) - place(b)));
}

function isRows(answer: Answers[string] | undefined): answer is Record<string, number> {
  return typeof answer === 'object' && !Array.isArray(answer);
}

import { subjectOf } from './condition-terms';
import { conditionInWords, subjectInWords, valueInWords } from './condition-words';
import { answerAt, type Condition, type Facts, holds, type Leaf, leavesOf } from './conditions';
import type { Answers, Ending, Page, Question, SurveyDefinition } from './definition';
import { isOwed, type PathContext, routeOf } from './path';

/** A page as somebody with these answers meets it. */
export type WalkedPage = {
  page: Page;
  index: number;
  /** `seen`: shown to the customer; `passed`: nothing on it is shown, its rules count; `off`: another way was taken. */
  state: 'seen' | 'passed' | 'off';
  questions: { question: Question; isShown: boolean; isOwed: boolean; why: string | null }[];
  /** Why it leads on as it does, where a rule decided. */
  why: string | null;
  /** Id of the page or ending it leads to. */
  to: string | null;
};

export type Walk = { pages: WalkedPage[]; ending: Ending | undefined; answers: Answers; isStuck: boolean };

/** What a customer with these answers is shown, page by page, and in words why. `isStuck`: a required answer is missing. */
export function walkOf(def: SurveyDefinition, given: Answers, context: PathContext, language?: string): Walk {
  const { stops, passed, ending, answers } = routeOf(def, given, context);
  const facts: Facts = { ...context, answers };
  const pages = def.pages.map((page, index): WalkedPage => {
    const at = passed.findIndex(one => one.page === page);
    const shown = stops.find(stop => stop.page === page)?.questions ?? [];
    const questions = page.questions.map(question => ({
      question,
      isShown: shown.includes(question),
      isOwed: shown.includes(question) && isOwed(question, answers),
      why: question.showIf ? whyInWords(question.showIf, facts, def, language) : null,
    }));
    const rule = page.next?.[passed[at]?.rule ?? -1];
    return {
      page,
      index,
      state: at < 0 ? 'off' : shown.length > 0 ? 'seen' : 'passed',
      questions,
      why: rule?.when ? conditionInWords(rule.when, def, language) : null,
      to: at < 0 ? null : (passed[at + 1]?.page.id ?? ending),
    };
  });
  const isStuck = pages.some(({ questions }) => questions.some(one => one.isOwed));
  return { pages, ending: def.endings.find(({ id }) => id === ending), answers, isStuck };
}

/** `“How was it?” is at most 6. Now “How was it?” is 9.` */
function whyInWords(
  condition: Condition,
  facts: Facts,
  def: SurveyDefinition,
  language: string | undefined,
): string {
  const words = `${conditionInWords(condition, def, language)}.`;
  if (holds(condition, facts)) return words;
  const failing = leavesOf(condition).filter(leaf => !holds(leaf, facts));
  const subjects = new Map(failing.map(leaf => [subjectInWords(leaf, def, language), leaf]));
  const isOneSubject =
    new Set(leavesOf(condition).map(leaf => subjectInWords(leaf, def, language))).size === 1;
  const now = [...subjects].map(
    ([subject, leaf]) => `${isOneSubject ? 'it' : subject} is ${factInWords(leaf, facts, def, language)}`,
  );
  return now.length > 0 ? `${words} Now ${now.join(', ')}.` : words;
}

function factInWords(leaf: Leaf, facts: Facts, def: SurveyDefinition, language: string | undefined): string {
  const subject = subjectOf(leaf, def);
  const say = (value: string | number | boolean) => valueInWords(subject, value, def, language);
  if ('language' in leaf) return facts.language === undefined ? 'not known' : say(facts.language);
  if ('attribute' in leaf) {
    const value = facts.attributes?.[leaf.attribute];
    return value === undefined || value === '' ? 'not known' : say(value);
  }
  const answer = answerAt(facts.answers, leaf.question);
  if (answer === undefined) return 'not answered';
  if (Array.isArray(answer)) return answer.map(say).join(', ');
  return typeof answer === 'object' ? 'answered' : say(answer);
}

import type { Answers, Page, Question, SurveyDefinition } from './definition';
import { OTHER_CHOICE } from './definition';
import { formFields, readControls } from './form';
import { isOwed, namesOf, owedRows, type PathContext, routeOf } from './path';
import { type AnswerFault, type Checked, checkAnswer, checkOtherText, type FaultCode, fault } from './value';

export type { AnswerFault, Answers };

/** Answers read, what was wrong, and the names of answers left out because the path does not reach them. */
export type Validated = { answers: Answers; faults: AnswerFault[]; dropped: string[] };

export type PageOptions = {
  /** Answers saved before, of all pages. */
  previous?: Answers;
  context?: PathContext;
  /** Saving while the page is being filled in: what is still owed, too few or too short is no fault, and is left out. */
  partial?: boolean;
};

/**
 * Reads one page's form. `answers` are the page's own; `merged` is the whole set to store: `previous` with this page
 * replaced and everything off the new path dropped (named in `dropped`). With faults nothing should be stored.
 */
export function validatePage(
  def: SurveyDefinition,
  page: Page,
  form: Iterable<readonly [string, unknown]>,
  { previous = {}, context = {}, partial = false }: PageOptions = {},
): Validated & { merged: Answers } {
  const fields = formFields(form);
  const own: Answers = {};
  const faults: AnswerFault[] = [];
  for (const question of page.questions) {
    const read = readControls(question, fields);
    const checked = 'code' in read ? fault(question.key, read.code) : checkAnswer(question, read.value);
    collect(checked, own, faults);
    if (takesOther(question)) {
      collect(takeOther(question, own, fields.get(`${question.key}.${OTHER_CHOICE}`)?.[0]), own, faults);
    }
  }
  const elsewhere = [...fields.keys()].filter(name => !page.questions.some(question => owns(question, name)));
  faults.push(...elsewhere.flatMap(name => strangerFault(def, name)));

  const mine = new Set(page.questions.flatMap(namesOf));
  const kept = Object.entries(previous).filter(([name]) => !mine.has(name));
  const all: Answers = { ...Object.fromEntries(kept), ...own };
  const route = routeOf(def, all, context);
  const stop = route.stops.find(one => one.page.id === page.id);
  const shown = new Set((stop?.questions ?? []).map(question => question.key));
  const relevant = faults.filter(
    ({ key }) => shown.has(questionKeyOf(key)) || !isOn(page, questionKeyOf(key)),
  );
  const ownLeft = Object.entries(own).filter(([name]) => Object.hasOwn(route.answers, name));
  return {
    answers: Object.fromEntries(ownLeft),
    merged: route.answers,
    faults: partial
      ? relevant.filter(({ code }) => !UNFINISHED.has(code))
      : [...relevant, ...owedFaults(stop?.questions ?? [], own, relevant)],
    dropped: [
      ...missingFrom(all, route.answers),
      ...elsewhere.filter(name => strangerFault(def, name).length === 0),
    ],
  };
}

/** What more ticks or more letters would mend. */
const UNFINISHED: ReadonlySet<FaultCode> = new Set(['too_few', 'too_short']);

/** Checks answers given as JSON (import, API). `complete` asks for every required question on their path. */
export function validateAnswers(
  def: SurveyDefinition,
  input: unknown,
  { context = {}, complete = false }: { context?: PathContext; complete?: boolean } = {},
): Validated {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { ...fault('', 'wrong_type'), dropped: [] };
  }
  const taken: Answers = {};
  const faults: AnswerFault[] = [];
  const given = new Map<string, unknown>(Object.entries(input));
  for (const question of def.pages.flatMap(page => page.questions)) {
    collect(checkAnswer(question, given.get(question.key)), taken, faults);
    given.delete(question.key);
    if (takesOther(question)) {
      const name = `${question.key}.${OTHER_CHOICE}`;
      collect(takeOther(question, taken, given.get(name)), taken, faults);
      given.delete(name);
    }
  }
  for (const name of given.keys()) faults.push(...fault(name.slice(0, 64), 'unknown_question').faults);
  const route = routeOf(def, taken, context);
  const questions = route.stops.flatMap(stop => stop.questions);
  return {
    answers: route.answers,
    faults: [...faults, ...(complete ? owedFaults(questions, route.answers, faults) : [])],
    dropped: missingFrom(taken, route.answers),
  };
}

function takesOther(question: Question): boolean {
  return namesOf(question).length > 1;
}

/** The other text belongs to the other choice: without it, it is left out. */
function takeOther(question: Question, taken: Answers, text: unknown): Checked {
  const answer = taken[question.key];
  const chosen = Array.isArray(answer) ? answer.includes(OTHER_CHOICE) : answer === OTHER_CHOICE;
  return chosen ? checkOtherText(question.key, text) : { answers: {}, faults: [] };
}

function collect(checked: Checked, answers: Answers, faults: AnswerFault[]): void {
  Object.assign(answers, checked.answers);
  faults.push(...checked.faults);
}

/** A field of another page is dropped; a field of no question is a crafted request. */
function strangerFault(def: SurveyDefinition, name: string): AnswerFault[] {
  const known = def.pages.some(page => page.questions.some(question => owns(question, name)));
  return known ? [] : fault(name.slice(0, 64), 'unknown_question').faults;
}

/** Whether a control of this name is one of the question's; which rows and choices exist is checked with the value. */
function owns(question: Question, name: string): boolean {
  if (question.type === 'matrix' || question.type === 'ranking') return name.startsWith(`${question.key}.`);
  return namesOf(question).includes(name);
}

function owedFaults(questions: Question[], answers: Answers, known: AnswerFault[]): AnswerFault[] {
  const faulty = new Set(known.map(({ key }) => key));
  return questions
    .filter(question => isOwed(question, answers) && !faulty.has(question.key))
    .flatMap(question =>
      question.type === 'matrix'
        ? owedRows(question.rows, answers[question.key]).map(row => `${question.key}.${row.id}`)
        : [question.key],
    )
    .filter(key => !faulty.has(key))
    .map(key => ({ key, code: 'required' as const, params: {} }));
}

function missingFrom(all: Answers, left: Answers): string[] {
  return Object.keys(all).filter(name => !Object.hasOwn(left, name));
}

function questionKeyOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}

function isOn(page: Page, key: string): boolean {
  return page.questions.some(question => question.key === key);
}

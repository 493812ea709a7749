import type { Question, SurveyDefinition } from './definition';
import { secondsToAnswer } from './duration';
import type { Part } from './edits/edited';
import { capital, pageName, questionName } from './names';
import { scaleOf } from './scale';
import { questionsOf } from './scores';

/** A sentence for whoever designs the survey, and the part it is about. Nothing here stops a publication. */
export type Advice = { message: string; part: Part | null };

/** More questions than this on one way, and many stop before the end. */
const MANY_QUESTIONS = 10;
/** More than this on one page is a long way to scroll on a phone. */
const MANY_ON_A_PAGE = 6;

/** What would make the survey easier to answer or its answers worth more; only what is certain. */
export function adviceFor(def: SurveyDefinition, language?: string): Advice[] {
  const questions = questionsOf(def);
  if (questions.length === 0) return [];
  return [
    ...lengthAdvice(def),
    ...scoreAdvice(questions),
    ...questions.flatMap(question => requiredAdvice(def, question, language)),
    ...def.pages.flatMap((page, index) =>
      page.questions.length > MANY_ON_A_PAGE
        ? [
            {
              message: `${capital(pageName(def, index, language))} asks ${page.questions.length} things at once: on a phone, a long way to scroll.`,
              part: { kind: 'page' as const, id: page.id },
            },
          ]
        : [],
    ),
  ];
}

function lengthAdvice(def: SurveyDefinition): Advice[] {
  const { longest } = secondsToAnswer(def);
  if (longest <= MANY_QUESTIONS) return [];
  return [
    { message: `Up to ${longest} questions: with more than ten, many stop before the end.`, part: null },
  ];
}

function scoreAdvice(questions: Question[]): Advice[] {
  if (!questions.some(question => scaleOf(question)))
    return [{ message: 'No question gives a score, so no trend can be drawn from the answers.', part: null }];
  const first = questions.find(question => question.type !== 'statement');
  if (!first || isInMail(first)) return [];
  return [
    {
      message:
        'The invitation mail shows the scale itself only when the first question is one, and is always shown.',
      part: { kind: 'question', key: first.key },
    },
  ];
}

const isInMail = (question: Question): boolean =>
  !question.showIf && question.type !== 'matrix' && scaleOf(question) !== null;

function requiredAdvice(def: SurveyDefinition, question: Question, language?: string): Advice[] {
  if (!question.required) return [];
  const name = questionName(def, question.key, language);
  const part: Part = { kind: 'question', key: question.key };
  if (question.type === 'long' || question.type === 'short')
    return [{ message: `${name} must be answered: who has nothing to say leaves, or types anything.`, part }];
  if (question.type === 'email' || question.type === 'phone')
    return [{ message: `${name} must be answered: who would rather not be known stops here.`, part }];
  return [];
}

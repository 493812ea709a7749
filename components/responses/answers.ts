import type { Answers, AnswerValue, Question, SurveyDefinition } from '@/domain/survey/definition';
import { OTHER_CHOICE } from '@/domain/survey/definition';
import { answersAsText, expandPiping, type PipingValues } from '@/domain/survey/piping';
import { scaleOf } from '@/domain/survey/scale';
import { questionsOf } from '@/domain/survey/scores';
import type { LocalizedText } from '@/domain/survey/text';
import { pickText } from '@/domain/survey/translate';

/** One question and what was answered, in words. `lines` is empty where nothing was. */
export type AnswerInWords = { key: string; title: string; lines: string[]; isText: boolean };

/**
 * Every question of the answered version in reading order, in `language` where it has that. `piped`: what stood in the
 * questions' fields (company, customer, interaction); what the reader may not see is left to the field's fallback.
 */
export function answersInWords(
  definition: SurveyDefinition,
  answers: Answers,
  language: string,
  piped: Omit<PipingValues, 'answers'> = {},
): AnswerInWords[] {
  const values = { ...piped, answers: answersAsText(definition, answers, language) };
  const say = (text: LocalizedText | undefined): string =>
    expandPiping(pickText(text, language, definition.languages), values);
  return questionsOf(definition).flatMap(question => {
    if (question.type === 'statement') return [];
    const { key, type } = question;
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    return {
      key,
      title: say(question.title) || key,
      lines: answer === undefined ? [] : linesOf(question, answer, answers, say),
      isText: type === 'short' || type === 'long',
    };
  });
}

type Say = (text: LocalizedText | undefined) => string;

function linesOf(question: Question, answer: AnswerValue, answers: Answers, say: Say): string[] {
  if (question.type === 'matrix') return rowLines(question, answer, say);
  if (typeof answer === 'number') return [numberLine(question, answer, say)];
  if (typeof answer === 'boolean') return [booleanLine(question, answer, say)];
  const nameOf = (id: string) => choiceName(question, id, answers, say);
  if (Array.isArray(answer)) {
    if (question.type === 'ranking') return answer.map((id, place) => `${place + 1}. ${nameOf(id)}`);
    return answer.map(nameOf);
  }
  if (typeof answer !== 'string') return [];
  return [question.type === 'single' || question.type === 'dropdown' ? nameOf(answer) : answer];
}

function rowLines(question: Extract<Question, { type: 'matrix' }>, answer: AnswerValue, say: Say): string[] {
  if (typeof answer !== 'object' || Array.isArray(answer)) return [];
  return question.rows.flatMap(({ id, label }) => {
    const score = Object.hasOwn(answer, id) ? answer[id] : undefined;
    return score === undefined ? [] : [`${say(label) || id}: ${score} of ${question.points}`];
  });
}

/** `9 of 10`, with the words at that point of the scale where there are some; a plain number with its unit. */
function numberLine(question: Question, answer: number, say: Say): string {
  const scale = scaleOf(question);
  if (!scale) return question.type === 'number' ? `${answer} ${say(question.unit)}`.trim() : String(answer);
  const labels = 'labels' in question ? question.labels : undefined;
  const points = labels && 'points' in labels ? labels.points : undefined;
  const words = say(points?.[String(answer)]);
  return `${answer} of ${scale.max}${words ? ` (${words})` : ''}`;
}

function booleanLine(question: Question, answer: boolean, say: Say): string {
  if (question.type === 'consent') return answer ? 'Agreed' : 'Not agreed';
  const labels = question.type === 'yesno' ? question.labels : undefined;
  return answer ? say(labels?.yes) || 'Yes' : say(labels?.no) || 'No';
}

function choiceName(question: Question, id: string, answers: Answers, say: Say): string {
  const choices = 'choices' in question ? question.choices : [];
  const other = 'other' in question ? question.other : undefined;
  const words = answers[`${question.key}.${OTHER_CHOICE}`];
  if (id === OTHER_CHOICE && other) {
    const label = say(other.label) || 'Other';
    return typeof words === 'string' ? `${label}: ${words}` : label;
  }
  return say(choices.find(choice => choice.id === id)?.label) || id;
}

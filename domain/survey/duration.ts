import type { Answers, Question, SurveyDefinition } from './definition';
import { routeOf, type Stop } from './path';
import { pointsOf, scaleOf } from './scale';
import { questionsOf } from './scores';
import { pickText } from './translate';

/** Silent reading of plain text: 238 words a minute (Brysbaert 2019, a meta-analysis of 190 studies). */
const WORDS_PER_SECOND = 238 / 60;
/** Finding one's way on a new page and tapping *Next*. */
const PAGE_SECONDS = 2;
/** Typing on a phone: 36 words a minute (Palin et al. 2019, 37,000 people). */
const TYPED_PER_SECOND = 36 / 60;

/**
 * What deciding and tapping or typing takes beside reading, in seconds. Typed ones: a comment of twelve words, five for
 * a short text, the length of an address or a number. The rest is ours, rounded, to be checked against real answers.
 */
const ACT_SECONDS: Record<Question['type'], number> = {
  nps: 3,
  csat: 3,
  ces: 3,
  rating: 3,
  matrix: 2.5,
  single: 2,
  multiple: 3,
  dropdown: 4,
  ranking: 2.5,
  yesno: 2,
  short: 5 / TYPED_PER_SECOND,
  long: 12 / TYPED_PER_SECOND,
  number: 4,
  date: 6,
  email: 10,
  phone: 8,
  consent: 2,
  statement: 0,
};

/** How long answering everything takes: on the shortest and the longest of the ways tried, in seconds, and their questions. */
export type Duration = { least: number; most: number; fewest: number; longest: number };

/**
 * How long a customer needs who answers all that is shown: unhappy, lukewarm and happy customers who say yes or no are
 * sent through the survey. An estimate to plan with: reading in the first language, and one act for each question.
 */
export function secondsToAnswer(def: SurveyDefinition): Duration {
  const ways = MOODS.map(mood => routeOf(def, answersOf(def, mood), contextOf(def)).stops);
  const seconds = ways.map(stops => Math.round(secondsOf(stops, def.languages[0] ?? 'en')));
  const counts = ways.map(
    stops => stops.flatMap(stop => stop.questions).filter(({ type }) => type !== 'statement').length,
  );
  return {
    least: Math.min(...seconds),
    most: Math.max(...seconds),
    fewest: Math.min(...counts),
    longest: Math.max(...counts),
  };
}

/** Where on every scale somebody stands, 0 … 1, and what they say to yes/no questions. */
const MOODS = [0, 0.5, 1].flatMap(level => [
  { level, yes: true },
  { level, yes: false },
]);

const contextOf = (def: SurveyDefinition) => ({ language: def.languages[0] ?? 'en' });

function answersOf(def: SurveyDefinition, { level, yes }: (typeof MOODS)[number]): Answers {
  const answers: Answers = {};
  for (const question of questionsOf(def)) {
    const scale = scaleOf(question);
    const points = scale ? pointsOf(scale) : [];
    const point = points[Math.round(level * (points.length - 1))];
    if (question.type === 'matrix')
      answers[question.key] = Object.fromEntries(question.rows.map(row => [row.id, point ?? 1]));
    else if (point !== undefined) answers[question.key] = point;
    else if (question.type === 'yesno' || question.type === 'consent') answers[question.key] = yes;
  }
  return answers;
}

function secondsOf(stops: Stop[], language: string): number {
  const questions = stops.flatMap(stop => stop.questions);
  const acts = questions.reduce((sum, question) => sum + ACT_SECONDS[question.type] * actsOf(question), 0);
  const words = questions
    .flatMap(question => textsOf(question))
    .map(text => wordCount(pickText(text, language)));
  return acts + words.reduce((sum, count) => sum + count, 0) / WORDS_PER_SECOND + stops.length * PAGE_SECONDS;
}

const actsOf = (question: Question): number => {
  if (question.type === 'matrix') return question.rows.length;
  return question.type === 'ranking' ? question.choices.length : 1;
};

/** What is read before answering. A list that opens is searched, not read. */
const textsOf = (question: Question): Record<string, string>[] => [
  question.title,
  question.help ?? {},
  ...('choices' in question && question.type !== 'dropdown'
    ? question.choices.map(({ label }) => label)
    : []),
  ...(question.type === 'matrix' ? question.rows.map(({ label }) => label) : []),
];

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Also in languages that write no spaces between words. */
function wordCount(text: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1;
  return count;
}

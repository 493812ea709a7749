import type { Answers, Question } from './definition';
import { scaleOf } from './scale';

/** All that may speak against an answer, in the order in which it is told. */
export const qualityFlags = ['speeder', 'straight_lining', 'repeat', 'bot', 'scanner'] as const;

/**
 * What may speak against an answer: `speeder` (faster than a third of what is usual), `straight_lining` (one value over a
 * grid), `repeat` (the same device answered the same door before on that day), `bot` (a field was filled in that no
 * person sees), `scanner` (the link was followed as a mail scanner does). A reason to look, never one to delete.
 */
export type QualityFlag = (typeof qualityFlags)[number];

/** Flags set where the answer is posted: they say how it came, not what it says, and outlive every judgement. */
export const postedFlags: readonly QualityFlag[] = ['bot', 'scanner'];

/** The facts behind the flags, and figures that no flag hangs on. Times in milliseconds. */
export type Quality = {
  speeder?: Pace;
  /** `rows` equal values: of a grid, or (`to`: key of the last) of questions one after the other. */
  straightLining?: { question: string; to?: string; value: number; rows: number };
  /** Answers through the same door by the same device on that day, finished earlier. */
  repeat?: { before: number };
  /** Of `n` values on scales: the longest run of one value, and how much they vary, 0 to about 0.55. */
  scales?: { n: number; longstring: number; irv: number };
  /** Judged before enough others were timed: speed is looked at again once they are. */
  early?: true;
};

/** Time on the pages that can be compared, and what is usual for these very pages. Milliseconds. */
export type Pace = { took: number; median: number };

/** Fewest timed answers that a median is taken from, and fewest values that are a pattern. */
export const FEWEST_TIMED = 30;
const FEWEST_VALUES = 5;

/** What a page's time is kept at when it was longer, or when nobody knows: no time that somebody was seen to take. */
export const UNTIMED_MS = 3_600_000;

/** What is known about how a finished answer was given. `pace` null: nothing to compare with. */
export type Manner = { pace: Pace | null; before: number; isEarly?: boolean };

/**
 * What speaks against a finished answer, in the order of `qualityFlags`, and the facts behind it. `shown`: the questions on
 * the way that the answers lead, in reading order.
 *
 * Speeding: under a third of the usual time (design/metrics.md; Zhang & Conrad 2014 find speeders to be straight-liners).
 * Straight-lining: Leiner 2019, *Too fast, too straight, too weird*, Survey Research Methods 13(3), for grids of five and
 * more. Longstring: Johnson 2005, J. Research in Personality 39. Intra-individual response variability: Dunn, Heggestad,
 * Shanock & Theilgard 2018, J. Business and Psychology 33. The last two have no cutoff that holds for every survey
 * (Curran 2016), so they are told and flag nothing.
 */
export function judge(
  shown: readonly Question[],
  answers: Answers,
  { pace, before, isEarly = false }: Manner,
): { flags: QualityFlag[]; quality: Quality } {
  const straightLining = straightestOf(shown, answers);
  const scales = spreadOf(shown, answers);
  const quality: Quality = {
    ...(pace && pace.took * 3 < pace.median && { speeder: pace }),
    ...(straightLining && { straightLining }),
    ...(before > 0 && { repeat: { before } }),
    ...(scales && { scales }),
    ...(isEarly && { early: true }),
  };
  const isSet = { speeder: quality.speeder, straight_lining: quality.straightLining, repeat: quality.repeat };
  return { flags: (['speeder', 'straight_lining', 'repeat'] as const).filter(flag => isSet[flag]), quality };
}

/** The middle time of one page over `n` answers to the same version, in milliseconds. */
export type PageMedian = { median: number; n: number };

/**
 * How long somebody took for the pages of their way, beside what is usual for these: page by page, as in Leiner's
 * relative speed index, so that a short way is not taken for a fast one. A page counts where its time is known and at
 * least 30 others' are too. A page with a question in `preselected` does not: whoever chose the score in the mail only
 * had to confirm it. Null where no page is left.
 */
export function paceOf(
  pages: readonly { id: string; questions: readonly Pick<Question, 'key'>[] }[],
  times: Readonly<Record<string, number>>,
  usual: ReadonlyMap<string, PageMedian>,
  preselected: readonly string[] = [],
): Pace | null {
  const compared = pages.flatMap(({ id, questions }) => {
    const took = Object.hasOwn(times, id) ? times[id] : undefined;
    const page = usual.get(id);
    if (took === undefined || took >= UNTIMED_MS || !page || page.n < FEWEST_TIMED) return [];
    return questions.some(({ key }) => preselected.includes(key)) ? [] : [{ took, median: page.median }];
  });
  if (compared.length === 0) return null;
  return {
    took: compared.reduce((sum, page) => sum + page.took, 0),
    median: Math.round(compared.reduce((sum, page) => sum + page.median, 0)),
  };
}

/** The longest line of one value: down all rows of a grid, or over questions of one kind that follow one another. */
function straightestOf(
  questions: readonly Question[],
  answers: Answers,
): Quality['straightLining'] | undefined {
  const lines = [...gridLines(questions, answers), ...questionLines(questions, answers)];
  return lines.filter(line => line.rows >= FEWEST_VALUES).toSorted((a, b) => b.rows - a.rows)[0];
}

type Line = NonNullable<Quality['straightLining']>;

/** Grids with the same value in every row that was answered. */
function gridLines(questions: readonly Question[], answers: Answers): Line[] {
  return questions.flatMap(question => {
    const values = question.type === 'matrix' ? valuesOf(question, answers) : [];
    const [value] = values;
    if (value === undefined || values.some(one => one !== value)) return [];
    return [{ question: question.key, value, rows: values.length }];
  });
}

/** Runs of one value over single questions of one type and scale. Statements are no break; a question left out is. */
function questionLines(questions: readonly Question[], answers: Answers): Line[] {
  const runs: (Line & { scale: string })[] = [];
  let run: (typeof runs)[number] | undefined;
  for (const question of questions) {
    if (question.type === 'statement') continue;
    const value = question.type === 'matrix' ? undefined : valuesOf(question, answers)[0];
    const scale = `${question.type} ${scaleOf(question)?.max}`;
    if (value === undefined) run = undefined;
    else if (run && run.scale === scale && run.value === value) {
      run.to = question.key;
      run.rows += 1;
    } else {
      run = { question: question.key, value, rows: 1, scale };
      runs.push(run);
    }
  }
  return runs.map(({ scale: _, ...line }) => line);
}

/** Over all values on scales, in reading order; each is put on 0 to 1 first, so that scales of any length add up. */
function spreadOf(questions: readonly Question[], answers: Answers): Quality['scales'] | undefined {
  const items = questions.flatMap(question => {
    const scale = scaleOf(question);
    if (!scale) return [];
    return valuesOf(question, answers).map(value => ({
      value,
      scale: `${scale.min}-${scale.max}`,
      part: (value - scale.min) / (scale.max - scale.min),
    }));
  });
  const n = items.length;
  if (n < FEWEST_VALUES) return undefined;
  let longstring = 0;
  let length = 0;
  for (const [place, item] of items.entries()) {
    const last = items[place - 1];
    length = last && last.value === item.value && last.scale === item.scale ? length + 1 : 1;
    longstring = Math.max(longstring, length);
  }
  const mean = items.reduce((sum, { part }) => sum + part, 0) / n;
  const irv = Math.sqrt(items.reduce((sum, { part }) => sum + (part - mean) ** 2, 0) / (n - 1));
  return { n, longstring, irv: Math.round(irv * 1000) / 1000 };
}

/** The values given on a question's scale: one, or one per answered row of a grid in the order of the rows. */
function valuesOf(question: Question, answers: Answers): number[] {
  if (!scaleOf(question) || !Object.hasOwn(answers, question.key)) return [];
  const answer = answers[question.key];
  if (typeof answer === 'number') return [answer];
  if (question.type !== 'matrix' || typeof answer !== 'object' || Array.isArray(answer)) return [];
  return question.rows.flatMap(({ id }) => (Object.hasOwn(answer, id) ? (answer[id] ?? []) : []));
}

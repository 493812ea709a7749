import { medianOf } from './quantile';
import { summarizeValues } from './t-interval';

/** Faster than this share of the median time of the same survey version: Greszki, Meyer & Schoen 2015, POQ 79:471. */
export const SPEEDER_RATIO = 1 / 3;

/** One value over a grid of at least this many items is a straight line. */
export const STRAIGHT_LINE_ITEMS = 5;

/** Marks on one person's answers. They are shown, never a reason to delete. */
export type QualityFlags = {
  /** Longest run of identical consecutive answers inside the grid: Curran 2016, J Exp Soc Psych 66:4. */
  longstring: number;
  /** Intra-individual variability, the SD (n − 1) over the grid: Dunn et al. 2018, J Bus Psych 33:105. */
  irv: number | null;
  /** Seconds ÷ the median seconds of the same survey version; null where either is unknown. */
  speedRatio: number | null;
  speeder: boolean;
  straightliner: boolean;
};

/** Flags of one grid; skipped items (null) are left out. */
export function qualityFlags(
  grid: readonly (number | null)[],
  seconds: number | null,
  medianSeconds: number | null,
): QualityFlags {
  const answers = grid.filter(answer => answer !== null);
  const longstring = longestRun(answers);
  const speedRatio = seconds === null || !medianSeconds ? null : seconds / medianSeconds;
  return {
    longstring,
    irv: summarizeValues(answers).sd,
    speedRatio,
    speeder: speedRatio !== null && speedRatio < SPEEDER_RATIO,
    straightliner: answers.length >= STRAIGHT_LINE_ITEMS && longstring === answers.length,
  };
}

/** Median seconds of one survey version; null without any. */
export function medianSeconds(seconds: readonly number[]): number | null {
  return medianOf(seconds);
}

/** Indices of rows that repeat an earlier row answer for answer. */
export function duplicateRows(rows: readonly (readonly unknown[])[]): number[] {
  const seen = new Set<string>();
  return rows.flatMap((row, i) => {
    const key = JSON.stringify(row);
    if (seen.has(key)) return [i];
    seen.add(key);
    return [];
  });
}

function longestRun(answers: readonly number[]): number {
  let longest = 0;
  let run = 0;
  for (const [i, answer] of answers.entries()) {
    run = i > 0 && answer === answers[i - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

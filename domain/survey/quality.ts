/**
 * What may speak against an answer: `speeder` (faster than a third of the median), `straight_lining` (one value over a
 * grid), `repeat` (the same device answered the same door before on that day), `bot` (a field was filled in that no
 * person sees), `scanner` (the link was followed as a mail scanner does).
 */
export type QualityFlag = 'speeder' | 'straight_lining' | 'repeat' | 'bot' | 'scanner';

/** The facts behind the flags. Times in milliseconds. */
export type Quality = {
  speeder?: { took: number; median: number };
  straightLining?: { question: string; value: number; rows: number };
  repeat?: { before: number };
};

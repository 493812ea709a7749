/** How well feelings are told apart, measured on comments that were not learnt from (cross-validation). */
export type SentimentQuality = {
  /** Comments judged. */
  n: number;
  accuracy: number;
  /** Mean of the three classes' F1. */
  macroF1: number;
  /** Accuracy of whoever always says the most frequent class. */
  majority: number;
  classes: { sentiment: -1 | 0 | 1; n: number; precision: number; recall: number }[];
};

/** Scored comments of a language before anything is learnt from them. */
export const FEWEST_LESSONS = 300;

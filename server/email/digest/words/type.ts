import type { ChangeWords } from '@/domain/metrics/format';
import type { CardMetric } from '@/server/reports/overview/schemas';

/** A phrase with `{count}` in each form that the language's plural rules (CLDR) tell apart; `other` serves the rest. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Everything a digest itself says. `{name}` marks what is filled in. */
export type DigestWords = {
  change: ChangeWords;
  /** Cards; the sentence has its own words. */
  responseRate: string;
  answers: Plural;
  mails: Plural;
  hidden: string;
  /** Under a card with too few answers: those of these days, and the longer time that its figure is from. */
  few: Plural;
  over: Plural;
  /** The beginning of a sentence about a metric, with its article. */
  subject: Record<CardMetric, string>;
  sentence: {
    /** In brackets: a value and its range, told apart also where numbers are written with a comma. */
    figure: string;
    hidden: string;
    /** `{figure}`: value and interval. */
    stands: string;
    steady: string;
    up: string;
    down: string;
    probablyUp: string;
    probablyDown: string;
    /** Where no longer time has a figure either. */
    few: Plural;
    /** `{days}` and `{figure}`. */
    fewOver: Plural;
    rose: string;
    fell: string;
    probablyRose: string;
    probablyFell: string;
  };
  trend: Record<'day' | 'week' | 'month', Plural>;
  /** What the picture shows, for whoever does not see it. */
  trendAlt: string;
  moved: string;
  movedSub: Plural;
  unmoved: string;
  voices: string;
  open: string;
  only: string;
  /** A choice of answers that has no short name. */
  conditions: string;
  every: Record<'daily' | 'weekly' | 'monthly', string>;
  byYourself: string;
  bySomebody: string;
  howToRead: string;
  stop: string;
  rest: { subject: string; title: string; text: Plural };
  page: {
    title: string;
    stopTitle: string;
    stopText: string;
    stopped: string;
    stoppedText: string;
    again: string;
    started: string;
    startedText: string;
  };
};

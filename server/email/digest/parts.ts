import type { DigestRhythm } from '@/domain/digest';
import type { MetricName, Scale } from '@/domain/metrics/metric';
import type { Interval, Period } from '@/domain/time/periods';
import type { MetricCard, RateCard } from '@/server/reports/overview/cards';
import type { Comment } from '@/server/reports/overview/comments';
import type { Move } from '@/server/reports/overview/moved';
import type { CardMetric } from '@/server/reports/overview/schemas';
import type { FactData } from '@/server/reports/overview/sentence';
import type { Figure, Point } from '@/server/reports/shape';

/** A metric's long run; `end` of the last point is the end of the period. */
export type DigestTrend = {
  metric: CardMetric;
  interval: Interval;
  points: Point[];
  scale: Scale | undefined;
};

/** What one issue tells, in no language yet: read once for all readers of the same days. */
export type DigestContents = {
  period: Period;
  cards: MetricCard[];
  rate: RateCard | null;
  facts: FactData[];
  /** For metrics with too few answers in the period: the longest wanted time that has a figure. */
  wider: Partial<Record<CardMetric, { days: number; figure: Figure }>>;
  trend: DigestTrend | null;
  /** Null where too much would have to be counted. */
  moved: Move[] | null;
  voices: Comment[];
  /** Attributes that a voice may be told with: those that people are grouped by, not what names them. */
  about: string[];
  /** Nobody answered. */
  isQuiet: boolean;
};

/** One issue to one reader. */
export type DigestFacts = {
  name: string;
  company: string;
  rhythm: DigestRhythm;
  hour: number;
  locale: string;
  contents: DigestContents;
  /** Values and names that the answers were chosen by; empty: all answers. */
  only: string[];
  /** Whether some of them were chosen by conditions that have no short name. */
  hasConditions: boolean;
  /** Null: they asked for it themself. */
  addedBy: string | null;
  /** Null: the reader cannot sign in. */
  overviewUrl: string | null;
  stopUrl: string;
};

/** Colour of a change: sure to be good, sure to be bad, or not sure. */
export type Tone = 'good' | 'bad' | null;

export type CardPart = {
  name: string;
  value: string;
  change: string;
  tone: Tone;
  support: string;
  isFew: boolean;
};
export type MovePart = {
  name: string;
  detail: string;
  value: string;
  support: string;
  change: string;
  tone: Tone;
};
export type VoicePart = { score: string; text: string; about: string };
export type TrendPart = {
  title: string;
  alt: string;
  top: string;
  bottom: string;
  first: string;
  last: string;
};

/** The same in the reader's language; both parts of the mail are written from it. */
export type DigestParts = {
  language: string;
  subject: string;
  preheader: string;
  company: string;
  name: string;
  days: string;
  only: string;
  sentence: string;
  cards: CardPart[];
  trend: TrendPart | null;
  moved: { title: string; sub: string; none: string; rows: MovePart[] } | null;
  voices: { title: string; rows: VoicePart[] } | null;
  howToRead: string;
  overview: { label: string; url: string } | null;
  why: string;
  stop: { label: string; url: string };
};

export type MetricOrRate = MetricName | 'response_rate';

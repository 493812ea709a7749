import { z } from 'zod';
import { reportFilterFields } from '@/domain/match';
import type { Band } from '@/domain/metrics/bands';
import { type Comeback, comebackOf } from '@/domain/metrics/comeback';
import { earnedGrowth, type Growth, type GrowthInputs } from '@/domain/metrics/earned-growth';
import {
  type Following,
  followingOf,
  type OutcomeMean,
  type OutcomeName,
  outcomeDifference,
} from '@/domain/metrics/following';
import { type LogRank, logRank } from '@/domain/metrics/log-rank';
import { holm } from '@/domain/metrics/multiple-comparisons';
import { FEWEST_STARTS, type RevenueAtRisk, revenueAtRisk } from '@/domain/metrics/revenue-at-risk';
import { type Lifetime, livesIn } from '@/domain/metrics/survival';
import { addDays, addMonths } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { type ReportQuestion, readFrame } from '../frame';
import type { Asking } from '../read-metric';
import { localDate as day, parseQuery } from '../schemas';
import { isWhole, readWhich, withinSurvey } from '../which';
import {
  type LoyaltyRows,
  type Past,
  readLoyaltyRows,
  readPast,
  type Scored,
  WINDOWS,
  type WindowDays,
} from './loyalty-sql';

/** Looked back on where no days are given. */
const MONTHS = 24;

/** Days of the year before last without purchases at its beginning, from which on it is no whole year. */
const GRACE_DAYS = 30;
const DAY_MS = 86_400_000;

const METRICS = ['nps', 'csat', 'ces'] as const;

export const loyaltySchema = z.object({
  /** The first of them that anybody was asked for where left out. */
  metric: z.enum(METRICS).optional(),
  /** First local day of the scores, and the day after the last; the last 24 months where left out. */
  from: day.optional(),
  to: day.optional(),
  ...reportFilterFields,
});

/** From the best to the worst. */
const BANDS = ['good', 'mid', 'bad'] as const satisfies Band[];

export type BandLoyalty = {
  band: Band;
  starts: number;
  /** Null: not enough history. */
  comeback: Comeback | null;
  /** What followed on a start within so many days; null where too few starts are that long ago. */
  after: { days: WindowDays; following: Following | null }[];
};

/** Two bands, happier first: `p` of the log-rank test, after Holm over all pairs. */
export type BandPair = { happier: Band; other: Band; p: number };

export type LoyaltyReport = {
  metric: (typeof METRICS)[number];
  question: ReportQuestion | null;
  timezone: string;
  /** Local days of the scores, `to` not included. */
  from: string;
  to: string;
  /** Null: no purchase was ever recorded. `last`: local day of the last one, where all watching ends. */
  past: { currency: string; last: string } | null;
  /** Fewest starts of a band that anything is told of. */
  needed: number;
  bands: BandLoyalty[];
  /** All bands with enough starts at once, over one year. */
  test: LogRank | null;
  pairs: BandPair[];
  /** By how much more follows on a good start than on a bad one. */
  difference: { days: WindowDays; by: Record<OutcomeName, OutcomeMean> | null }[];
  /** Customers whose latest score was bad. Null: no purchase was ever recorded. */
  risk: Risk | null;
  /** Of all customers, whatever the filter; null: the past does not cover two years. */
  growth: (Growth & GrowthInputs) | null;
  /** Purchases of two years in other currencies, which are in no sum. */
  foreign: number;
};

export type Risk = {
  customers: number;
  /** Of them, who bought in the 365 days before the last purchase. */
  spending: number;
  revenue: number;
  /** What of it would stay if they came back as the others do; money in the reporting currency. */
  atRisk: RevenueAtRisk;
};

/**
 * What happy customers do and unhappy ones don't: one start per customer and calendar quarter with a score of the metric's
 * headline question, watched until the next purchase or the end of the data. Nothing is told of a band with fewer than 50
 * starts. Throws as `readMetric` does.
 */
export async function readLoyalty({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof loyaltySchema>>): Promise<LoyaltyReport> {
  const asked = await scoredOf(ctx, input);
  const { metric, question, timezone, from, to, needed } = asked;
  const past = question && (await readPast({ ctx, signal }));
  const base = { metric, question, timezone, from, to, needed };
  if (!question || !past) return { ...base, ...NOTHING };
  const rows = await readLoyaltyRows({ ctx, signal }, past, { ...asked, question });
  const lives = livesOf(rows);
  const told = BANDS.filter(band => livesIn(lives[band]) >= needed);
  return {
    ...base,
    past: { currency: past.currency, last: localDate(past.last, timezone) },
    ...(await outcomesOf(rows, lives, needed)),
    test: logRank(told.map(band => lives[band])),
    pairs: pairsOf(told, lives),
    risk: riskOf(rows, lives, needed),
    growth: growthOf(rows, past),
    foreign: rows.growth.foreign,
  };
}

export type AskedScores = Omit<Scored, 'question' | 'metric'> & {
  metric: LoyaltyReport['metric'];
  question: ReportQuestion | null;
  needed: number;
};

/** Which scores are meant: the same for every figure and list on loyalty. */
export async function scoredOf(ctx: Ctx, input: z.input<typeof loyaltySchema>): Promise<AskedScores> {
  const query = parseQuery(loyaltySchema, input);
  const which = await readWhich(ctx, query);
  const { metric, frame } = await frameOf(ctx, query.metric, which.survey);
  const { question, timezone, minimumN } = frame;
  const to = query.to ?? addDays(localDate(ctx.now, timezone), 1);
  return {
    metric,
    question,
    timezone,
    from: query.from ?? addMonths(to, -MONTHS),
    to,
    which: { ...which, match: question ? withinSurvey(which.match, question.survey.id) : which.match },
    needed: isWhole(which) ? FEWEST_STARTS : Math.max(FEWEST_STARTS, minimumN),
  };
}

async function frameOf(ctx: Ctx, wished: LoyaltyReport['metric'] | undefined, survey: string | null) {
  const read = async (metric: LoyaltyReport['metric']) => ({
    metric,
    frame: await readFrame(ctx, { metric, ...(survey && { survey }) }),
  });
  const [first, ...others] = wished ? [wished] : METRICS;
  let found = await read(first);
  for (const metric of others) if (!found.frame.question) found = await read(metric);
  return found.frame.question ? found : read(first);
}

const NOTHING = {
  past: null,
  bands: BANDS.map(band => ({
    band,
    starts: 0,
    comeback: null,
    after: WINDOWS.map(days => ({ days, following: null })),
  })),
  test: null,
  pairs: [],
  difference: WINDOWS.map(days => ({ days, by: null })),
  risk: null,
  growth: null,
  foreign: 0,
} satisfies Partial<LoyaltyReport>;

type Lives = Record<Band, Lifetime[]>;

function livesOf({ lives }: LoyaltyRows): Lives {
  const of = (wanted: Band) =>
    lives
      .filter(({ band }) => band === wanted)
      .map(({ day: time, event, n: count }) => ({ time, event, count }));
  return { good: of('good'), mid: of('mid'), bad: of('bad') };
}

/** Lets other requests through between the resamples of one band and of the next. */
async function outcomesOf(
  { outcomes }: LoyaltyRows,
  lives: Lives,
  needed: number,
): Promise<Pick<LoyaltyReport, 'bands' | 'difference'>> {
  const drawn: { band: Band; days: WindowDays; found: ReturnType<typeof followingOf> }[] = [];
  for (const band of BANDS)
    for (const days of WINDOWS) {
      await new Promise(resolve => setImmediate(resolve));
      const groups = outcomes.filter(row => row.band === band && row.days === days);
      const starts = groups.reduce((sum, group) => sum + group.starts, 0);
      // Two bands must not be drawn alike.
      const seed = BANDS.indexOf(band) + 1;
      drawn.push({ band, days, found: starts < needed ? null : followingOf(groups, { seed }) });
    }
  const foundOf = (band: Band, days: WindowDays) =>
    drawn.find(one => one.band === band && one.days === days)?.found ?? null;
  return {
    bands: BANDS.map(band => {
      const starts = livesIn(lives[band]);
      return {
        band,
        starts,
        comeback: starts < needed ? null : comebackOf(lives[band]),
        after: WINDOWS.map(days => ({ days, following: foundOf(band, days)?.following ?? null })),
      };
    }),
    difference: WINDOWS.map(days => {
      const [good, bad] = [foundOf('good', days), foundOf('bad', days)];
      const by = (name: OutcomeName) =>
        good && bad ? outcomeDifference(name, good, bad) : { value: 0, interval: null };
      return {
        days,
        by:
          good && bad
            ? {
                repeats: by('repeats'),
                referrals: by('referrals'),
                revenue: by('revenue'),
                worth: by('worth'),
              }
            : null,
      };
    }),
  };
}

function pairsOf(told: readonly Band[], lives: Lives): BandPair[] {
  const tests = told.flatMap((happier, i) =>
    told.slice(i + 1).flatMap(other => {
      const test = logRank([lives[happier], lives[other]]);
      return test ? [{ happier, other, p: test.p }] : [];
    }),
  );
  const adjusted = holm(tests.map(({ p }) => p));
  return tests.map((test, i) => ({ ...test, p: adjusted[i] ?? 1 }));
}

function riskOf({ risk }: LoyaltyRows, { good, mid, bad }: Lives, needed: number): Risk {
  const others = [...good, ...mid];
  const starts = { others: livesIn(others), detractors: livesIn(bad) };
  if (Math.min(starts.others, starts.detractors) < needed)
    return { ...risk, atRisk: { ok: false, reason: 'not_enough_history', starts } };
  return { ...risk, atRisk: revenueAtRisk(risk.revenue, bad, others) };
}

/** Only from two whole years: half a year of before makes growth out of nothing. */
function growthOf({ growth }: LoyaltyRows, { first, last }: Past): LoyaltyReport['growth'] {
  const { foreign: _, ...inputs } = growth;
  const lookedBack = (last.getTime() - first.getTime()) / DAY_MS;
  const figures = lookedBack < 730 - GRACE_DAYS ? null : earnedGrowth(inputs);
  return figures && { ...inputs, ...figures };
}

import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { reportFilterFields } from '@/domain/match';
import { type Driver, type DriverReport, driverReportInSteps } from '@/domain/metrics/drivers';
import { importancePerformance, type Quadrant } from '@/domain/metrics/importance-performance';
import { type AttributeRole, contrastCode, penaltyReward } from '@/domain/metrics/penalty-reward';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import type { Asking } from '../read-metric';
import { runReport } from '../run';
import { answerFields, checkRange, parseQuery, rangeFields } from '../schemas';
import { readOutline } from '../survey/outline';
import { isWhole, readWhich } from '../which';
import {
  type Battery,
  type BatteryKey,
  batteryOf,
  choiceOf,
  itemsBeside,
  type ScoredChoice,
  usualItems,
} from './battery';
import { type DriverRows, readDriverRows } from './driver-rows';
import { Kept } from './kept';

/** Looked back on where no days are given. */
const DAYS = 365;

/** More items than this are no battery: each is compared with each. */
const MOST_ITEMS = 30;

/** Fewest best and fewest bad answers to tell a basic from a delighter. */
const FEWEST_AT_END = 10;

export const driversSchema = z
  .object({
    survey: z.uuid('is not the id of a survey').optional(),
    /** Key of what is to be explained; without it the survey's first CSAT, NPS, index, effort or rating. */
    outcome: z.string().max(200).optional(),
    /** Keys of the ratings compared; without them those that the survey marks as drivers, else all. */
    items: z.array(z.string().max(200)).min(1).max(MOST_ITEMS).optional(),
    from: rangeFields.from.optional(),
    to: rangeFields.to.optional(),
    ...reportFilterFields,
    flagged: answerFields.flagged,
  })
  .superRefine(({ from, to }, context) => {
    if (from !== undefined && to !== undefined) checkRange({ from, to }, context);
  })
  .refine(({ survey, outcome, items }) => survey !== undefined || (!outcome && !items), {
    path: ['survey'],
    message: 'is missing: keys belong to a survey',
  });

type Query = z.output<typeof driversSchema>;

/** What goes with an outcome. Answers that bad and that good go with in points of the outcome: `contrast`, where told. */
export type RankedDriver = Driver & {
  quadrant: Quadrant;
  contrast: { role: AttributeRole; reward: number; penalty: number } | null;
};

export type Ranking =
  | (Omit<Extract<DriverReport, { ok: true }>, 'drivers'> & {
      drivers: RankedDriver[];
      /** Where the lines of the matrix stand: the averages. */
      importanceCut: number;
      performanceCut: number;
    })
  | Extract<DriverReport, { ok: false }>;

export type DriversReport = {
  timezone: string;
  from: string;
  to: string;
  /** Surveys that ask two ratings and something that they could explain; the longest battery first. */
  surveys: { id: string; name: string }[];
  survey: { id: string; name: string } | null;
  outcome: ScoredChoice | null;
  outcomes: ScoredChoice[];
  /** All that could be compared; `chosen`: what was. `missing`: share 0..1 of the rows without an answer to it. */
  items: (ScoredChoice & { chosen: boolean; missing: number | null })[];
  /** Rows looked at; `isLimited`: these are the newest, there are more. */
  rows: { n: number; isLimited: boolean };
  ranking: Ranking | null;
};

const kept = new Kept<DriversReport>(100, 300);

/**
 * Which ratings of a survey go with an outcome asked beside them, by relative weights over the newest 50,000 who gave the
 * outcome. Without a survey the one with the longest battery. `ranking` is null where no survey can be asked. Worked out
 * once and then told again for five minutes. Throws `invalid`, `not_found` and `unavailable` as `readMetric` does.
 */
export async function readDrivers({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof driversSchema>>): Promise<DriversReport> {
  const query = parseQuery(driversSchema, input);
  const reading = { ctx, ...(signal && { signal }) };
  const surveys = await runReport<{ id: string; name: string }>(reading, surveysSql(ctx));
  const id = query.survey ?? surveys[0]?.id;
  if (id === undefined) return nothingToAsk(ctx, query);
  const outline = await readOutline(ctx, id);
  const which = await readWhich(ctx, query, signal);
  const battery = batteryOf(outline);
  const days = daysOf(query, ctx, outline.timezone);
  const key = JSON.stringify([
    ctx.workspaceId,
    outline.versions.length,
    outline.timezone,
    outline.minimumN,
    { ...query, ...days, survey: id, which },
  ]);
  const known = kept.get(key, ctx.now);
  if (known) return { ...known, surveys };
  const outcome = outcomeOf(battery, query);
  const items = outcome ? itemsBeside(battery, outcome.key) : [];
  const chosen = chosenOf(items, query);
  const base = {
    timezone: outline.timezone,
    ...days,
    surveys,
    survey: outline.survey,
    outcome: outcome && choiceOf(outcome),
    outcomes: battery.outcomes.map(choiceOf),
  };
  if (!outcome || chosen.length === 0)
    return { ...base, items: shownItems(items, chosen, []), rows: NO_ROWS, ranking: null };
  const read = await readDriverRows(reading, {
    outline,
    outcome: outcome.id,
    items: chosen.map(item => item.id),
    ...days,
    which,
    flagged: query.flagged,
  });
  const fewest = isWhole(which) && !query.flagged ? 0 : outline.minimumN;
  const report: DriversReport = {
    ...base,
    items: shownItems(items, chosen, read.rows),
    rows: { n: read.rows.length, isLimited: read.isLimited },
    ranking: await rank(chosen, read, fewest),
  };
  kept.set(key, report, ctx.now);
  return report;
}

const NO_ROWS = { n: 0, isLimited: false };

async function nothingToAsk(ctx: Ctx, query: Query): Promise<DriversReport> {
  const { rows } = await ctx.db.execute<{ timezone: string }>(
    sql`select timezone from rollup_state where workspace_id = ${ctx.workspaceId}`,
  );
  const timezone = rows[0]?.timezone ?? 'UTC';
  const none = { survey: null, outcome: null, outcomes: [], items: [], rows: NO_ROWS, ranking: null };
  return { timezone, ...daysOf(query, ctx, timezone), surveys: [], ...none };
}

/** Published, not archived, with at least two ratings and one more score; the index asks three of its own. */
const surveysSql = ({ workspaceId }: Ctx): SQL => sql`
  select s.id, s.name
  from survey s
  join question q on q.workspace_id = s.workspace_id and q.survey_id = s.id and q.metric is not null
  where s.workspace_id = ${workspaceId} and s.archived_at is null and s.published_version is not null
  group by s.id, s.name
  having count(*) filter (where q.metric = 'rating') - 3 * count(*) filter (where q.metric = 'index_sum') >= 2
    and count(*) >= 3
  order by count(*) filter (where q.metric = 'rating') desc, s.name`;

function daysOf({ from, to }: Query, { now }: Ctx, timezone: string): { from: string; to: string } {
  const end = to ?? addDays(localDate(now, timezone), 1);
  return { from: from ?? addDays(end, -DAYS), to: end };
}

function outcomeOf(battery: Battery, { outcome }: Query): BatteryKey | null {
  if (outcome === undefined) return battery.outcomes[0] ?? null;
  const found = battery.outcomes.find(one => one.key === outcome);
  if (!found) throw unknownKey('outcome', outcome);
  return found;
}

function chosenOf(items: readonly BatteryKey[], query: Query): BatteryKey[] {
  if (!query.items) return usualItems(items).slice(0, MOST_ITEMS);
  const unknown = query.items.find(key => !items.some(item => item.key === key));
  if (unknown !== undefined) throw unknownKey('items', unknown);
  return items.filter(item => query.items?.includes(item.key));
}

function unknownKey(path: string, key: string): AppError {
  const message = `${key} is no score that this survey asks beside it.`;
  return new AppError('invalid', message, [{ path, message }]);
}

function shownItems(
  items: readonly BatteryKey[],
  chosen: readonly BatteryKey[],
  rows: readonly (readonly (number | null)[])[],
): DriversReport['items'] {
  return items.map(item => {
    const column = chosen.indexOf(item);
    const missing =
      column < 0 || rows.length === 0 ? null : rows.filter(row => row[column] === null).length / rows.length;
    return { ...choiceOf(item), chosen: column >= 0, missing };
  });
}

/** Lets other requests through between the resamples. */
async function rank(chosen: readonly BatteryKey[], { rows }: DriverRows, fewest: number): Promise<Ranking> {
  const items = chosen.map(({ key, scale }) => ({ key, ...scale }));
  const steps = driverReportInSteps(items, rows);
  let step = steps.next();
  while (!step.done) {
    await new Promise(resolve => setImmediate(resolve));
    step = steps.next();
  }
  const report = step.value;
  if (!report.ok) return report;
  const { n, dropped } = report;
  if (n < fewest) return { ok: false, n, dropped, reason: 'too_few', items: [], needed: fewest };
  const contrasts = contrastsOf(chosen, rows);
  const matrix = importancePerformance(
    report.drivers.map(({ share, performance }) => ({ importance: share, performance })),
  );
  return {
    ...report,
    importanceCut: matrix?.importanceCut ?? 0,
    performanceCut: matrix?.performanceCut ?? 0,
    drivers: report.drivers.map((driver, place) => ({
      ...driver,
      quadrant: matrix?.quadrants[place] ?? 'low priority',
      contrast: contrasts.get(driver.key) ?? null,
    })),
  };
}

/** Of the items that enough people found very good and enough found bad: without both there is nothing to contrast. */
function contrastsOf(
  chosen: readonly BatteryKey[],
  rows: DriverRows['rows'],
): Map<string, NonNullable<RankedDriver['contrast']>> {
  const complete = rows.filter(row => row.every(value => value !== null));
  const coded = complete.map(row =>
    row.map((value, j) => {
      const item = chosen[j];
      return item && value !== null ? contrastCode(value, item.scale) : value;
    }),
  );
  const told = chosen.flatMap((item, j) => {
    const at = (code: number) => coded.filter(row => row[j] === code).length;
    return Math.min(at(5), at(1)) >= FEWEST_AT_END ? [{ key: item.key, j }] : [];
  });
  if (told.length === 0) return new Map();
  const columns = coded.map(row => [...told.map(({ j }) => row[j] ?? null), row.at(-1) ?? null]);
  try {
    const { attributes } = penaltyReward(
      told.map(({ key }) => key),
      columns,
      { rewardFrom: 5, penaltyTo: 1 },
    );
    return new Map(
      attributes.map(({ key, role, reward, penalty }) => [
        key,
        { role, reward: reward.value, penalty: penalty.value },
      ]),
    );
  } catch (error) {
    // Two ends that always go together: nobody can say which of them it was.
    if (error instanceof RangeError) return new Map();
    throw error;
  }
}

import { type SQL, sql } from 'drizzle-orm';
import { type Coverage, coverPopulation } from '@/domain/metrics/frame-coverage';
import { addHistograms, emptyHistogram, type Histogram } from '@/domain/metrics/histogram';
import { postStratify, type Weighting } from '@/domain/metrics/post-stratify';
import type { Cell } from '@/domain/metrics/rake';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { type NonResponseBounds, nonResponseBounds, weightedEstimate } from '@/domain/metrics/weighted';
import { instantsOf } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import type { ReportQuestion } from '../frame';
import { answeredAs, whichSql } from '../match-sql';
import type { MetricPlan } from '../plan';
import { runReport } from '../run';
import { askedAbout, countEligible, isOfAttributes, keysOf } from './eligible';

/** More combinations of values than this are no groups any more. */
const MOST_CELLS = 2000;

/** Values told of one attribute, the largest first. */
const MOST_VALUES = 30;

/** How many of the eligible interactions, and of the answers, have one value. */
export type Margin = { attribute: string; values: { value: string; people: number; answers: number }[] };

/**
 * Why there is no weighted figure. `no_population`: no program asks about interactions with this survey, or there were
 * none; `part`: the filter asks for something that only an answer has, so that nobody knows to whom it holds;
 * `too_many`: the attributes have too many combinations; `too_few`: fewer than ten answers can be weighted; `hidden`: the
 * raw figure is.
 */
export type WeightRefusal = 'no_population' | 'part' | 'too_many' | 'too_few' | 'hidden';

export type Weighted =
  | ({
      ok: true;
      attributes: string[];
      method: Weighting['method'];
      /** Answers weighted; value and 95 % interval in the metric's unit; Kish's effective n carries the interval. */
      n: number;
      value: number | null;
      low: number | null;
      high: number | null;
      effectiveN: number;
      /** Eligible interactions of the period. */
      population: number;
      /** If all eligible interactions without an answer were at the worst, and at the best end. */
      bounds: NonResponseBounds | null;
      margins: Margin[];
    } & Pick<Coverage<Cell>, 'outside' | 'uncovered' | 'lacking'>)
  | { ok: false; attributes: string[]; reason: WeightRefusal; population: number | null };

type Asked = { plan: MetricPlan; question: ReportQuestion; isHidden: boolean };

/**
 * The metric as it would be if the eligible interactions of the period had answered in proportion, over the attributes in
 * the query's `weight`; see `countEligible` for who is eligible. The assumption: within a cell those who answer resemble
 * those who do not.
 */
export async function readWeighted(
  reading: { ctx: Ctx; signal?: AbortSignal },
  { plan, question, isHidden }: Asked,
): Promise<Weighted> {
  const { query, timezone, which } = plan;
  const attributes = query.weight ?? [];
  const refuse = (reason: WeightRefusal, population: number | null = null): Weighted => ({
    ok: false,
    attributes,
    reason,
    population,
  });
  if (isHidden) return refuse('hidden');
  if (query.version !== undefined || query.language !== undefined || !isOfAttributes(which.match))
    return refuse('part');
  const period = { start: query.from, end: query.to };
  const asked = await askedAbout(reading.ctx, question.survey.id, instantsOf(period, timezone).end);
  if (asked.length === 0) return refuse('no_population');
  const most = MOST_CELLS + 1;
  const eligible = await countEligible(reading, { asked, attributes, which, period, timezone, most });
  const population = eligible.reduce((sum, { count }) => sum + count, 0);
  if (eligible.length === 0) return refuse('no_population');
  const cells = await runReport<{ keys: string[]; counts: number[] }>(
    reading,
    answersSql(reading.ctx, { plan, question }, most),
  );
  if (Math.max(eligible.length, cells.length) > MOST_CELLS) return refuse('too_many');
  const answered = cells.map(({ keys, counts }) => ({
    keys,
    count: counts.reduce((sum, count) => sum + count, 0),
    histogram: { min: question.scale.min, counts },
  }));
  const covered = coverPopulation(attributes, answered, eligible);
  const n = covered.answered.reduce((sum, { count }) => sum + count, 0);
  if (n < FEWEST_TO_COMPARE) return refuse('too_few', population);
  if (plan.isPart && n < plan.minimumN) return refuse('hidden', population);
  const { method, cells: weights } = postStratify(attributes, covered.answered, covered.population);
  const weighted = covered.answered.map(({ histogram }, place) => ({
    histogram,
    weight: weights[place]?.weight ?? 1,
  }));
  const figure = weightedEstimate(query.metric, weighted, question.scale);
  if (!figure) return refuse('too_few', population);
  const { value, low, high, effectiveN } = figure;
  const { outside, uncovered, lacking } = covered;
  const whole = addHistograms(
    emptyHistogram(question.scale.min, question.scale.max),
    ...answered.map(({ histogram }): Histogram => histogram),
  );
  const silent = Math.max(0, population - answered.reduce((sum, { count }) => sum + count, 0));
  return {
    ok: true,
    attributes,
    method,
    n,
    value,
    low,
    high,
    effectiveN,
    population,
    outside,
    uncovered,
    lacking: lacking.slice(0, MOST_VALUES),
    bounds: nonResponseBounds(query.metric, whole, silent, question.scale),
    margins: attributes.map((attribute, place) => marginOf(attribute, place, eligible, answered)),
  };
}

/** The answers that `readMetric` counts, by the values of the attributes and by score from the scale's lowest. */
function answersSql(
  { workspaceId }: Ctx,
  { plan, question }: Pick<Asked, 'plan' | 'question'>,
  most: number,
): SQL {
  const { query, timezone, which } = plan;
  const { start, end } = instantsOf({ start: query.from, end: query.to }, timezone);
  const { min, max } = question.scale;
  const counts = Array.from(
    { length: max - min + 1 },
    (_, i) => sql`count(*) filter (where a.value = ${min + i})::int`,
  );
  return sql`
    select ${keysOf(query.weight ?? [], sql`r.attributes`)} as keys, array[${sql.join(counts, sql`, `)}] as counts
    from response r
    join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.question_id = ${question.id}
    where r.workspace_id = ${workspaceId} and not r.is_test and r.survey_id = ${question.survey.id}::uuid
      and a.value between ${min} and ${max}
      and r.scored_at >= ${start.toISOString()}::timestamptz and r.scored_at < ${end.toISOString()}::timestamptz
      ${answeredAs({ flagged: query.flagged })} ${whichSql(workspaceId, which)}
    group by 1 order by 1 limit ${most}`;
}

function marginOf(
  attribute: string,
  place: number,
  people: readonly Cell[],
  answers: readonly Cell[],
): Margin {
  const values = new Map<string, { people: number; answers: number }>();
  const add = (cells: readonly Cell[], side: 'people' | 'answers') => {
    for (const { keys, count } of cells) {
      const value = keys[place] ?? '';
      const known = values.get(value) ?? { people: 0, answers: 0 };
      values.set(value, { ...known, [side]: known[side] + count });
    }
  };
  add(people, 'people');
  add(answers, 'answers');
  return {
    attribute,
    values: [...values]
      .map(([value, counts]) => ({ value, ...counts }))
      .sort((a, b) => b.people - a.people || b.answers - a.answers)
      .slice(0, MOST_VALUES),
  };
}

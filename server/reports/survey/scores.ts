import { sql } from 'drizzle-orm';
import { adjustFamily } from '@/domain/metrics/family';
import { total } from '@/domain/metrics/histogram';
import { type Comparison, compare, type MetricName, type Scale } from '@/domain/metrics/metric';
import type { Ctx } from '@/server/db/tenant';
import { type MetricPlan, planMetric } from '../plan';
import { runReport } from '../run';
import { metricQuerySchema, parseQuery } from '../schemas';
import { type Figure, shapeMetric } from '../shape';
import { type CountRow, metricSql } from '../sql';
import type { Outline, RegisteredKey } from './outline';
import { type SurveyQuery, slicesOf } from './schemas';

/** The metric that a scored key is read as. */
export const metricOf = ({ metric }: RegisteredKey): MetricName =>
  metric === null || metric === 'rating' ? 'mean' : metric === 'index_sum' ? 'index' : metric;

/** One figure per slice; `change`: first slice minus second, adjusted where several keys make one table. */
export type ScoreFigures = { key: string; figures: Figure[]; change?: Comparison };

/**
 * The figures of these keys over the whole range, in one statement: each by the same plan, SQL and shape as
 * `readMetric`, hence the same digits as on Overview and in the API.
 */
export async function readScores(
  reading: { ctx: Ctx; signal?: AbortSignal },
  outline: Outline,
  query: SurveyQuery,
  keys: readonly RegisteredKey[],
): Promise<ScoreFigures[]> {
  const plans = keys.flatMap(key => slicesOf(query).map(version => planOf(outline, query, key, version)));
  if (plans.length === 0) return [];
  const parts = plans.map(({ plan, question }, place) => {
    const { workspaceId } = reading.ctx;
    return sql`select ${place}::int as place, p.* from (${metricSql({ plan, question, workspaceId })}) p`;
  });
  const rows = await runReport<CountRow & { place: number }>(reading, sql.join(parts, sql` union all `));
  const figures = plans.map(
    ({ plan }, place) =>
      shapeMetric(
        plan,
        rows.filter(row => row.place === place),
      ).total,
  );
  return withChanges(
    keys.map((key, i) => {
      const width = figures.length / keys.length;
      return { key: key.key, figures: figures.slice(i * width, (i + 1) * width) };
    }),
    keys,
  );
}

function planOf(outline: Outline, query: SurveyQuery, key: RegisteredKey, version: number | undefined) {
  const { from, to, filter, match, saved, language, flagged, which } = query;
  const metric = metricOf(key);
  const question = {
    id: key.id,
    survey: outline.survey,
    key: key.key,
    type: key.type,
    title: null,
    scale: scaleOf(key),
  };
  const asked = parseQuery(metricQuerySchema, {
    metric,
    from,
    to,
    filter,
    match,
    saved,
    interval: 'none',
    version,
    language,
    flagged,
  });
  const { timezone, minimumN, crowded } = outline;
  const frame = { timezone, minimumN, crowded, question };
  const plan: MetricPlan = planMetric(asked, frame, which);
  return { plan, question };
}

/** A registered score always has its ends. */
export const scaleOf = ({ min, max }: RegisteredKey): Scale => ({ min: min ?? 0, max: max ?? 0 });

function withChanges(scores: ScoreFigures[], keys: readonly RegisteredKey[]): ScoreFigures[] {
  const members = scores.map(({ figures: [a, b] }, i) => {
    const key = keys[i];
    if (!key || !a || !b) return null;
    const [left, right] = [a, b].map(figure => histogramOf(figure, scaleOf(key)));
    if (!left || !right) return null;
    return {
      change: compare(metricOf(key), left, right, scaleOf(key)),
      nA: total(left),
      nB: total(right),
    };
  });
  if (members.every(member => member === null)) return scores;
  const changes = adjustFamily(members.filter(member => member !== null));
  return scores.map((score, i) => ({ ...score, ...(changes[i] && { change: changes[i] }) }));
}

/** A hidden figure has no distribution, so that its change says only *too few*. */
const histogramOf = ({ distribution }: Figure, { min, max }: Scale) => ({
  min,
  counts: Array.from({ length: max - min + 1 }, (_, i) => distribution[min + i] ?? 0),
});

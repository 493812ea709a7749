import { sql } from 'drizzle-orm';
import { MAX_VALUES_PER_ATTRIBUTE } from '@/server/db/score-delta';
import type { Ctx } from '@/server/db/tenant';
import type { Group, MetricReport } from '../shape';

/** Attributes on Overview where the workspace chose none. */
const MOST_ATTRIBUTES = 6;

/** One attribute's values with the figures of each metric that was answered there; the largest first. */
export type SegmentTable = {
  attributes: string[];
  attribute: string | null;
  rows: { key: string; n: number; figures: Partial<Record<MetricReport['metric'], Group>> }[];
};

/**
 * The workspace's chosen attributes, else up to six that tell answers apart; `chosen` comes first where it is not among
 * them. Attributes with too many values for the cube are left out: a table of thousands says nothing and costs much.
 */
export async function readSegmentAttributes(ctx: Ctx, chosen: string | undefined): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ attributes: string[]; crowded: string[] }>(sql`
    with counted as materialized (
      select attribute, count(*) as n from dimension where workspace_id = ${ctx.workspaceId} group by attribute)
    select
      coalesce(
        (select array_agg(value order by place)
         from workspace w, jsonb_array_elements_text(w.settings -> 'segments') with ordinality as chosen(value, place)
         where w.id = ${ctx.workspaceId}),
        array(select attribute from counted where n between 2 and ${MAX_VALUES_PER_ATTRIBUTE - 1}
          order by n, attribute limit ${MOST_ATTRIBUTES})) as attributes,
      array(select attribute from counted where n >= ${MAX_VALUES_PER_ATTRIBUTE}) as crowded`);
  const { attributes = [], crowded = [] } = rows[0] ?? {};
  const wanted = chosen === undefined || attributes.includes(chosen) ? attributes : [chosen, ...attributes];
  return wanted.filter(attribute => !crowded.includes(attribute));
}

export function tableOf(
  reports: readonly MetricReport[],
  attributes: string[],
  chosen: string | undefined,
): SegmentTable {
  const attribute = chosen ?? attributes[0] ?? null;
  const rows = new Map<string, SegmentTable['rows'][number]>();
  for (const { metric, groups = [] } of reports)
    for (const group of groups.filter(one => one.attribute === attribute)) {
      const row = rows.get(group.key) ?? { key: group.key, n: 0, figures: {} };
      rows.set(group.key, {
        ...row,
        n: Math.max(row.n, group.n),
        figures: { ...row.figures, [metric]: group },
      });
    }
  return { attributes, attribute, rows: [...rows.values()].sort((a, b) => b.n - a.n) };
}

import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { Answers } from '@/domain/survey/definition';
import { routeOf } from '@/domain/survey/path';
import {
  judge,
  type Pace,
  paceOf,
  postedFlags,
  type Quality,
  type QualityFlag,
  qualityFlags,
} from '@/domain/survey/quality';
import type { Ctx } from '@/server/db/tenant';
import { touchMemory } from '../memory/touch';
import { noteRecoveryAnswers } from '../recovery/answered';
import { contextOf } from './link';
import { type Yardstick, type Yardsticks, yardstickOf } from './yardstick';

/** Answers judged in one transaction where the caller names no number. */
const BATCH = 500;

type Row = {
  id: string;
  survey: string;
  version: number;
  revision: number;
  answers: Answers;
  attributes: Attributes;
  language: string;
  flags: QualityFlag[];
  page_times: Record<string, number>;
  interaction_type: string | null;
  /** Question keys whose answer was chosen in the mail. */
  preselected: string[];
  before: number;
};

type Verdict = { id: string; revision: number; flags: QualityFlag[]; quality: Quality };

/**
 * Judges one batch of finished answers that nobody has judged since they were last saved, the longest waiting first.
 * Flags of the post itself stay. An answer that is changed meanwhile is left for the next batch. `judged`: how many were
 * written; `ids`: those looked at; `more`: others may be waiting.
 */
export async function judgeResponses({
  ctx,
  yardsticks = new Map(),
  limit = BATCH,
}: {
  ctx: Ctx;
  yardsticks?: Yardsticks;
  limit?: number;
}): Promise<{ judged: number; ids: string[]; more: boolean }> {
  const rows = await readWaiting(ctx, limit);
  const verdicts: Verdict[] = [];
  const here = new Map<string, Yardstick>();
  for (const row of rows) {
    const name = `${row.survey}/${row.version}`;
    const yardstick = here.get(name) ?? (await yardstickOf(ctx, row, yardsticks));
    here.set(name, yardstick);
    verdicts.push(verdictOf(row, yardstick));
  }
  const judged = await write(ctx, verdicts);
  const ids = verdicts.map(({ id }) => id);
  await noteRecoveryAnswers(ctx, ids);
  // What was changed in between waits for the next sweep.
  return { judged, ids, more: rows.length === limit && judged > 0 };
}

/** By `response_unjudged`, which holds nothing else: its cost does not grow with the answers that are there. */
async function readWaiting(ctx: Ctx, limit: number): Promise<Row[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select r.id, r.survey_id as survey, r.version, r.revision, r.answers, r.attributes, r.language, r.flags, r.page_times,
      x.type as interaction_type, array(select jsonb_object_keys(i.unconfirmed)) as preselected,
      case when i.device is null then 0 else (
        select count(*)::int from invitation o
        where o.workspace_id = i.workspace_id and o.device = i.device and o.door_id = i.door_id
          and o.completed_at < i.completed_at) end as before
    from (
      select * from response
      where workspace_id = ${ctx.workspaceId} and state = 'completed' and quality is null and paged_at is not null
        and not is_test
      order by completed_at limit ${limit}) r
    left join invitation i on i.workspace_id = r.workspace_id and i.id = r.invitation_id
    left join interaction x on x.workspace_id = r.workspace_id and x.id = r.interaction_id
    order by r.completed_at`);
  return rows;
}

function verdictOf(row: Row, { definition, usual, isEarly }: Yardstick): Verdict {
  const interaction = row.interaction_type === null ? null : { type: row.interaction_type };
  const { stops } = routeOf(definition, row.answers, contextOf({ ...row, interaction }, row.language));
  const pages = stops.map(({ page, questions }) => ({ id: page.id, questions }));
  const pace: Pace | null = isEarly ? null : paceOf(pages, row.page_times, usual, row.preselected);
  const { flags, quality } = judge(
    stops.flatMap(stop => stop.questions),
    row.answers,
    { pace, before: row.before, isEarly },
  );
  const all = [...flags, ...row.flags.filter(flag => postedFlags.includes(flag))];
  return {
    id: row.id,
    revision: row.revision,
    flags: qualityFlags.filter(flag => all.includes(flag)),
    quality,
  };
}

async function write(ctx: Ctx, verdicts: Verdict[]): Promise<number> {
  if (verdicts.length === 0) return 0;
  const { rows } = await ctx.db.execute<{ customer: string | null }>(sql`
    update response r set flags = x.flags, quality = x.quality
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) x(id uuid, revision int, flags text[], quality jsonb)
    where r.workspace_id = ${ctx.workspaceId} and r.id = x.id and r.revision = x.revision and r.quality is null
    returning r.customer_id as customer`);
  // An answer is noticed here and not where it is saved: nobody shall wait for it there.
  await touchMemory(
    ctx,
    rows.map(({ customer }) => customer),
  );
  return rows.length;
}

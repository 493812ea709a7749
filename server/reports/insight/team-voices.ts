import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { blackOut } from '@/domain/black-out';
import { type Band, bandNameOf, bandOf } from '@/domain/metrics/bands';
import { can } from '@/domain/roles';
import type { Ctx } from '@/server/db/tenant';
import { whichSql } from '../match-sql';
import type { Asking } from '../read-metric';
import { runReport } from '../run';
import { checkRange, parseQuery } from '../schemas';
import { readWhich } from '../which';
import { forbidden, readFrontline, type TeamReader, teamFields } from './team';

export const kudosSchema = teamFields
  .omit({ metric: true, survey: true, question: true })
  .superRefine(checkRange);
type KudosQuery = z.output<typeof kudosSchema>;

/** Newest comments that are looked through, and how many of each person are shown. */
const DEPTH = 2_000;
const MOST_EACH = 3;

/** Of somebody who is to be coached. */
const MOST_COMPLAINTS = 8;

/** What somebody wrote about one of the front line. */
export type TeamVoice = {
  responseId: string;
  at: Date;
  text: string;
  score: { metric: 'nps' | 'csat' | 'ces'; value: number; band: string } | null;
};

/** Per person or place, whoever was praised last first; `n`: all of the comments looked through that praise them. */
export type Kudos = { key: string; n: number; voices: TeamVoice[] }[];

/**
 * Comments that praise, the newest first: with a score of the good band unless they read unhappy, or reading happy unless the
 * score is bad. Everybody in the front line sees everybody's; of people nothing is shown to whoever may only see places.
 * Readers who may not see personal data get them without addresses and numbers.
 */
export async function readKudos({
  ctx,
  input,
  signal,
  reader,
}: Asking<z.input<typeof kudosSchema>> & { reader: TeamReader }): Promise<Kudos> {
  const query = parseQuery(kudosSchema, input);
  if (query.of === 'agent' && !can(reader.role, 'serve')) throw forbidden();
  const attribute = (await readFrontline(ctx))[query.of];
  const reading = { ctx, ...(signal && { signal }) };
  const praise = (await readVoices(reading, { query, attribute })).filter(praises);
  const byKey = new Map<string, VoiceRow[]>();
  for (const row of praise) {
    const known = byKey.get(row.key);
    if (known) known.push(row);
    else byKey.set(row.key, [row]);
  }
  const show = can(reader.role, 'readPersonal') ? (text: string) => text : blackOut;
  return [...byKey].map(([key, rows]) => ({
    key,
    n: rows.length,
    voices: rows.slice(0, MOST_EACH).map(row => voiceOf(row, show)),
  }));
}

/** Unhappy comments about one of them, the newest first. */
export async function readComplaints(
  reading: { ctx: Ctx; signal?: AbortSignal },
  { query, attribute, key }: { query: KudosQuery; attribute: string; key: string },
): Promise<TeamVoice[]> {
  const rows = await readVoices(reading, { query, attribute, key });
  return rows
    .filter(complains)
    .slice(0, MOST_COMPLAINTS)
    .map(row => voiceOf(row, text => text));
}

type VoiceRow = {
  key: string;
  id: string;
  at: string;
  text: string;
  sentiment: number | null;
  metric: 'nps' | 'csat' | 'ces' | null;
  score: number | null;
  points: number | null;
};

async function readVoices(
  reading: { ctx: Ctx; signal?: AbortSignal },
  { query, attribute, key }: { query: KudosQuery; attribute: string; key?: string },
): Promise<VoiceRow[]> {
  const { workspaceId } = reading.ctx;
  const which = await readWhich(reading.ctx, query, reading.signal);
  const zone = sql`(select timezone from rollup_state where workspace_id = ${workspaceId})`;
  const value = sql`r.attributes ->> ${attribute}::text`;
  const whose: SQL = key === undefined ? sql`${value} <> ''` : sql`${value} = ${key}::text`;
  return runReport<VoiceRow>(
    reading,
    sql`
    select ${value} as key, r.id, r.started_at as at, t.text, t.sentiment, s.metric, s.value as score, s.points
    from (
      select * from response r
      where r.workspace_id = ${workspaceId} and not r.is_test and ${whose}
        and r.started_at >= ${query.from}::timestamp at time zone ${zone}
        and r.started_at < ${query.to}::timestamp at time zone ${zone}
        and exists (select from comment c where c.workspace_id = ${workspaceId} and c.response_id = r.id offset 0)
        ${whichSql(workspaceId, which, { isPaged: true })}
      order by r.started_at desc, r.id desc limit ${DEPTH}
    ) r
    cross join lateral (
      select a.text, c.sentiment
      from comment c
      join answer a on a.workspace_id = c.workspace_id and a.response_id = c.response_id and a.question_id = c.question_id
      where c.workspace_id = ${workspaceId} and c.response_id = r.id and a.text <> ''
      order by length(a.text) desc limit 1
    ) t
    left join lateral (
      select q.metric, a.value, q.score_max - q.score_min + 1 as points
      from answer a
      join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.metric in ('nps', 'csat', 'ces')
      where a.workspace_id = ${workspaceId} and a.response_id = r.id and a.value is not null
      order by array_position(array['csat', 'nps', 'ces'], q.metric), q.id limit 1
    ) s on true
    order by r.started_at desc, r.id desc`,
  );
}

const bandIn = ({ metric, score, points }: VoiceRow): Band | null =>
  metric === null || score === null
    ? null
    : bandOf(metric, score, metric === 'nps' ? undefined : (points ?? undefined));

function praises(row: VoiceRow): boolean {
  const band = bandIn(row);
  return row.sentiment === 1 ? band !== 'bad' : band === 'good' && row.sentiment !== -1;
}

function complains(row: VoiceRow): boolean {
  const band = bandIn(row);
  return row.sentiment === -1 ? band !== 'good' : band === 'bad';
}

const voiceOf = (row: VoiceRow, show: (text: string) => string): TeamVoice => ({
  responseId: row.id,
  at: new Date(row.at),
  text: show(row.text),
  score:
    row.metric === null || row.score === null
      ? null
      : {
          metric: row.metric,
          value: row.score,
          band: bandNameOf(
            row.metric,
            row.score,
            row.metric === 'nps' ? undefined : (row.points ?? undefined),
          ),
        },
});

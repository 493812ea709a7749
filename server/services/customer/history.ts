import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Attributes } from '@/domain/attributes';
import { bandNameOf } from '@/domain/metrics/bands';
import type { DecisionOutcome, DecisionReason } from '@/domain/program';
import type { Page } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { readTimeline, type TimelineEvent, type timelineSchema } from './timeline';

export type HistoryDecision = {
  program: string;
  outcome: DecisionOutcome;
  reason: DecisionReason | null;
  /** When the invitation in the way was or will be sent. */
  blockedAt: Date | null;
  /** Of the invitation that was made; its state, or `deleted` where the customer took the answer back. */
  sentAt: Date | null;
  state: string | null;
};
/** `wished`: by *Ask me later*. */
export type HistoryMail = { kind: string; state: string; at: Date; wished: boolean };

/** A customer's event with the names that a person reads; `id` of an interaction is the caller's, of others ours. */
export type HistoryEvent = { at: Date; id: string } & (
  | {
      kind: 'interaction';
      type: string;
      attributes: Attributes;
      amount: { value: number; currency: string } | null;
      initiatedBy: 'customer' | 'company' | null;
      decisions: HistoryDecision[];
    }
  | {
      kind: 'invitation';
      survey: string;
      program: string | null;
      channel: 'email' | 'link';
      state: string;
      reason: string | null;
      mails: HistoryMail[];
      /** Points tapped in the mail that were never sent. */
      tapped: string[];
      /** A mail scanner followed its links. */
      isScanned: boolean;
    }
  | {
      kind: 'response';
      survey: string;
      isPartial: boolean;
      scores: { metric: 'nps' | 'csat' | 'ces'; value: number; band: string }[];
      comment: string | null;
    }
);

/** The customer's timeline, newest first, with decisions beside interactions and mails beside invitations. */
export async function readHistory({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string } & z.output<typeof timelineSchema>;
}): Promise<Page<HistoryEvent>> {
  const { data, nextCursor } = await readTimeline({ ctx, input });
  const idsOf = (kind: TimelineEvent['kind']) =>
    data.filter(event => event.kind === kind).map(event => String(event.detail.id));
  const beside: Beside = {
    names: await readNames(ctx),
    decisions: await readDecisions(ctx, idsOf('interaction')),
    mails: await readMails(ctx, idsOf('invitation')),
    clicks: await readClicks(ctx, idsOf('invitation')),
    answers: await readAnswers(ctx, idsOf('response')),
  };
  return { nextCursor, data: data.map(event => told(event, beside)) };
}

type Beside = {
  /** Surveys and programs by id. */
  names: Map<string, string>;
  decisions: Map<string, HistoryDecision[]>;
  mails: Map<string, HistoryMail[]>;
  clicks: Map<string, Clicks>;
  answers: Map<string, AnswersRow>;
};

/** What timeline.ts writes into `detail`, over all three kinds. */
type Detail = {
  id: string;
  survey: string;
  program: string | null;
  state: string;
  reason: string | null;
} & Pick<Extract<HistoryEvent, { kind: 'interaction' }>, 'type' | 'attributes' | 'amount' | 'initiatedBy'> &
  Pick<Extract<HistoryEvent, { kind: 'invitation' }>, 'channel'>;

function told({ kind, at, detail }: TimelineEvent, beside: Beside): HistoryEvent {
  // Its three shapes are made by one statement, in timeline.ts.
  const event = detail as Detail;
  const { id, state } = event;
  const survey = beside.names.get(event.survey) ?? '';
  if (kind === 'interaction') {
    const { type, attributes, amount, initiatedBy } = event;
    return { kind, at, id, type, attributes, amount, initiatedBy, decisions: beside.decisions.get(id) ?? [] };
  }
  if (kind === 'invitation') {
    const { channel, reason } = event;
    const program = event.program === null ? null : (beside.names.get(event.program) ?? null);
    const { tapped = [], isScanned = false } = beside.clicks.get(id) ?? {};
    const mails = beside.mails.get(id) ?? [];
    return { kind, at, id, survey, program, channel, state, reason, mails, tapped, isScanned };
  }
  const { scores = [], comment = null } = beside.answers.get(id) ?? {};
  return { kind, at, id, survey, isPartial: state === 'partial', comment, scores: scores.map(banded) };
}

const banded = ({ metric, value, points }: AnswersRow['scores'][number]) => ({
  metric,
  value,
  band: bandNameOf(metric, value, metric === 'nps' ? undefined : points),
});

async function readNames(ctx: Ctx): Promise<Map<string, string>> {
  const { rows } = await ctx.db.execute<{ id: string; name: string }>(sql`
    select id, name from survey where workspace_id = ${ctx.workspaceId}
    union all select id, name from program where workspace_id = ${ctx.workspaceId}`);
  return new Map(rows.map(row => [row.id, row.name]));
}

async function readDecisions(ctx: Ctx, interactions: string[]): Promise<Map<string, HistoryDecision[]>> {
  if (interactions.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{
    interaction: string;
    program: string;
    outcome: DecisionOutcome;
    reason: DecisionReason | null;
    blocked_at: string | null;
    sent_at: string | null;
    state: string | null;
  }>(sql`
    select i.external_id as interaction, p.name as program, d.outcome, d.reason,
      coalesce(b.sent_at, b.send_at) as blocked_at, coalesce(v.sent_at, v.send_at) as sent_at,
      case when v.reason = 'deleted_by_customer' then 'deleted' else v.state end as state
    from decision d
    join interaction i on i.workspace_id = d.workspace_id and i.id = d.interaction_id
    join program p on p.workspace_id = d.workspace_id and p.id = d.program_id
    left join invitation b on b.workspace_id = d.workspace_id and b.id = d.blocked_by
    left join invitation v on v.workspace_id = d.workspace_id and v.id = d.invitation_id
    where i.workspace_id = ${ctx.workspaceId} and i.external_id = any(${sql.param(interactions)}::text[])
    order by d.at, p.name`);
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return groupBy(rows, row => [
    row.interaction,
    {
      program: row.program,
      outcome: row.outcome,
      reason: row.reason,
      blockedAt: date(row.blocked_at),
      sentAt: date(row.sent_at),
      state: row.state,
    },
  ]);
}

async function readMails(ctx: Ctx, invitations: string[]): Promise<Map<string, HistoryMail[]>> {
  if (invitations.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{
    invitation: string;
    kind: string;
    state: string;
    wished: boolean;
    at: string;
  }>(sql`
    select invitation_id as invitation, kind, state, wished, coalesce(sent_at, finished_at, due_at) as at
    from delivery
    where workspace_id = ${ctx.workspaceId} and invitation_id = any(${sql.param(invitations)}::uuid[])
    order by due_at, id`);
  return groupBy(rows, ({ invitation, at, ...mail }) => [invitation, { ...mail, at: new Date(at) }]);
}

type Clicks = Pick<Extract<HistoryEvent, { kind: 'invitation' }>, 'tapped' | 'isScanned'>;

/** Clicks of a scanner are nobody's; those of an answer begun are in it. */
async function readClicks(ctx: Ctx, invitations: string[]): Promise<Map<string, Clicks>> {
  if (invitations.length === 0) return new Map();
  const { rows } = await ctx.db.execute<Clicks & { id: string }>(sql`
    select i.id, 'scanner' = any(i.flags) as "isScanned",
      case when i.started_at is null and i.completed_at is null and not 'scanner' = any(i.flags) then array(
        select t.value from jsonb_each_text(i.unconfirmed) t
        join question q on q.workspace_id = ${ctx.workspaceId} and q.survey_id = i.survey_id and q.key = t.key
        where q.score_min is not null order by q.id) else '{}' end as tapped
    from invitation i
    where i.workspace_id = ${ctx.workspaceId} and i.id = any(${sql.param(invitations)}::uuid[])
      and (i.unconfirmed is not null or 'scanner' = any(i.flags))`);
  return new Map(rows.map(row => [row.id, row]));
}

type AnswersRow = {
  id: string;
  comment: string | null;
  scores: { metric: 'nps' | 'csat' | 'ces'; value: number; points: number }[];
};

/** The first score of each type and the longest text. */
async function readAnswers(ctx: Ctx, responses: string[]): Promise<Map<string, AnswersRow>> {
  if (responses.length === 0) return new Map();
  const { rows } = await ctx.db.execute<AnswersRow>(sql`
    select a.response_id as id,
      (array_agg(a.text order by length(a.text) desc) filter (where q.type in ('short', 'long') and a.text <> ''))[1] as comment,
      (select coalesce(jsonb_agg(jsonb_build_object('metric', f.metric, 'value', f.value, 'points', f.points)
          order by array_position(array['nps', 'csat', 'ces'], f.metric)), '[]')
       from (
         select distinct on (sq.metric) sq.metric, sa.value, sq.score_max - sq.score_min + 1 as points
         from answer sa join question sq on sq.workspace_id = sa.workspace_id and sq.id = sa.question_id
         where sa.workspace_id = ${ctx.workspaceId} and sa.response_id = a.response_id and sa.value is not null
           and sq.metric in ('nps', 'csat', 'ces')
         order by sq.metric, sq.id
       ) f) as scores
    from answer a
    join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
    where a.workspace_id = ${ctx.workspaceId} and a.response_id = any(${sql.param(responses)}::uuid[])
    group by a.response_id`);
  return new Map(rows.map(row => [row.id, row]));
}

function groupBy<Row, Item>(rows: Row[], entry: (row: Row) => [string, Item]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const [key, item] = entry(row);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

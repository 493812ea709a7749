import { and, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Attributes } from '@/domain/attributes';
import type { CaseOutcome, CasePriority, CaseReason, CaseState } from '@/domain/case/case';
import { bandNameOf } from '@/domain/metrics/bands';
import type { CaseStep } from '@/domain/timeline';
import { interaction } from '@/drizzle/schema/customer';
import type { Page } from '@/server/db/keyset';
import { actorName, type Ctx } from '@/server/db/tenant';
import { pickDecisions } from '../decision/list';
import { type LoggedDecision, nameDecisions } from '../decision/log';
import { type historySchema, type KeyedEvent, readEvents } from './timeline';

/** `wished`: by *Ask me later*. */
export type HistoryMail = { kind: string; state: string; at: Date; wished: boolean };

/** What somebody wrote: `sentiment` −1, 0 or 1, null where it is not known; themes by name. */
export type HistoryComment = { text: string; sentiment: -1 | 0 | 1 | null; themes: string[] };

/**
 * A customer's event with the names that a person reads; `id` of an interaction is the caller's, of others ours. `key`: its
 * place in the list.
 */
export type HistoryEvent = { at: Date; id: string; key: string } & (
  | {
      kind: 'interaction';
      type: string;
      attributes: Attributes;
      amount: { value: number; currency: string } | null;
      initiatedBy: 'customer' | 'company' | null;
      decisions: LoggedDecision[];
    }
  | { kind: 'turn'; decision: LoggedDecision }
  | {
      kind: 'invitation';
      survey: string;
      program: string | null;
      channel: 'email' | 'link' | 'webhook';
      /** Who asked although the customer had been asked or had answered lately. */
      isOverride: boolean;
      /** The case about which it asks whether it was put right. */
      checks: string | null;
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
      comments: HistoryComment[];
    }
  | {
      kind: 'case';
      step: CaseStep;
      reason: CaseReason;
      because: string | null;
      state: CaseState;
      priority: CasePriority;
      outcome: CaseOutcome | null;
      rootCause: string | null;
      owner: string | null;
      by: string | null;
      text: string | null;
    }
  | {
      kind: 'message';
      case: string;
      direction: 'in' | 'out';
      subject: string;
      text: string;
      /** Null: the customer. */
      by: string | null;
      state: string;
    }
  | { kind: 'note'; text: string; by: string; isMine: boolean; editedAt: Date | null }
  | { kind: 'improvement'; said: string; did: string; state: string }
);

/** The customer's timeline, newest first, with decisions beside interactions and mails beside invitations. */
export async function readHistory({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string } & z.output<typeof historySchema>;
}): Promise<Page<HistoryEvent>> {
  const { data, nextCursor } = await readEvents(ctx, input);
  const idsOf = (kind: KeyedEvent['kind']) =>
    data.filter(event => event.kind === kind).map(event => String(event.detail.id));
  const beside: Beside = {
    names: await readNames(ctx),
    decisions: await readDecisions(ctx, idsOf('interaction')),
    turns: await readTurns(ctx, idsOf('turn')),
    mails: await readMails(ctx, idsOf('invitation')),
    clicks: await readClicks(ctx, idsOf('invitation')),
    answers: await readAnswers(ctx, idsOf('response')),
  };
  return { nextCursor, data: data.flatMap(event => told(ctx, event, beside)) };
}

type Beside = {
  /** Surveys and programs by id. */
  names: Map<string, string>;
  /** By the caller's id of the interaction. */
  decisions: Map<string, LoggedDecision[]>;
  /** By their own id. */
  turns: Map<string, LoggedDecision>;
  mails: Map<string, HistoryMail[]>;
  clicks: Map<string, Clicks>;
  answers: Map<string, AnswersRow>;
};

type Of<Kind extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: Kind }>;

function told(ctx: Ctx, { kind, at, key, detail }: KeyedEvent, beside: Beside): HistoryEvent[] {
  const id = String(detail.id);
  // The shapes are made by one statement, in timeline-sql.ts: what stands there under a name is what is read here.
  if (kind === 'interaction') {
    const event = detail as Pick<Of<'interaction'>, 'type' | 'attributes' | 'amount' | 'initiatedBy'>;
    const { type, attributes, amount, initiatedBy } = event;
    const decisions = beside.decisions.get(id) ?? [];
    return [{ kind, key, at, id, type, attributes, amount, initiatedBy, decisions }];
  }
  if (kind === 'turn') {
    const decision = beside.turns.get(id);
    return decision ? [{ kind, key, at, id, decision }] : [];
  }
  if (kind === 'note') {
    const { text, by, author, editedAt } = detail as Record<'text' | 'by' | 'author', string> & {
      editedAt: string | null;
    };
    const isMine = author === actorName(ctx.actor);
    return [{ kind, key, at, id, text, by, isMine, editedAt: editedAt ? new Date(editedAt) : null }];
  }
  if (kind === 'case') return [{ ...(detail as Omit<Of<'case'>, 'kind' | 'key' | 'at'>), kind, key, at }];
  if (kind === 'message')
    return [{ ...(detail as Omit<Of<'message'>, 'kind' | 'key' | 'at'>), kind, key, at }];
  if (kind === 'improvement')
    return [{ ...(detail as Omit<Of<'improvement'>, 'kind' | 'key' | 'at'>), kind, key, at }];
  const survey = beside.names.get(String(detail.survey)) ?? '';
  if (kind === 'invitation') {
    const event = detail as Pick<
      Of<'invitation'>,
      'program' | 'channel' | 'isOverride' | 'checks' | 'state' | 'reason'
    >;
    const program = event.program === null ? null : (beside.names.get(event.program) ?? null);
    const { channel, isOverride, checks, state, reason } = event;
    const { tapped = [], isScanned = false } = beside.clicks.get(id) ?? {};
    const mails = beside.mails.get(id) ?? [];
    return [
      {
        kind,
        key,
        at,
        id,
        survey,
        program,
        channel,
        isOverride,
        checks,
        state,
        reason,
        mails,
        tapped,
        isScanned,
      },
    ];
  }
  const { scores = [], comments = [] } = beside.answers.get(id) ?? {};
  const isPartial = detail.state === 'partial';
  return [{ kind, key, at, id, survey, isPartial, comments, scores: scores.map(banded) }];
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

/** More decisions than this about one page of events: the oldest are left out. */
const MOST_DECISIONS = 1_000;

async function readDecisions(ctx: Ctx, externalIds: string[]): Promise<Map<string, LoggedDecision[]>> {
  if (externalIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: interaction.id })
    .from(interaction)
    .where(and(eq(interaction.workspaceId, ctx.workspaceId), inArray(interaction.externalId, externalIds)));
  const { data } = await pickDecisions(ctx, { interactions: rows.map(row => row.id), limit: MOST_DECISIONS });
  return groupBy((await nameDecisions(ctx, data)).reverse(), one => [one.interaction ?? '', one]);
}

async function readTurns(ctx: Ctx, ids: string[]): Promise<Map<string, LoggedDecision>> {
  const { data } = await pickDecisions(ctx, { ids, limit: MOST_DECISIONS });
  return new Map((await nameDecisions(ctx, data)).map(one => [one.id, one]));
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
  comments: HistoryComment[];
  scores: { metric: 'nps' | 'csat' | 'ces'; value: number; points: number }[];
};

/** The first score of each type, and every written answer with what was understood of it. */
async function readAnswers(ctx: Ctx, responses: string[]): Promise<Map<string, AnswersRow>> {
  if (responses.length === 0) return new Map();
  const { rows } = await ctx.db.execute<AnswersRow>(sql`
    select r.id,
      (select coalesce(jsonb_agg(jsonb_build_object('text', a.text, 'sentiment', c.sentiment, 'themes', array(
            select t.name from comment_theme h join theme t on t.workspace_id = h.workspace_id and t.id = h.theme_id
            where h.workspace_id = a.workspace_id and h.response_id = a.response_id and h.question_id = a.question_id
              and not h.is_refused and t.archived_at is null order by t.position, t.name))
          order by a.question_id), '[]')
       from answer a
       join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.type in ('short', 'long')
       left join comment c on c.workspace_id = a.workspace_id and c.response_id = a.response_id
         and c.question_id = a.question_id
       where a.workspace_id = ${ctx.workspaceId} and a.response_id = r.id and a.text <> '') as comments,
      (select coalesce(jsonb_agg(jsonb_build_object('metric', f.metric, 'value', f.value, 'points', f.points)
          order by array_position(array['nps', 'csat', 'ces'], f.metric)), '[]')
       from (
         select distinct on (sq.metric) sq.metric, sa.value, sq.score_max - sq.score_min + 1 as points
         from answer sa join question sq on sq.workspace_id = sa.workspace_id and sq.id = sa.question_id
         where sa.workspace_id = ${ctx.workspaceId} and sa.response_id = r.id and sa.value is not null
           and sq.metric in ('nps', 'csat', 'ces')
         order by sq.metric, sq.id
       ) f) as scores
    from unnest(${sql.param(responses)}::uuid[]) r(id)`);
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

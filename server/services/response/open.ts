import { and, desc, eq, sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { Answers, SurveyDefinition } from '@/domain/survey/definition';
import type { Quality } from '@/domain/survey/quality';
import { responseRevision } from '@/drizzle/schema/response';
import { survey, surveyVersion } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { readCommentsOf, type UnderstoodComment } from '../comment/read-of';
import { type BandedScore, bandScores } from './browse';
import { personalKeys, withoutPersonal } from './personal';
import { readResponse, type ShownResponse } from './read';

/** How somebody came to be asked; every time is null until it happened. */
export type AskedBy = {
  channel: 'email' | 'link' | 'door';
  program: string | null;
  /** Name of the door that they came in by. */
  door: string | null;
  sentAt: Date | null;
  visitedAt: Date | null;
  startedAt: Date | null;
  completedAt: Date | null;
};

/** One response with all that its page shows. Without `personal` rights no name, and no address or number that was typed. */
export type OpenedResponse = Omit<ShownResponse, 'survey' | 'customer' | 'interaction' | 'scores'> & {
  survey: { id: string; name: string };
  customer: { id: string; name: string | null } | null;
  interaction: { id: string; type: string; occurredAt: Date; attributes: Attributes } | null;
  scores: BandedScore[];
  /** The version that was answered. */
  definition: SurveyDefinition;
  /** True where answers are left out for this reader. */
  isRedacted: boolean;
  asked: AskedBy | null;
  /** The facts behind `flags`; null until it was judged. */
  quality: Quality | null;
  /** What was understood of each comment. */
  comments: UnderstoodComment[];
  /** Milliseconds on each page by page id, as `response.page_times`. */
  pageTimes: Record<string, number>;
  /** Saved states, the newest first. */
  revisions: { revision: number; savedAt: Date; answers: Answers }[];
};

/** One response by our id. Throws not_found, also for another workspace's. */
export async function openResponse({
  ctx,
  input,
  personal,
}: {
  ctx: Ctx;
  input: { id: string };
  personal: boolean;
}): Promise<OpenedResponse> {
  const shown = await readResponse({ ctx, input });
  const published = await readVersion(ctx, shown);
  const beside = await readBeside(ctx, shown.id);
  const revisions = await readRevisions(ctx, shown.id);
  const hidden = personal ? [] : personalKeys(published.definition);
  const shownOf = (answers: Answers) => (personal ? answers : withoutPersonal(answers, published.definition));
  const { interaction_id, interaction_type, occurred_at } = beside;
  return {
    ...shown,
    answers: shownOf(shown.answers),
    survey: { id: shown.survey, name: published.name },
    customer: personal && shown.customer !== null ? { id: shown.customer, name: beside.customer_name } : null,
    interaction:
      interaction_id && interaction_type && occurred_at
        ? {
            id: interaction_id,
            type: interaction_type,
            occurredAt: new Date(occurred_at),
            attributes: beside.interaction_attributes ?? {},
          }
        : null,
    scores: bandScores(shown.scores),
    definition: published.definition,
    isRedacted: hidden.some(key => Object.hasOwn(shown.answers, key)),
    asked: askedBy(beside),
    quality: beside.quality,
    comments: await readCommentsOf(ctx, shown.id),
    pageTimes: beside.page_times,
    revisions: revisions.map(one => ({ ...one, answers: shownOf(one.answers) })),
  };
}

async function readVersion(
  ctx: Ctx,
  { survey: id, version }: ShownResponse,
): Promise<{ name: string; definition: SurveyDefinition }> {
  const [row] = await ctx.db
    .select({ name: survey.name, definition: surveyVersion.definition })
    .from(surveyVersion)
    .innerJoin(
      survey,
      and(eq(survey.workspaceId, surveyVersion.workspaceId), eq(survey.id, surveyVersion.surveyId)),
    )
    .where(
      and(
        eq(surveyVersion.workspaceId, ctx.workspaceId),
        eq(surveyVersion.surveyId, id),
        eq(surveyVersion.version, version),
      ),
    );
  if (!row) throw new Error('a response names a survey version that is not there');
  return row;
}

const readRevisions = (ctx: Ctx, id: string) =>
  ctx.db
    .select({
      revision: responseRevision.revision,
      savedAt: responseRevision.savedAt,
      answers: responseRevision.answers,
    })
    .from(responseRevision)
    .where(and(eq(responseRevision.workspaceId, ctx.workspaceId), eq(responseRevision.responseId, id)))
    .orderBy(desc(responseRevision.revision));

type Beside = {
  customer_name: string | null;
  interaction_id: string | null;
  interaction_type: string | null;
  occurred_at: string | null;
  interaction_attributes: Attributes | null;
  channel: AskedBy['channel'] | null;
  program: string | null;
  door: string | null;
  sent_at: string | null;
  visited_at: string | null;
  started_at: string | null;
  completed_at: string | null;
  quality: Quality | null;
  page_times: Record<string, number>;
};

async function readBeside(ctx: Ctx, id: string): Promise<Beside> {
  const { rows } = await ctx.db.execute<Beside>(sql`
    select c.name as customer_name, i.external_id as interaction_id, i.type as interaction_type, i.occurred_at,
      i.attributes as interaction_attributes, v.channel, p.name as program, d.name as door,
      v.sent_at, v.visited_at, v.started_at, v.completed_at, r.quality, r.page_times
    from response r
    left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
    left join interaction i on i.workspace_id = r.workspace_id and i.id = r.interaction_id
    left join invitation v on v.workspace_id = r.workspace_id and v.id = r.invitation_id
    left join program p on p.workspace_id = v.workspace_id and p.id = v.program_id
    left join survey_door d on d.workspace_id = v.workspace_id and d.id = v.door_id
    where r.workspace_id = ${ctx.workspaceId} and r.id = ${id}`);
  const [row] = rows;
  if (!row) throw new Error('the response vanished between two reads of one transaction');
  return row;
}

function askedBy({
  channel,
  program,
  door,
  sent_at,
  visited_at,
  started_at,
  completed_at,
}: Beside): AskedBy | null {
  if (channel === null) return null;
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return {
    channel,
    program,
    door,
    sentAt: date(sent_at),
    visitedAt: date(visited_at),
    startedAt: date(started_at),
    completedAt: date(completed_at),
  };
}

import { DOOR_DAYS, type Visitor, visitorsTo } from '@/domain/demo/visitors';
import { newId } from '@/domain/ids';
import { doorVisits } from '@/drizzle/schema/door';
import { invitation } from '@/drizzle/schema/program';
import type { Ctx } from '@/server/db/tenant';
import { createDoors } from '../door/create';
import type { Door } from '../door/read';
import { importResponses } from '../response/import';
import { foldScores } from '../rollup/fold';
import { createSurvey } from '../survey/create';
import { publishSurvey } from '../survey/publish';

const DAY = 86_400_000;
/** People who came in by the code of a store and finished. */
const ANSWERED = { Leeds: 64, York: 41 } as const;
/** Pages opened per answer that was given. */
const LOOKED = 1.7;

/** Codes at the tills of two stores, with what people answered by them until `ctx.now`. Answers how many did. */
export async function hangDoors(ctx: Ctx, seed: number): Promise<number> {
  const before = { ...ctx, now: new Date(ctx.now.getTime() - DOOR_DAYS * DAY) };
  const { id: survey } = await createSurvey({ ctx: before, input: { template: 'store-visit' } });
  await publishSurvey({ ctx: before, input: { id: survey } });
  const doors = await createDoors({
    ctx: before,
    input: {
      survey,
      attribute: 'location',
      attributes: { channel: 'store' },
      locations: Object.keys(ANSWERED),
    },
  });
  let answers = 0;
  for (const door of doors) {
    const count = ANSWERED[door.name as keyof typeof ANSWERED];
    answers += await answerAt(ctx, door, visitorsTo(door.name, count, seed, ctx.now));
  }
  while ((await foldScores({ ctx, limit: 50_000 })).more);
  return answers;
}

async function answerAt(ctx: Ctx, door: Door, visitors: readonly Visitor[]): Promise<number> {
  const { workspaceId } = ctx;
  const people = visitors.map(visitor => ({ ...visitor, id: newId() }));
  await ctx.db.insert(invitation).values(
    people.map(({ id, startedAt }) => ({
      workspaceId,
      id,
      surveyId: door.survey,
      doorId: door.id,
      channel: 'door' as const,
      state: 'visited' as const,
      language: 'en',
      sendAt: startedAt,
      visitedAt: startedAt,
      expiresAt: new Date(startedAt.getTime() + DAY),
      createdAt: startedAt,
    })),
  );
  await ctx.db.insert(doorVisits).values(visitsOf(door, visitors).map(row => ({ workspaceId, ...row })));
  const { accepted, rejected } = await importResponses({
    ctx,
    input: {
      responses: people.map(({ id, name, startedAt, completedAt, answers }) => ({
        externalId: name,
        survey: door.survey,
        invitationId: id,
        language: 'en',
        startedAt: startedAt.toISOString(),
        completedAt: completedAt.toISOString(),
        answers,
        attributes: door.attributes,
      })),
    },
  });
  const fault = rejected[0]?.errors[0];
  if (fault) throw new Error(`the simulation made an answer that is refused: ${fault.path} ${fault.message}`);
  return accepted;
}

/** Pages opened by day: some who look do not answer. */
function visitsOf(
  door: Door,
  visitors: readonly Visitor[],
): { doorId: string; day: string; visits: number }[] {
  const days = new Map<string, number>();
  for (const { startedAt } of visitors) {
    const day = startedAt.toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].map(([day, answered]) => ({
    doorId: door.id,
    day,
    visits: Math.round(answered * LOOKED),
  }));
}

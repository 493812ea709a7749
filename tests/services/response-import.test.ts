import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { invitation } from '@/drizzle/schema/program';
import { answer, response, responseRevision, scoreDelta } from '@/drizzle/schema/response';
import { importResponses } from '@/server/services/response/import';
import { listResponses, readResponse } from '@/server/services/response/read';
import { verifyRollup } from '@/server/services/rollup/verify';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from '../respond/every-question';
import { ask, publish } from '../respond/survey';

let world: World;
let survey: string;

beforeAll(async () => {
  world = await newWorld();
  survey = await publish(world, everyQuestion);
});

const row = (externalId: string, more: Record<string, unknown> = {}) => ({
  externalId,
  survey,
  completedAt: '2026-01-10T12:00:00Z',
  answers: { recommend: 3, why: 'They leak' },
  ...more,
});

const take = (responses: unknown[]) => world.run(ctx => importResponses({ ctx, input: { responses } }));

describe('imported responses', () => {
  it('are taken once, with narrow answers and score deltas at their own moment', async () => {
    const rows = [
      row('r-1', { customer: { id: 'ann', attributes: { tier: 'gold' } }, attributes: { product: 'boots' } }),
    ];
    expect(await take(rows)).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    expect(await take([...rows, ...rows])).toEqual({ accepted: 0, duplicates: 2, rejected: [] });
    const deltas = await world.run(({ db }) => db.select().from(scoreDelta));
    expect(deltas).toHaveLength(1);
    expect(deltas[0]).toMatchObject({
      oldScore: null,
      newScore: 3,
      moment: new Date('2026-01-10T12:00:00Z'),
      attributes: { tier: 'gold', product: 'boots' },
    });
    const { data } = await world.run(ctx => listResponses({ ctx, input: { customer: 'ann' } }));
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      survey,
      version: 1,
      state: 'completed',
      customer: 'ann',
      language: 'en',
      answers: { recommend: 3, why: 'They leak' },
      scores: { nps: 3 },
      revision: 1,
    });
  });

  it('leave the good rows alone when others are bad, and name what was wrong', async () => {
    const result = await take([
      row('b-1', { answers: { recommend: 11 } }),
      row('b-2', { answers: { recommend: 5, invented: 'x' } }),
      row('b-3', { survey: 'no-such-survey' }),
      row('b-4', { completedAt: 'yesterday' }),
      row('b-5', { completedAt: '2999-01-01T00:00:00Z' }),
      row('b-6', { interaction: 'never-recorded' }),
      row('b-7', { answers: { recommend: 9 } }),
      'nonsense',
    ]);
    expect(result.accepted).toBe(1);
    expect(result.rejected.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
      [0, 'answers.recommend'],
      [1, 'answers.invented'],
      [2, 'survey'],
      [3, 'completedAt'],
      [4, 'completedAt'],
      [5, 'interaction'],
      [7, ''],
    ]);
  });

  it('may answer invitations of ours: the invitation is completed, a test counts nowhere', async () => {
    const [ann, test] = [await ask(world, survey), await ask(world, survey, { isTest: true })];
    const before = (await world.run(({ db }) => db.select().from(scoreDelta))).length;
    const result = await take([
      row('i-1', { invitationId: ann.invitationId, answers: { recommend: 10 } }),
      row('i-2', { invitationId: test.invitationId, answers: { recommend: 0 } }),
    ]);
    expect(result).toEqual({ accepted: 2, duplicates: 0, rejected: [] });
    const after = await world.run(({ db }) => db.select().from(scoreDelta));
    expect(after.slice(before).map(delta => [delta.newScore, delta.attributes])).toEqual([
      [10, { tier: 'gold', location: 'Leeds', product: 'boots' }],
    ]);
    const [asked] = await world.run(({ db }) =>
      db.select().from(invitation).where(eq(invitation.id, ann.invitationId)),
    );
    expect(asked).toMatchObject({ state: 'completed', completedAt: new Date('2026-01-10T12:00:00Z') });
  });

  it('count like a recount of their answers', async () => {
    const proof = await world.run(ctx => verifyRollup({ ctx }));
    expect(proof.deltas).toBeGreaterThan(0);
    expect(proof).toMatchObject({ exact: true, differences: [] });
  });

  it('take a thousand rows with a handful of statements', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      row(`m-${index}`, {
        customer: `c-${index % 300}`,
        answers: { recommend: index % 11, why: `Reason ${index}`, again: index % 2 === 0 },
        attributes: { product: `p-${index % 7}` },
      }),
    );
    expect(await take(many)).toMatchObject({ accepted: 1000, rejected: [] });
    const [revisions, answers] = await world.run(async ({ db }) => [
      await db.$count(responseRevision),
      await db.$count(answer),
    ]);
    expect(revisions).toBe(await world.run(({ db }) => db.$count(response)));
    expect(answers).toBeGreaterThan(2000);
  });
});

describe('the list of responses', () => {
  it('pages newest first without gaps, filters by band, words, time and survey, and hides other workspaces', async () => {
    const other = await newWorld();
    const list = (input: Parameters<typeof listResponses>[0]['input']) =>
      world.run(ctx => listResponses({ ctx, input }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ survey, limit: 200, ...(cursor && { cursor }) });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(1000);

    const unhappy = await list({ band: 'detractor', limit: 200 });
    expect(unhappy.data.every(({ scores }) => (scores.nps ?? 10) <= 6)).toBe(true);
    const said = await list({ q: 'reason 77' });
    expect(said.data.map(({ answers }) => answers.why)).toEqual(['Reason 77']);
    expect((await list({ until: '2026-01-10T12:00:00Z' })).data).toEqual([]);
    const first = seen[0] ?? '';
    await expect(other.run(ctx => readResponse({ ctx, input: { id: first } }))).rejects.toThrow(
      /no such response/,
    );
    expect((await world.run(ctx => readResponse({ ctx, input: { id: first } }))).id).toBe(first);
  });
});

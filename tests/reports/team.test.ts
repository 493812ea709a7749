import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { comment, commentTheme, theme } from '@/drizzle/schema/comment';
import { readTeam, type TeamReader } from '@/server/reports/insight/team';
import { readCoaching } from '@/server/reports/insight/team-coaching';
import { readKudos } from '@/server/reports/insight/team-voices';
import { foldScores } from '@/server/services/rollup/fold';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { newWorld, type World } from '../factories/world';

const range = { from: '2026-10-01', to: '2026-11-01' };
const asked = { metric: 'nps', of: 'agent', ...range } as const;
const as = (role: TeamReader['role'], name = 'Somebody'): TeamReader => ({
  role,
  name,
  email: `${name.toLowerCase()}@boots.example`,
});

let world: World;
let survey: AskedSurvey;
const team = (reader: TeamReader, change: Partial<{ of: 'agent' | 'location' }> = {}) =>
  world.run(ctx => readTeam({ ctx, input: { ...asked, ...change }, reader }));

/** Ada and Bo are liked, Cy is not and keeps people waiting, Di has three perfect answers. */
beforeAll(async () => {
  world = await newWorld();
  await world.run(async ctx => {
    survey = await askedSurvey(ctx, { recommend: { metric: 'nps' } });
    const themeId = newId();
    await ctx.db
      .insert(theme)
      .values({ workspaceId: ctx.workspaceId, id: themeId, name: 'Waiting', createdBy: 'user:una' });
    const give = async (agent: string, scores: number[], words?: string) => {
      for (const [i, score] of scores.entries()) {
        const at = new Date(Date.UTC(2026, 9, 2 + (i % 28), 12));
        const attributes = { agent, location: agent === 'Cy' ? 'York' : 'Leeds' };
        const id = await giveAnswer(ctx, survey, {
          ...{ at, attributes, scores: { recommend: score } },
          ...(words && { comment: `${words} ${i}` }),
        });
        if (!words?.startsWith('Waited')) continue;
        const of = {
          workspaceId: ctx.workspaceId,
          responseId: id,
          questionId: survey.questions.comment ?? 0,
        };
        await ctx.db.insert(commentTheme).values({ ...of, themeId, by: 'hand', at });
      }
    };
    await give('Ada', Array(30).fill(10), 'Kind');
    await give('Bo', [...Array(24).fill(10), ...Array(6).fill(7)], 'Quick');
    await give('Cy', [...Array(18).fill(2), ...Array(6).fill(9)], 'Waited');
    await give('Di', [10, 10, 10], 'Write to di@example.com:');
    await ctx.db
      .update(comment)
      .set({ sentiment: 1 })
      .where(sql`response_id in (select response_id from answer where text like 'Kind%')`);
  });
  await world.run(ctx => foldScores({ ctx }));
});

describe('the front line', () => {
  it('is ranked in bands from ten answers on; whoever has fewer is only named', async () => {
    const report = await team(as('editor'));
    expect(report).toMatchObject({ attribute: 'agent', scope: 'all', few: ['Di'] });
    expect(report.ranked.map(({ key, rank, coach }) => [key, rank?.ranks, coach])).toEqual([
      ['Ada', [1, 2], false],
      ['Bo', [1, 2], false],
      ['Cy', [3, 3], true],
    ]);
    const ada = report.ranked[0];
    expect(ada?.value).toBe(100);
    // Drawn towards the average: thirty perfect answers are no perfect person.
    expect(ada?.rank?.value).toBeLessThan(100);
    expect(JSON.stringify(report)).not.toContain('"Di":');
  });

  it('shows an agent themselves alone, by name or by address, without a place', async () => {
    for (const reader of [as('agent', 'cy'), { ...as('agent', 'Cyrus'), email: 'CY' }]) {
      const report = await team(reader);
      expect(report.scope).toBe('own');
      expect(report.ranked).toMatchObject([{ key: 'Cy', rank: null, coach: false, n: 24 }]);
      expect(report.few).toEqual([]);
      expect(JSON.stringify(report)).not.toMatch(/Ada|Bo|Di/);
    }
    expect((await team(as('agent', 'Di'))).few).toEqual(['Di']);
    expect((await team(as('agent', 'Nobody'))).ranked).toEqual([]);
  });

  it('shows a viewer places, never people', async () => {
    await expect(team(as('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    const places = await team(as('viewer'), { of: 'location' });
    expect(places.ranked.map(({ key, coach }) => [key, coach])).toEqual([
      ['Leeds', false],
      ['York', false],
    ]);
  });
});

describe('kudos', () => {
  const kudos = (reader: TeamReader, of: 'agent' | 'location' = 'agent') =>
    world.run(ctx => readKudos({ ctx, input: { of, ...range }, reader }));

  it('are everybody’s in the front line, the newest first, three of each', async () => {
    const found = await kudos(as('agent', 'Cy'));
    expect(new Map(found.map(({ key, n, voices }) => [key, [n, voices.length]]))).toEqual(
      new Map([
        ['Ada', [30, 3]],
        ['Bo', [24, 3]],
        ['Cy', [6, 3]],
        ['Di', [3, 3]],
      ]),
    );
    const ada = found.find(({ key }) => key === 'Ada')?.voices ?? [];
    expect(ada[0]?.at.getTime()).toBeGreaterThanOrEqual(ada[1]?.at.getTime() ?? 0);
    expect(found.find(({ key }) => key === 'Di')?.voices[0]?.text).toContain('di@example.com');
  });

  it('leave out what reads unhappy, and personal data for whoever may not see them', async () => {
    await expect(kudos(as('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    await world.run(ctx =>
      ctx.db
        .update(comment)
        .set({ sentiment: -1 })
        .where(sql`response_id in (select response_id from answer where text like 'Waited%')`),
    );
    const places = await kudos(as('viewer'), 'location');
    expect(places.map(({ key }) => key)).toEqual(['Leeds']);
    expect(JSON.stringify(places)).not.toContain('di@example.com');
  });
});

describe('coaching', () => {
  const coaching = (key: string) => world.run(ctx => readCoaching({ ctx, input: { ...asked, key } }));

  it('tells what is said of whoever is below the rest, and more often than elsewhere', async () => {
    const found = await coaching('Cy');
    expect(found.commented).toEqual({ here: 24, elsewhere: 63 });
    expect(found.themes).toMatchObject([{ name: 'Waiting', n: 24, share: 1, elsewhere: 0 }]);
    expect(found.themes[0]?.difference.low).toBeGreaterThan(0.7);
    expect(found.voices).toHaveLength(8);
    expect(found.voices.every(({ text, score }) => text.startsWith('Waited') && score?.value === 2)).toBe(
      true,
    );
  });

  it('is for nobody else', async () => {
    for (const key of ['Ada', 'Bo', 'Di', 'Nobody'])
      await expect(coaching(key)).rejects.toMatchObject({ code: 'not_found' });
  });
});

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitation } from '@/drizzle/schema/program';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from './every-question';
import { type Ask, ask, look, post, publish, responsesOf, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, everyQuestion);
});
afterAll(() => site.close());

const storedOf = (asked: Ask) => responsesOf(world, asked);

const invitationOf = async ({ invitationId }: Ask) => {
  const [row] = await world.run(({ db }) =>
    db.select().from(invitation).where(eq(invitation.id, invitationId)),
  );
  if (!row) throw new Error('no invitation');
  return row;
};

/** Waits for what is written after the page has gone out. */
async function eventually<T>(read: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const value = await read();
    if (isThere(value)) return value;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return read();
}

describe('mail scanners', () => {
  it('may fetch every link of a mail: no response, flagged, not visited; the person afterwards still counts', async () => {
    const ann = await ask(world, surveyId);
    const urls = Array.from({ length: 11 }, (_, score) => `${site.url}${ann.path}?v.recommend=${score}`);
    await Promise.all(urls.flatMap(url => [fetch(url), fetch(url, { method: 'HEAD' })]));
    await fetch(`${site.url}${ann.path}`, { method: 'HEAD' });
    const flagged = await eventually(
      () => invitationOf(ann),
      row => row.flags.includes('scanner') && row.visitedAt === null,
    );
    expect(flagged).toMatchObject({ flags: ['scanner'], visitedAt: null, state: 'sent' });
    expect(flagged.unconfirmed).toHaveProperty('recommend');
    expect(await storedOf(ann)).toEqual([]);
    await post(site.url + ann.path, [['recommend', '9']]);
    expect((await storedOf(ann))[0]?.answers).toEqual({ recommend: 9 });
    expect(await invitationOf(ann)).toMatchObject({ state: 'started' });
  });

  it('within three seconds of the sending are not a visit', async () => {
    const ann = await ask(world, surveyId, { sentAt: new Date() });
    await look(site.url + ann.path);
    const row = await eventually(
      () => invitationOf(ann),
      ({ flags }) => flags.length > 0,
    );
    expect(row).toMatchObject({ flags: ['scanner'], visitedAt: null });
  });

  it('follow the link that no person sees: flagged by that alone, and the person afterwards still counts', async () => {
    const ann = await ask(world, surveyId);
    const page = await look(`${site.url}${ann.path}?trap`);
    expect(page.status).toBe(200);
    const row = await eventually(
      () => invitationOf(ann),
      ({ flags }) => flags.length > 0,
    );
    expect(row).toMatchObject({ flags: ['scanner'], visitedAt: null, state: 'sent' });
    await post(site.url + ann.path, [['recommend', '9']]);
    expect((await storedOf(ann))[0]?.answers).toEqual({ recommend: 9 });
  });

  it('differ from a person, whose click is pre-selected and kept apart', async () => {
    const ann = await ask(world, surveyId);
    const page = await look(`${site.url}${ann.path}?v.recommend=9&v.invented=1&v.fit=77`);
    expect(page.html).toMatch(/<input[^>]*value="9"[^>]*checked/);
    const row = await eventually(
      () => invitationOf(ann),
      ({ visitedAt }) => visitedAt !== null,
    );
    expect(row).toMatchObject({ state: 'visited', unconfirmed: { recommend: '9' }, flags: [] });
    expect(await storedOf(ann)).toEqual([]);
  });
});

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDealings } from '@/server/services/customer/dealings';
import { eraseCustomer } from '@/server/services/customer/erase';
import { recordInteractions } from '@/server/services/interaction/record';
import { updateWorkspace } from '@/server/services/workspace/update';
import { newWorld, type World } from '../factories/world';
import { ask, filled, look, post, publish, type Seen, serveSurveys } from './survey';

const definition = {
  name: 'Boots',
  languages: ['en'],
  pages: [
    {
      id: 'score',
      questions: [{ key: 'recommend', type: 'nps', title: 'Would you recommend us?', required: true }],
    },
  ],
  endings: [
    {
      id: 'friend',
      title: 'Thank you',
      text: 'Pass it on: {{referral.link|soon}}',
      when: { question: 'recommend', op: 'gte', value: 9 },
      link: { label: 'Tell a friend', url: '{{referral.link}}' },
    },
    { id: 'plain', title: 'Thanks' },
  ],
};

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let survey: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  survey = await publish(world, definition);
});
afterAll(() => site.close());

async function answer(path: string, recommend: string): Promise<Seen> {
  const page = await look(site.url + path);
  return post(page.url, filled(page.html, { recommend }));
}

const setUrl = (referralUrl: string | null) =>
  world.run(ctx => updateWorkspace({ ctx, input: { settings: { referralUrl } } }));

const codes = () =>
  world
    .run(ctx => ctx.db.execute<{ code: string }>(sql`select code from referral_code order by created_at`))
    .then(({ rows }) => rows.map(({ code }) => code));

const externalId = (customerId: string) =>
  world
    .run(ctx =>
      ctx.db.execute<{ id: string }>(sql`select external_id as id from customer where id = ${customerId}`),
    )
    .then(({ rows }) => rows[0]?.id ?? '');

const LINK = /<a class="go" href="([^"]*)"/;

describe('recommending', () => {
  it('is offered to nobody while the workspace does not say where it leads', async () => {
    const asked = await ask(world, survey);
    const thanks = await answer(asked.path, '10');
    expect(thanks.html).toContain('Pass it on: soon');
    expect(thanks.html).not.toMatch(LINK);
    expect(await codes()).toEqual([]);
  });

  it('is a link with a code of one’s own, the same at every visit, where the score leads there', async () => {
    await setUrl('https://boots.example/welcome?ref={code}&via=survey');
    const happy = await ask(world, survey);
    const thanks = await answer(happy.path, '10');
    const [code] = await codes();
    expect(code).toMatch(/^[2-9bcdfghjkmnpqrstvwxz]{8}$/);
    expect(thanks.html.match(LINK)?.[1]).toBe(`https://boots.example/welcome?ref=${code}&amp;via=survey`);
    expect(thanks.html).toContain(`Pass it on: https://boots.example/welcome?ref=${code}`);
    expect((await look(site.url + happy.path)).html).toContain(code);
    const unhappy = await ask(world, survey);
    expect((await answer(unhappy.path, '3')).html).not.toMatch(LINK);
  });

  it('makes no code for a trial', async () => {
    const before = await codes();
    const trial = await ask(world, survey, { isTest: true });
    expect((await answer(trial.path, '10')).html).toContain('ref=trial');
    expect(await codes()).toEqual(before);
  });

  it('takes only an address with a place for the code', async () => {
    await expect(setUrl('https://boots.example/welcome')).rejects.toThrow();
    await expect(setUrl('javascript:alert({code})')).rejects.toThrow();
  });
});

describe('who was brought', () => {
  const record = (id: string, customer: string, referredBy: string, day = 1) =>
    world.run(ctx =>
      recordInteractions({
        ctx,
        input: {
          rows: [
            {
              id,
              type: 'purchase',
              occurredAt: `2026-03-0${day}T10:00:00Z`,
              customer: { id: customer },
              referredBy,
            },
          ],
        },
      }),
    );
  const referredBy = (id: string) =>
    world
      .run(ctx =>
        ctx.db.execute<{ by: string | null }>(
          sql`select referred_by as by from interaction where external_id = ${id}`,
        ),
      )
      .then(({ rows }) => rows[0]?.by);

  it('is known by code or by id, however the code is written; what is neither stays as it came', async () => {
    const asked = await ask(world, survey);
    await answer(asked.path, '9');
    const ann = await externalId(asked.customerId);
    const code = (await codes()).at(-1) ?? '';
    await record('b1', 'bob', code, 2);
    await record('c1', 'cem', ` ${code.toUpperCase()} `, 3);
    await record('d1', 'dan', ann, 3);
    await record('e1', 'eve', 'a leaflet', 3);
    expect(await Promise.all(['b1', 'c1', 'd1', 'e1'].map(referredBy))).toEqual([ann, ann, ann, 'a leaflet']);
    // Again, and by oneself: nothing more.
    await record('b2', 'bob', code, 4);
    await record('a1', ann, code, 4);
    expect(await referredBy('a1')).toBeNull();
    const dealings = await world.run(ctx => readDealings({ ctx, input: { externalId: ann } }));
    expect(dealings.brought.n).toBe(3);
    await world.run(ctx => eraseCustomer({ ctx, input: { externalId: ann } }));
    expect(await codes()).not.toContain(code);
    expect(await referredBy('b1')).toBeNull();
  });

  it('is an id before a code', async () => {
    const asked = await ask(world, survey);
    await answer(asked.path, '10');
    const code = (await codes()).at(-1) ?? '';
    await record('g1', code, 'nobody');
    await record('h1', 'hal', code);
    expect(await referredBy('h1')).toBe(code);
  });
});

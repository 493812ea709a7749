import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { customer } from '@/drizzle/schema/customer';
import { suppression } from '@/drizzle/schema/program';
import { response } from '@/drizzle/schema/response';
import { closePools } from '@/server/db/client';
import { makeToken } from '@/server/tokens';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from './every-question';
import { type Ask, ask, filled, look, post, publish, serveSurveys } from './survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let surveyId: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  surveyId = await publish(world, everyQuestion);
});
afterAll(() => site.close());

const change = (statement: ReturnType<typeof sql>) => world.run(({ db }) => db.execute(statement));
const storedOf = ({ invitationId }: Ask) =>
  world.run(({ db }) => db.select().from(response).where(eq(response.invitationId, invitationId)));

async function complete(ann: Ask): Promise<void> {
  await post(site.url + ann.path, [['recommend', '9']]);
  await post(site.url + ann.path, [
    ['_page', 'reach'],
    ['agree', 'yes'],
  ]);
}

describe('a link', () => {
  it('that is none of ours answers 404 and tells nothing', async () => {
    const ann = await ask(world, surveyId);
    const urls = [
      '/s/nonsense',
      `/s/${makeToken('answer', newId())}`,
      `/s/${makeToken('share', ann.invitationId)}`,
      `${ann.path.slice(0, -1)}${ann.path.endsWith('A') ? 'Q' : 'A'}`,
      '/s/',
      '/s/a/b',
    ];
    const pages = await Promise.all(urls.map(url => look(site.url + url)));
    expect(pages.map(({ status, state }) => [status, state])).toEqual(urls.map(() => [404, 'unknown']));
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1);
    expect((await post(`${site.url}/s/nonsense`, [['recommend', '9']])).status).toBe(404);
  });

  it.each([
    ['expired', sql`update invitation set expires_at = now() - interval '1 second' where id =`],
    ['withdrawn', sql`update invitation set state = 'withdrawn' where id =`],
  ])('that is %s answers 410 to reading and to posting, also in the middle', async (state, statement) => {
    const ann = await ask(world, surveyId);
    await post(site.url + ann.path, [['recommend', '3']]);
    await change(sql`${statement} ${ann.invitationId}`);
    expect(await look(site.url + ann.path)).toMatchObject({ status: 410, state });
    const late = await post(
      site.url + ann.path,
      [
        ['_page', 'score'],
        ['recommend', '9'],
      ],
      { follow: false },
    );
    expect(late).toMatchObject({ status: 410, state });
    expect((await storedOf(ann))[0]?.answers).toEqual({ recommend: 3 });
  });

  it('to a closed survey answers 410', async () => {
    const closed = await publish(world, everyQuestion);
    const ann = await ask(world, closed);
    await look(site.url + ann.path);
    await change(sql`update survey set closed_at = now() where id = ${closed}`);
    expect(await look(site.url + ann.path)).toMatchObject({ status: 410, state: 'closed' });
    expect(await post(site.url + ann.path, [['recommend', '3']])).toMatchObject({
      status: 410,
      state: 'closed',
    });
    expect(await storedOf(ann)).toEqual([]);
  });

  it('can be changed until its window closes, and stays completed', async () => {
    const ann = await ask(world, surveyId);
    await complete(ann);
    expect(await look(site.url + ann.path)).toMatchObject({ status: 200, state: 'completed' });
    const page = await look(`${site.url}${ann.path}?page=score`);
    expect(page.html).toMatch(/value="9"[^>]*checked/);
    await post(page.url, filled(page.html, { recommend: '10' }));
    expect(await storedOf(ann)).toMatchObject([
      { state: 'completed', answers: { recommend: 10 }, revision: 3 },
    ]);

    await change(
      sql`update response set completed_at = now() - interval '25 hours' where invitation_id = ${ann.invitationId}`,
    );
    expect(await look(`${site.url}${ann.path}?page=score`)).toMatchObject({ status: 200, state: 'answered' });
    const late = await post(site.url + ann.path, [
      ['_page', 'score'],
      ['recommend', '0'],
    ]);
    expect(late.state).toBe('answered');
    expect((await storedOf(ann))[0]?.answers).toMatchObject({ recommend: 10 });

    await change(sql`update workspace set settings = '{"editHours": 48}'`);
    expect((await look(site.url + ann.path)).state).toBe('completed');
    await change(sql`update workspace set settings = '{}'`);
  });

  it('keeps the version that its answers began with', async () => {
    const ann = await ask(world, surveyId);
    await post(site.url + ann.path, [['recommend', '3']]);
    await change(sql`insert into survey_version (workspace_id, survey_id, version, definition, published_by)
      select workspace_id, survey_id, 2, replace(definition::text, 'And with the shop?', 'Changed')::jsonb, 'test'
      from survey_version where survey_id = ${surveyId} and version = 1`);
    await change(sql`update survey set published_version = 2 where id = ${surveyId}`);
    expect((await look(site.url + ann.path)).html).toContain('And with the shop?');
    const bob = await ask(world, surveyId);
    await post(site.url + bob.path, [['recommend', '3']]);
    expect((await look(site.url + bob.path)).html).toContain('Changed');
    expect(await storedOf(bob)).toMatchObject([{ version: 2 }]);
  });

  it('takes sixty posts a minute', async () => {
    const ann = await ask(world, surveyId);
    const answers = [];
    for (let index = 0; index < 62; index++)
      answers.push(await post(site.url + ann.path, [['recommend', '3']], { follow: false }));
    expect(answers.slice(0, 60).every(({ status }) => status === 303)).toBe(true);
    const refused = answers.at(-1);
    expect(refused?.status).toBe(429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(filled(refused?.html ?? '', {})).toContainEqual(['recommend', '3']);
  });
});

describe('unsubscribing', () => {
  const isOut = async ({ customerId }: Ask) => {
    const [row] = await world.run(({ db }) => db.select().from(customer).where(eq(customer.id, customerId)));
    return row?.unsubscribedAt ?? null;
  };

  it('takes a click on a button, never a look', async () => {
    const ann = await ask(world, surveyId);
    for (const url of [ann.unsubscribePath, `${ann.path}?unsubscribe`]) {
      const page = await look(site.url + url);
      expect(page.status).toBe(200);
      expect(page.html).toContain(`action="${ann.unsubscribePath}&amp;lang=en"`);
    }
    expect(await isOut(ann)).toBeNull();
    // The answer link is not the key to this door.
    expect((await post(`${site.url}${ann.path}?unsubscribe`, [])).status).toBe(404);
    expect(await isOut(ann)).toBeNull();
  });

  it('in one click: 200, no redirect, no cookie, any origin, both encodings, ten times the same', async () => {
    const ann = await ask(world, surveyId);
    const multipart = new FormData();
    multipart.append('List-Unsubscribe', 'One-Click');
    const bodies = [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), multipart];
    for (let times = 0; times < 10; times++) {
      const answer = await fetch(site.url + ann.unsubscribePath, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: 'https://mail.example' },
        body: bodies[times % 2] ?? null,
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).toContain('You are unsubscribed');
    }
    expect(await isOut(ann)).toBeInstanceOf(Date);
    const rows = await world.run(({ db }) =>
      db.select().from(suppression).where(eq(suppression.reason, 'unsubscribed')),
    );
    expect(rows.filter(({ addressHash }) => addressHash === `hash-${ann.customerId}`)).toHaveLength(1);
  });
});

describe('a database that is away', () => {
  it('gives a page that keeps what was typed, and takes it when it is back', async () => {
    const ann = await ask(world, surveyId);
    const page = await look(site.url + ann.path);
    const form = filled(page.html, { recommend: '3', why: 'Kept <b>here</b>' });
    const name = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1);
    const owner = new pg.Client({
      connectionString: process.env.DATABASE_OWNER_URL?.replace(/[^/]+$/, 'postgres'),
    });
    await owner.connect();
    await owner.query(`alter database ${name} with allow_connections false`);
    await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await closePools();
    try {
      const away = await post(page.url, form, { follow: false });
      expect(away.status).toBe(503);
      expect(away.headers.get('retry-after')).toBe('5');
      expect(filled(away.html, {})).toEqual(form);
      expect(away.html).not.toMatch(/Error:|at .*\.ts/);
      expect((await look(page.url)).status).toBe(503);
      await owner.query(`alter database ${name} with allow_connections true`);
      const back = await post(page.url, filled(away.html, {}));
      expect(back.html).toContain('How satisfied are you?');
      expect((await storedOf(ann))[0]?.answers).toEqual({ recommend: 3, why: 'Kept <b>here</b>' });
    } finally {
      await owner.query(`alter database ${name} with allow_connections true`);
      await owner.end();
    }
  });
});

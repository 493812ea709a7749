import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestReader } from '@/drizzle/schema/report';
import { createDigest } from '@/server/services/digest/create';
import { makeToken } from '@/server/tokens';
import { newWorld, type World } from '../factories/world';
import { serveSurveys } from './survey';

/** The page behind the stop link of a digest, over HTTP. */

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
let url: string;

beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
  await world.run(ctx =>
    createDigest({
      ctx,
      only: null,
      input: {
        name: 'Numbers <for> the board',
        rhythm: 'weekly',
        readers: [{ email: 'otto@outside.example', locale: 'de', timezone: 'Europe/Berlin' }],
      },
    }),
  );
  url = `${site.url}/s/d/${makeToken('digest', (await reader()).id)}`;
});
afterAll(() => site.close());

async function reader() {
  const [row] = await world.run(({ db }) => db.select().from(digestReader));
  if (!row) throw new Error('nobody reads it');
  return row;
}

const oneClick = (headers: Record<string, string>, body: string | FormData) =>
  fetch(url, { method: 'POST', redirect: 'manual', headers, body });

describe('stopping a digest', () => {
  it('shows a button in the reader’s language, and looking changes nothing', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) {
      const response = await fetch(url, { method });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('set-cookie')).toBeNull();
    }
    const page = await (await fetch(url)).text();
    expect(page).toContain('<html lang="de"');
    expect(page).toContain('„Numbers &lt;for> the board“ abbestellen?');
    expect(page).toContain('Boots &amp; Co');
    expect(page).not.toContain('otto@outside.example');
    expect((await reader()).stoppedAt).toBeNull();
  });

  it('stops with one click as mail programs do it, ten times over, from anywhere', async () => {
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const first = await oneClick({ origin: 'https://mail.example' }, form);
    expect([first.status, first.headers.get('location'), first.headers.get('set-cookie')]).toEqual([
      200,
      null,
      null,
    ]);
    const { stoppedAt } = await reader();
    expect(stoppedAt).not.toBeNull();
    for (let repeat = 0; repeat < 9; repeat++) {
      const again = await oneClick(
        { 'content-type': 'application/x-www-form-urlencoded' },
        'List-Unsubscribe=One-Click',
      );
      expect(again.status).toBe(200);
    }
    // A body that nobody can read stops it too: whoever sends it wants no more.
    expect((await oneClick({ 'content-type': 'text/plain' }, 'x')).status).toBe(200);
    expect(await reader()).toMatchObject({ stoppedAt, nextAt: null });
  });

  it('starts again at the reader’s wish, and says when the next one comes', async () => {
    expect(await (await fetch(url)).text()).toContain('name="_again"');
    const response = await oneClick({ 'content-type': 'application/x-www-form-urlencoded' }, '_again=1');
    expect(await response.text()).toMatch(/kommt am Montag, \d+\. \p{L}+\./u);
    expect((await reader()).stoppedAt).toBeNull();
  });

  it('is unknown under any other token', async () => {
    for (const token of ['x', 'preview', makeToken('unsubscribe', (await reader()).id)])
      for (const method of ['GET', 'POST'])
        expect((await fetch(`${site.url}/s/d/${token}`, { method })).status).toBe(404);
    expect((await reader()).stoppedAt).toBeNull();
  });
});

import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/trpc/[trpc]/route';
import { closeAuthPool } from '@/server/auth/database';
import { makeContext } from '@/server/trpc/context';
import { memberProcedure, router } from '@/server/trpc/init';
import { askedSurvey } from '../factories/answers';
import { type Browser, newPerson, signInAs } from '../factories/people';
import { newWorld, type World } from '../factories/world';

afterAll(closeAuthPool);

let world: World;
let owner: Browser;
beforeAll(async () => {
  world = await newWorld();
  owner = await signInAs(await newPerson('olga', { world, role: 'owner' }));
});

const own = {
  'content-type': 'application/json',
  origin: 'http://localhost:3999',
  'sec-fetch-site': 'same-origin',
};

const post = (path: string, json: unknown, headers: Record<string, string> = own): Promise<Response> =>
  POST(
    new Request(`http://localhost:3999/api/trpc/${path}`, {
      method: 'POST',
      headers: owner.headers({ 'x-afterword-workspace': world.slug, ...headers }),
      body: JSON.stringify({ json }),
    }),
  );

describe('the tRPC route', () => {
  it('takes a change from our own pages only', async () => {
    const pause = (headers: Record<string, string>) =>
      post('workspace.pauseSending', { paused: true }, headers);
    expect((await pause({ ...own, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await pause({ ...own, origin: 'https://evil.example' })).status).toBe(403);
    expect((await pause({ ...own, 'content-type': 'text/plain' })).status).toBe(403);
    expect((await pause({ 'content-type': 'application/json' })).status).toBe(403);
    expect((await pause({ ...own, 'content-length': '9000000' })).status).toBe(413);
    const caller = owner.caller(world.slug);
    expect((await caller.workspace.read()).sendingPausedAt).toBeNull();
    expect((await pause(own)).status).toBe(200);
    expect((await caller.workspace.read()).sendingPausedAt).not.toBeNull();
  });

  it('never changes anything on GET', async () => {
    const url = `http://localhost:3999/api/trpc/workspace.pauseSending?input=${encodeURIComponent('{"json":{"paused":false}}')}`;
    const answer = await GET(
      new Request(url, { headers: owner.headers({ 'x-afterword-workspace': world.slug }) }),
    );
    expect(answer.status).toBe(405);
  });

  it('says by a header how the reports of an answer were read', async () => {
    const ask = async (path: string, json: unknown) => {
      const input = encodeURIComponent(JSON.stringify({ json }));
      const headers = owner.headers({ 'x-afterword-workspace': world.slug });
      const answer = await GET(
        new Request(`http://localhost:3999/api/trpc/${path}?input=${input}`, { headers }),
      );
      expect(answer.status).toBe(200);
      return answer.headers.get('afterword-plan');
    };
    await world.run(ctx => askedSurvey(ctx));
    const query = { metric: 'nps', from: '2026-03-01', to: '2026-04-01' };
    expect(await ask('report.metric', query)).toMatch(/^cube; statements=1; ms=\d+$/);
    // Looking the word up, and counting.
    expect(await ask('report.metric', { ...query, match: { text: 'late' } })).toMatch(
      /^answers; statements=2; /,
    );
    expect(await ask('workspace.read', undefined)).toBeNull();
  });

  it('names the faulty fields and the product’s code, and shows no stack', async () => {
    const answer = await post('workspace.update', { name: '', settings: { editHours: -1 } });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { error } = await answer.json();
    expect(error.json.data).toMatchObject({
      appCode: 'invalid',
      issues: [{ path: 'name' }, { path: 'settings.editHours' }],
    });
    expect(JSON.stringify(error)).not.toMatch(/stack|server\/|node_modules/);
  });

  it('puts an unforeseen error under a reference and says nothing of the inside', async () => {
    const broken = router({
      write: memberProcedure('read').mutation(async ({ ctx }) => {
        await ctx.db.execute(sql`update workspace set name = 'half done'`);
        await ctx.db.execute(sql`select secret_column from workspace`);
      }),
    });
    const answer = await fetchRequestHandler({
      endpoint: '/api/trpc',
      req: new Request('http://localhost:3999/api/trpc/write', {
        method: 'POST',
        headers: owner.headers({ ...own, 'x-afterword-workspace': world.slug }),
        body: '{}',
      }),
      router: broken,
      createContext: ({ req }) => makeContext(req.headers),
    });
    expect(answer.status).toBe(500);
    const body = await answer.text();
    expect(body).toMatch(
      /Something went wrong on our side\. Nothing was changed\. \(Reference [0-9a-f]{8}\)/,
    );
    expect(body).not.toMatch(/secret_column|stack/);
    // The failed procedure took its first write with it.
    expect((await owner.caller(world.slug).workspace.read()).name).toBe('Boots & Co');
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/export/[workspace]/responses.csv/route';
import { auditLog } from '@/drizzle/schema/workspace';
import { closeAuthPool } from '@/server/auth/database';
import { importResponses } from '@/server/services/response/import';
import { newBrowser, newPerson, signInAs } from '../factories/people';
import { publishedSurvey } from '../factories/sending';
import { newWorld } from '../factories/world';

afterAll(closeAuthPool);

const asked = (headers: Headers, slug: string, query = '') =>
  GET(new Request(`http://localhost:3999/x${query}`, { headers }), {
    params: Promise.resolve({ workspace: slug }),
  });

describe('the file of responses', () => {
  it('streams to members, names customers only to those who may know, and is written down', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const responses = Array.from({ length: 900 }, (_, index) => ({
      externalId: `r${index}`,
      survey,
      customer: `c-${index}`,
      completedAt: '2026-03-01T10:00:00Z',
      answers: { recommend: index % 11 },
    }));
    await world.run(ctx => importResponses({ ctx, input: { responses } }));
    const editor = await signInAs(await newPerson('eva', { world, role: 'editor' }));
    const viewer = await signInAs(await newPerson('vic', { world, role: 'viewer' }));

    const answer = await asked(editor.headers(), world.slug);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = await answer.text();
    expect(text.split('\r\n')).toHaveLength(902);
    expect(text).toContain('c-899');
    expect(await (await asked(viewer.headers(), world.slug, '?band=promoter')).text()).not.toContain('c-899');
    expect((await asked(viewer.headers(), world.slug, '?customer=c-899')).status).toBe(403);
    const log = await world.run(ctx => ctx.db.select().from(auditLog));
    expect(log.filter(row => row.action === 'responses.exported')).toHaveLength(2);
  });

  it('is not there for strangers, and says what is wrong with a filter', async () => {
    const world = await newWorld();
    const owner = await signInAs(await newPerson('olga', { world, role: 'owner' }));
    const stranger = await signInAs(await newPerson('stan', { world: await newWorld(), role: 'owner' }));
    expect((await asked(stranger.headers(), world.slug)).status).toBe(404);
    expect((await asked(newBrowser().headers(), world.slug)).status).toBe(401);
    expect((await asked(owner.headers(), world.slug, '?band=sunny')).status).toBe(422);
    expect((await asked(owner.headers(), world.slug, '?match={')).status).toBe(422);
    expect((await asked(owner.headers(), world.slug, '?question=why')).status).toBe(422);
  });
});

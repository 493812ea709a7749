import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { parseDefinition } from '@/domain/survey/parse';
import { customer } from '@/drizzle/schema/customer';
import { response } from '@/drizzle/schema/response';
import type { Reading } from '@/server/db/tenant';
import { listCustomers, listCustomersSchema } from '@/server/services/customer/list';
import { rememberCustomers } from '@/server/services/memory/remember';
import { browseResponses } from '@/server/services/response/browse';
import { responseTable } from '@/server/services/response/export';
import { openResponse } from '@/server/services/response/open';
import { createSurvey } from '@/server/services/survey/create';
import { publishSurvey } from '@/server/services/survey/publish';
import { newWorld, type World } from '../factories/world';

/** Ann was unhappy with her boots and left her number. */
let world: World;
let id: string;

beforeAll(async () => {
  world = await newWorld();
  id = await world.run(async ctx => {
    const parsed = parseDefinition({
      name: 'Boots',
      languages: ['en'],
      pages: [
        {
          id: 'one',
          questions: [
            { key: 'recommend', type: 'nps', title: 'Recommend us?' },
            { key: 'number', type: 'phone', title: 'Your number' },
            { key: 'why', type: 'long', title: 'Why?' },
          ],
        },
      ],
    });
    if (!parsed.ok) throw new Error('the fixture is a definition');
    const made = await createSurvey({ ctx, input: { definition: parsed.definition } });
    await publishSurvey({ ctx, input: { id: made.id } });
    const ann = newId();
    await ctx.db.insert(customer).values({
      workspaceId: ctx.workspaceId,
      id: ann,
      externalId: 'c-17',
      name: 'Ann 100%',
      email: 'ann@example.com',
    });
    const given = newId();
    await ctx.db.insert(response).values({
      workspaceId: ctx.workspaceId,
      id: given,
      origin: `test:${given}`,
      surveyId: made.id,
      version: 1,
      customerId: ann,
      state: 'completed',
      language: 'en',
      answers: { recommend: 2, number: '+44 20 7946 0000', why: 'It leaks. Ring 020 7946 0000' },
      attributes: { location: 'Leeds' },
      startedAt: ctx.now,
      completedAt: ctx.now,
    });
    return given;
  });
});

describe('a response on screen', () => {
  it('shows who it was to those who may see it', async () => {
    const opened = await world.run(ctx => openResponse({ ctx, input: { id }, personal: true }));
    expect(opened.customer).toEqual({ id: 'c-17', name: 'Ann 100%' });
    expect(opened.answers.number).toBe('+44 20 7946 0000');
    expect(opened.isRedacted).toBe(false);
    expect(opened.scores).toEqual([{ metric: 'nps', value: 2, band: 'detractor' }]);
  });

  it('says neither name nor number to a viewer, and says that it hides them', async () => {
    const opened = await world.run(ctx => openResponse({ ctx, input: { id }, personal: false }));
    const list = await world.run(ctx => browseResponses({ ctx, input: {}, personal: false }));
    expect(opened.isRedacted).toBe(true);
    expect(opened.answers).toEqual({ recommend: 2, why: 'It leaks. Ring ███' });
    expect(list.data).toHaveLength(1);
    const read: Reading = work => world.run(work);
    const { pages } = await responseTable({ read, input: {}, personal: false });
    const rows: unknown[] = [];
    for await (const page of pages()) rows.push(...page);
    expect(JSON.stringify(rows)).toContain('It leaks. Ring ███');
    expect(JSON.stringify([opened, list, rows])).not.toMatch(/Ann|c-17|7946/);
  });

  it('is not found from another workspace', async () => {
    const other = await newWorld({ name: 'Shoes' });
    await expect(
      other.run(ctx => openResponse({ ctx, input: { id }, personal: true })),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect((await other.run(ctx => browseResponses({ ctx, input: {}, personal: true }))).data).toEqual([]);
  });
});

describe('the list of customers', () => {
  const find = (q: string) =>
    world.run(ctx => listCustomers({ ctx, input: listCustomersSchema.parse({ q }) }));

  it('finds by name, address and the caller’s id, taking signs literally', async () => {
    while ((await world.run(ctx => rememberCustomers({ ctx }))).more);
    for (const q of ['ann', 'EXAMPLE.com', 'c-17', '100%'])
      expect((await find(q)).data.map(row => row.id)).toEqual(['c-17']);
    expect((await find('Ann%100')).data).toEqual([]);
    expect((await find('_nn')).data).toEqual([]);
  });

  it('pages without losing or repeating anybody, and shows what happened last', async () => {
    await world.run(async ctx => {
      await ctx.db.insert(customer).values(
        Array.from({ length: 5 }, (_, i) => ({
          workspaceId: ctx.workspaceId,
          id: newId(),
          externalId: `more-${i}`,
        })),
      );
      await ctx.db.update(customer).set({ unsubscribedAt: ctx.now }).where(eq(customer.externalId, 'more-3'));
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.run(ctx =>
        listCustomers({ ctx, input: listCustomersSchema.parse({ limit: 2, cursor }) }),
      );
      seen.push(...page.data.map(row => `${row.id}${row.isUnsubscribed ? ' gone' : ''}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.sort()).toEqual(['c-17', 'more-0', 'more-1', 'more-2', 'more-3 gone', 'more-4']);
  });
});

import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { customer, interaction } from '@/drizzle/schema/customer';
import { customerMemory } from '@/drizzle/schema/memory';
import { rememberWaiting } from '@/server/jobs/remember-customers';
import { listCustomerAttributes } from '@/server/services/customer/attributes';
import { customerSorts, listCustomers, listCustomersSchema } from '@/server/services/customer/list';
import { searchCustomers } from '@/server/services/customer/search';
import { readStandings } from '@/server/services/customer/standings';
import { createSegment } from '@/server/services/segment/create';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { addCustomers } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const DAY = 86_400_000;
let world: World;

/** The caller's ids, in the order of the list, all pages of two. */
async function walk(input: z.input<typeof listCustomersSchema>): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const given = listCustomersSchema.parse({ limit: 2, ...input, ...(cursor && { cursor }) });
    const page = await world.run(ctx => listCustomers({ ctx, input: given }));
    found.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

const everybody = ['ann', 'bob', 'cy', 'dee', 'eve', 'fay', 'gus'];

beforeAll(async () => {
  world = await newWorld();
  await world.run(async ctx => {
    await ctx.db.execute(sql`
      insert into interaction_type (workspace_id, name, class) values (${ctx.workspaceId}, 'purchase', 'purchase')`);
    const asked = await askedSurvey(ctx);
    const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY);
    const ids = await addCustomers(
      ctx,
      everybody.map((externalId, i) => ({
        externalId,
        name: ['Ann Archer', 'Bob Müller', 'Anne-Marie Cy', null, 'Eve 100%', "Fay O'Hara", 'Gus'][i] ?? null,
        attributes: { tier: i < 3 ? 'gold' : 'blue', seats: i },
        createdAt: ago(100 - i),
      })),
    );
    // Whoever only tests were sent to is nobody here.
    await addCustomers(ctx, [{ externalId: '_test:amy', name: 'Ann Tester' }]);
    const scores = [10, 2, 8, null, 0, null, 5];
    for (const [i, id] of ids.entries()) {
      if (i < 6)
        await ctx.db.insert(interaction).values({
          workspaceId: ctx.workspaceId,
          id: crypto.randomUUID(),
          externalId: `p-${i}`,
          type: 'purchase',
          customerId: id,
          occurredAt: ago(10 + i),
          amountValue: 10 * (i + 1),
          amountCurrency: 'EUR',
        });
      const score = scores[i];
      if (typeof score === 'number')
        await giveAnswer(ctx, asked, { at: ago(5 - i / 10), scores: { recommend: score }, customerId: id });
    }
  });
  await rememberWaiting(() => false);
});

describe('the list of customers', () => {
  it('has everybody once in each order, however it is paged', async () => {
    for (const sort of customerSorts) {
      const found = await walk({ sort });
      const stands = sort === 'since' || sort === 'worth';
      expect(found.toSorted(), sort).toEqual(stands ? ['bob', 'eve', 'gus'] : everybody);
      expect(new Set(found).size).toBe(found.length);
    }
    expect(await walk({ sort: 'newest' })).toEqual(everybody.toReversed());
    expect((await walk({ sort: 'trust' }))[0]).toBe('gus');
    expect((await walk({ sort: 'trustHigh' }))[0]).toBe('ann');
    expect(await walk({ sort: 'value' })).toEqual(['fay', 'eve', 'dee', 'cy', 'bob', 'ann', 'gus']);
    expect((await walk({ sort: 'worth' }))[0]).toBe('eve');
  });

  it.each([
    [{ trend: 'shock' }, ['bob', 'eve', 'gus']],
    [{ band: 'good' }, ['ann']],
    [{ band: 'mid' }, ['cy']],
    [{ standing: 'sliding' }, ['bob', 'eve', 'gus']],
    [{ trustFrom: 60.1 }, ['ann', 'cy']],
    [{ trustTo: 50 }, ['bob', 'eve', 'gus']],
    [{ spentFrom: 50 }, ['eve', 'fay']],
    [{ filter: { tier: ['gold'] } }, ['ann', 'bob', 'cy']],
    [{ filter: { tier: ['gold'], seats: ['1', '2'] } }, ['bob', 'cy']],
    [{ filter: { tier: ['gold'] }, trend: 'shock' }, ['bob']],
    [{ q: 'ann' }, ['ann', 'cy']],
    [{ q: 'MARIE' }, ['cy']],
    [{ q: 'anne-m' }, ['cy']],
    [{ q: 'muller' }, ['bob']],
    [{ q: 'müll bob' }, ['bob']],
    [{ q: 'bob@exam' }, ['bob']],
    [{ q: 'gus' }, ['gus']],
    [{ q: '100%' }, ['eve']],
    [{ q: "o'hara" }, ['fay']],
    [{ q: 'rcher' }, []],
    [{ q: "' | 'x" }, []],
    [{ q: '...' }, []],
  ] as const)('narrowed by %j', async (input, found) => {
    for (const sort of ['newest', 'trust', 'last'] as const)
      expect(
        (await walk({ sort, ...structuredClone(input) } as z.input<typeof listCustomersSchema>)).toSorted(),
      ).toEqual(found);
  });

  it('is narrowed by a segment, and by nobody’s', async () => {
    const { id } = await world.run(ctx =>
      createSegment({
        ctx,
        input: {
          name: 'Gold from two seats on',
          where: [
            { attribute: 'tier', op: 'eq', value: 'gold' },
            { attribute: 'seats', op: 'gte', value: 2 },
          ],
        },
      }),
    );
    expect(await walk({ segment: id })).toEqual(['cy']);
    expect(await walk({ segment: crypto.randomUUID() })).toEqual([]);
  });

  it('is narrowed by the latest contact', async () => {
    const at = (days: number) => new Date(Date.now() - days * DAY).toISOString();
    expect((await walk({ contactTo: at(8) })).toSorted()).toEqual(['dee', 'fay']);
    expect((await walk({ contactFrom: at(8) })).toSorted()).toEqual(['ann', 'bob', 'cy', 'eve', 'gus']);
  });

  it('agrees with the counts of who is sliding, lost and won back', async () => {
    const { sliding, lost, won_back, currency } = await world.run(ctx => readStandings({ ctx }));
    expect(sliding).toEqual({ customers: (await walk({ standing: 'sliding' })).length, worth: 20 + 50 });
    expect([lost, won_back, currency]).toEqual([
      { customers: 0, worth: 0 },
      { customers: 0, worth: 0 },
      'EUR',
    ]);
  });

  it('tells of each what is remembered', async () => {
    const input = listCustomersSchema.parse({ q: 'bob' });
    const { data } = await world.run(ctx => listCustomers({ ctx, input }));
    expect(data).toMatchObject([
      {
        id: 'bob',
        trust: { value: 39, trend: 'shock', n: 1 },
        score: { metric: 'nps', value: 2, band: 'detractor' },
        band: 'bad',
        contact: { what: { kind: 'answered' } },
        spentYear: 20,
        standing: { name: 'sliding', reasons: { because: [{ kind: 'score', score: 2 }] } },
        openCase: null,
      },
    ]);
  });

  it('shows whoever came this moment, before they are remembered', async () => {
    await world.run(ctx => addCustomers(ctx, [{ externalId: 'new-1', name: 'Zed' }]));
    expect((await walk({}))[0]).toBe('new-1');
    expect(await walk({ q: 'new-1' })).toEqual(['new-1']);
    expect(await walk({ q: 'new-1@example.com' })).toEqual(['new-1']);
    expect(await world.run(ctx => searchCustomers(ctx, 'new-1'))).toHaveLength(1);
    await world.run(ctx => ctx.db.delete(customer).where(eq(customer.externalId, 'new-1')));
    await rememberWaiting(() => false);
    expect(await walk({ q: 'zed' })).toEqual([]);
  });

  it('refuses a cursor that is not one of ours', async () => {
    const cursor = Buffer.from("0'; drop table customer 1").toString('base64url');
    await expect(walk({ cursor } as z.input<typeof listCustomersSchema>)).rejects.toThrow(/cursor/);
  });

  it('knows the attributes that customers carry', async () => {
    expect(await world.run(ctx => listCustomerAttributes({ ctx }))).toMatchObject([
      { name: 'seats' },
      { name: 'tier', values: ['blue', 'gold'] },
    ]);
  });

  it('finds the same where they are too many to be looked up one by one', async () => {
    const many = 4_100;
    const other = await newWorld();
    await other.run(async ctx => {
      await ctx.db.execute(sql`
        insert into customer (workspace_id, id, external_id, name, attributes)
        select ${ctx.workspaceId}, gen_random_uuid(), 'm-' || k, 'Common ' || case when k % 100 = 0 then 'Rare' else 'Name' end,
          jsonb_build_object('tier', 'many', 'seats', k) from generate_series(1, ${many}::int) k`);
    });
    await rememberWaiting(() => false);
    const count = async (input: z.input<typeof listCustomersSchema>) => {
      const given = listCustomersSchema.parse({ limit: 200, ...input });
      let total = 0;
      let cursor: string | null | undefined;
      do {
        const next = cursor ?? undefined;
        const page: Awaited<ReturnType<typeof listCustomers>> = await other.run(ctx =>
          listCustomers({ ctx, input: { ...given, cursor: next } }),
        );
        total += page.data.length;
        cursor = page.nextCursor;
      } while (cursor);
      return total;
    };
    for (const sort of ['newest', 'trust'] as const) {
      expect(await count({ sort, q: 'common' })).toBe(many);
      expect(await count({ sort, filter: { tier: ['many'] } })).toBe(many);
      expect(await count({ sort, q: 'rare', filter: { tier: ['many'] } })).toBe(many / 100);
      expect(await count({ sort, filter: { tier: ['few'] } })).toBe(0);
    }
  });

  it('keeps one memory per customer', async () => {
    const rows = await world.run(ctx =>
      ctx.db.select({ id: customerMemory.customerId }).from(customerMemory),
    );
    expect(rows).toHaveLength(everybody.length);
  });
});

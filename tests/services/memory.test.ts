import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FollowUp } from '@/domain/case/rules';
import { customerCase } from '@/drizzle/schema/case';
import { customer, interaction } from '@/drizzle/schema/customer';
import { accountNotice, customerMemory } from '@/drizzle/schema/memory';
import { workspace } from '@/drizzle/schema/workspace';
import { rememberWaiting } from '@/server/jobs/remember-customers';
import { readDealings } from '@/server/services/customer/dealings';
import { eraseCustomer } from '@/server/services/customer/erase';
import { findCustomer } from '@/server/services/customer/find';
import { mergeCustomers } from '@/server/services/customer/merge';
import { trustOfCustomer } from '@/server/services/customer/trust';
import { refreshMemories } from '@/server/services/memory/refresh';
import { touchMemory } from '@/server/services/memory/touch';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { newPerson } from '../factories/people';
import { addCustomers, addInteractions } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const DAY = 86_400_000;

/** A world with classed interactions and a survey. */
async function shop(followUp: FollowUp = {}): Promise<{ world: World; survey: AskedSurvey }> {
  const world = await newWorld();
  const survey = await world.run(async ctx => {
    await ctx.db.update(workspace).set({ followUp }).where(eq(workspace.id, ctx.workspaceId));
    await ctx.db.execute(sql`
      insert into interaction_type (workspace_id, name, class)
      values (${ctx.workspaceId}, 'purchase', 'purchase'), (${ctx.workspaceId}, 'complaint', 'complaint'),
        (${ctx.workspaceId}, 'call', 'contact') on conflict do nothing`);
    return askedSurvey(ctx);
  });
  return { world, survey };
}

const remember = () => rememberWaiting(() => false);

const memories = (world: World) =>
  world.run(ctx =>
    ctx.db
      .select({
        externalId: customer.externalId,
        trust: customerMemory.trust,
        trend: customerMemory.trend,
        n: customerMemory.n,
        band: customerMemory.band,
        lastType: customerMemory.lastType,
        spent: customerMemory.spent,
        spentYear: customerMemory.spentYear,
        worth: customerMemory.worth,
        standing: customerMemory.standing,
        reasons: customerMemory.reasons,
        signalled: customerMemory.signalled,
        computedAt: customerMemory.computedAt,
      })
      .from(customerMemory)
      .innerJoin(customer, eq(customer.id, customerMemory.customerId))
      .orderBy(customer.externalId),
  );

describe('what is remembered of a customer', () => {
  let world: World;
  let survey: AskedSurvey;
  beforeAll(async () => {
    ({ world, survey } = await shop());
  });

  it('follows whatever happens to them and agrees with their own page', async () => {
    const [ann = ''] = await world.run(ctx =>
      addCustomers(ctx, [{ externalId: 'ann' }, { externalId: 'bob' }]),
    );
    await remember();
    expect(await memories(world)).toMatchObject([
      { externalId: 'ann', trust: 60, trend: 'steady', n: 0, lastType: null, standing: null },
      { externalId: 'bob', trust: 60, n: 0 },
    ]);
    await world.run(async ctx => {
      const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY);
      await ctx.db.insert(interaction).values([
        { ...purchase(ctx, ann, ago(400)), amountValue: 100, amountCurrency: 'EUR' },
        { ...purchase(ctx, ann, ago(20)), amountValue: 40, amountCurrency: 'EUR' },
        { ...purchase(ctx, ann, ago(19)), amountValue: 7000, amountCurrency: 'JPY' },
      ]);
      await ctx.db.insert(interaction).values({
        // What a complaint is about is no spending.
        ...purchase(ctx, ann, ago(10)),
        type: 'complaint',
        amountValue: 40,
        amountCurrency: 'EUR',
      });
      await giveAnswer(ctx, survey, { at: ago(3), scores: { recommend: 2 }, customerId: ann });
    });
    await remember();
    const [row] = await memories(world);
    expect(row).toMatchObject({
      trend: 'shock',
      n: 3,
      band: 'bad',
      spent: 140,
      spentYear: 40,
      worth: 40,
      standing: 'sliding',
      lastType: '@answered',
    });
    expect(row?.reasons?.because).toMatchObject([
      { kind: 'score', metric: 'nps', score: 2, survey: survey.name },
    ]);
    const page = await world.run(async ctx => trustOfCustomer(ctx, await findCustomer(ctx, 'ann')));
    expect(page.trust.value).toBeCloseTo(row?.trust ?? 0, 3);
    expect(page.trust.contributions.map(({ kind }) => kind)).toEqual(['comeback', 'complaint', 'score']);
    expect(page.bands).toEqual({ nps: 'detractor' });
    const { spent, spentYear } = await world.run(ctx => readDealings({ ctx, input: { externalId: 'ann' } }));
    expect({ spent, spentYear }).toEqual({ spent: row?.spent, spentYear: row?.spentYear });
  });

  it('is worked out anew at night, the oldest first', async () => {
    await remember();
    await world.run(ctx =>
      ctx.db.execute(sql`update customer_memory set computed_at = now() - interval '30 hours', trust = 1
        where workspace_id = ${ctx.workspaceId}`),
    );
    expect(await world.run(ctx => refreshMemories({ ctx, most: 1 }))).toBe(1);
    await remember();
    expect((await memories(world)).filter(({ trust }) => trust === 1)).toHaveLength(1);
    expect(await world.run(ctx => refreshMemories({ ctx }))).toBe(1);
    await remember();
    expect((await memories(world)).every(({ trust }) => trust > 1)).toBe(true);
  });

  it('takes the workspace’s own table of what events do', async () => {
    const { world: strict, survey: asked } = await shop({ valences: { complaint: -1 } });
    await strict.run(async ctx => {
      const [eve = ''] = await addCustomers(ctx, [{ externalId: 'eve' }]);
      await addInteractions(ctx, [{ customerId: eve, type: 'complaint' }]);
      expect(asked.questions.recommend).toBeGreaterThan(0);
    });
    await remember();
    expect((await memories(strict))[0]?.trust).toBeCloseTo(39, 1);
  });
});

describe('cases', () => {
  it('make a contact a chase, a late promise a loss, and a resolution a gain', async () => {
    const { world } = await shop();
    await world.run(async ctx => {
      const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY);
      const [ann = ''] = await addCustomers(ctx, [{ externalId: 'ann' }]);
      await addInteractions(ctx, [{ customerId: ann, type: 'complaint', occurredAt: ago(9) }]);
      const { rows } = await ctx.db.execute<{ id: string }>(sql`
        insert into customer_case (workspace_id, id, customer_id, reason, opened_at, state, contacted_at, resolved_at)
        values (${ctx.workspaceId}, gen_random_uuid(), ${ann}, 'manual', ${ago(8)}, 'resolved', ${ago(3)}, ${ago(2)})
        returning id`);
      await ctx.db.execute(sql`
        insert into case_event (workspace_id, id, case_id, at, by, kind, detail)
        values (${ctx.workspaceId}, gen_random_uuid(), ${rows[0]?.id}, ${ago(5)}, 'system:test', 'overdue', '{"promise": "contact"}')`);
      await addInteractions(ctx, [
        { customerId: ann, type: 'call', occurredAt: ago(4) },
        { customerId: ann, type: 'call', occurredAt: ago(1) },
      ]);
      await ctx.db.update(interaction).set({ initiatedBy: 'customer' }).where(eq(interaction.type, 'call'));
    });
    await remember();
    const { trust } = await world.run(async ctx => trustOfCustomer(ctx, await findCustomer(ctx, 'ann')));
    expect(trust.contributions).toMatchObject([
      { kind: 'complaint', answeredAfter: 6 },
      { kind: 'overdue', what: 'contact', day: 1 },
      { kind: 'chased', type: 'call', days: 4 },
      { kind: 'resolved', days: 6 },
    ]);
  });
});

describe('a shock or erosion that begins', () => {
  it('is told once to whom the account belongs, and never for history', async () => {
    const { world, survey } = await shop({ accounts: { attribute: 'account', spentAtLeast: 1000 } });
    const amy = await newPerson('amy', { world, role: 'agent' });
    await newPerson('vic', { world, role: 'viewer' });
    const [big = '', small = '', old = ''] = await world.run(async ctx => {
      const ids = await addCustomers(ctx, [
        { externalId: 'big', name: 'Ann Archer', attributes: { account: amy.email.toUpperCase() } },
        { externalId: 'small', attributes: { account: amy.email } },
        { externalId: 'old', attributes: { account: amy.email } },
      ]);
      const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY);
      await ctx.db.insert(interaction).values(
        ids.map((id, i) => ({
          ...purchase(ctx, id, ago(60)),
          amountValue: i === 1 ? 10 : 5000,
          amountCurrency: 'EUR',
        })),
      );
      return ids;
    });
    const hurt = (id: string, days: number) =>
      world.run(async ctx => {
        const at = new Date(ctx.now.getTime() - days * DAY);
        await giveAnswer(ctx, survey, { at, scores: { recommend: 0 }, customerId: id });
        await touchMemory(ctx, [id, id, null]);
      });
    await hurt(big, 1);
    await hurt(small, 1);
    await hurt(old, 30);
    await remember();
    const notices = () => world.run(ctx => ctx.db.select().from(accountNotice));
    expect(await notices()).toMatchObject([
      { customerId: big, userId: amy.id, state: 'sent', attempts: 1, nextTryAt: null },
    ]);
    await world.run(ctx => touchMemory(ctx, [big]));
    await remember();
    expect(await notices()).toHaveLength(1);
  });
});

describe('a rule waits for', () => {
  it('a shock that begins, and opens one case for it', async () => {
    const { world, survey } = await shop({
      rules: [
        {
          id: 'trust',
          name: 'Trust lost',
          active: true,
          trigger: { kind: 'trust', signals: ['shock'] },
          assign: { kind: 'nobody' },
          priority: 'high',
          promise: { contactHours: 8, resolveHours: 40 },
        },
      ],
    });
    await world.run(async ctx => {
      const [ann = ''] = await addCustomers(ctx, [{ externalId: 'ann' }]);
      await giveAnswer(ctx, survey, { at: ctx.now, scores: { recommend: 1 }, customerId: ann });
    });
    await remember();
    await remember();
    const cases = await world.run(ctx => ctx.db.select({ reason: customerCase.reason }).from(customerCase));
    expect(cases).toEqual([{ reason: 'trust' }]);
  });
});

it('keeps nobody who erases a customer waiting for the worker that remembers them', async () => {
  const { world } = await shop();
  await world.run(ctx => addCustomers(ctx, [{ externalId: 'ann' }]));
  await world.run(async ctx => {
    // As the worker does, before it waits for the customer.
    await ctx.db.execute(sql`delete from memory_delta where workspace_id = ${ctx.workspaceId}`);
    await world.run(async erasing => {
      await erasing.db.execute(sql`set local lock_timeout = '2s'`);
      await eraseCustomer({ ctx: erasing, input: { externalId: 'ann' } });
    });
  });
  const { rows } = await world.run(ctx => ctx.db.execute(sql`select from memory_delta`));
  expect(rows).toHaveLength(0);
});

describe('a customer who changes', () => {
  it('is found by the new name and attributes at once, and keeps their memory', async () => {
    const { world } = await shop();
    const find = (wanted: string) =>
      world.run(async ctx => {
        const { rows } = await ctx.db.execute<{ n: number }>(
          sql`select cardinality(find_customers(${wanted}, 10)) as n`,
        );
        return rows[0]?.n;
      });
    const word = (text: string) => `'${world.workspaceId.replaceAll('-', '').slice(-10)}${text}':*`;
    await world.run(ctx =>
      mergeCustomers(ctx, [{ id: 'z-1', name: 'Zoë Müller', attributes: { tier: 'gold' } }]),
    );
    await remember();
    expect(await find(word('.muller'))).toBe(1);
    expect(await find(word('=tier=gold'))).toBe(1);
    await world.run(ctx => mergeCustomers(ctx, [{ id: 'z-1', name: 'Zoë Adler' }]));
    await remember();
    expect([await find(word('.muller')), await find(word('.adl'))]).toEqual([0, 1]);
    const other = await newWorld();
    const { rows } = await other.run(ctx =>
      ctx.db.execute(sql`select find_customers(${word('.adl')}, 10)::text[] as ids`),
    );
    expect(rows).toEqual([{ ids: [] }]);
  });
});

function purchase(ctx: { workspaceId: World['workspaceId'] }, customerId: string, occurredAt: Date) {
  const id = crypto.randomUUID();
  return { workspaceId: ctx.workspaceId, id, externalId: id, type: 'purchase', customerId, occurredAt };
}

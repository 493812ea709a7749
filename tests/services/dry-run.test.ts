import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RuleInput } from '@/components/programs/form-values';
import { readWorkspace } from '@/server/db/tenant';
import { decideInteractions } from '@/server/services/decision/decide';
import { createProgram } from '@/server/services/program/create';
import { rehearseProgram } from '@/server/services/program/dry-run';
import { createSegment } from '@/server/services/segment/create';
import { addCustomers, addInteractions, askAtOnce, publishedSurvey } from '../factories/sending';
import { newWorld, tester, type World } from '../factories/world';

const DAY = 86_400_000;
let world: World;
let survey: string;

const ago = (days: number) => new Date(Date.now() - days * DAY);

/** Ann twice within a rest, Bob in York, Cem without an address, Dee unsubscribed, Eve long ago. */
beforeAll(async () => {
  world = await newWorld();
  survey = await publishedSurvey(world);
  await world.run(async ctx => {
    const [ann = '', bob = '', cem = '', dee = '', eve = ''] = await addCustomers(ctx, [
      { externalId: 'ann', name: 'Ann', locale: 'de', createdAt: ago(400), attributes: { tier: 'gold' } },
      { externalId: 'bob', name: 'Bob', createdAt: ago(400), attributes: { tier: 'basic' } },
      { externalId: 'cem', email: null, createdAt: ago(400), attributes: { tier: 'gold' } },
      { externalId: 'dee', unsubscribedAt: ago(2), createdAt: ago(400) },
      { externalId: 'eve', createdAt: ago(400) },
    ]);
    const bought = (customerId: string, days: number, location: string) => ({
      customerId,
      occurredAt: ago(days),
      attributes: { location },
    });
    await addInteractions(ctx, [
      bought(ann, 20, 'Leeds'),
      bought(ann, 12, 'Leeds'),
      bought(bob, 9, 'York'),
      bought(cem, 8, 'Leeds'),
      bought(dee, 7, 'Leeds'),
      bought(eve, 45, 'Leeds'),
    ]);
  });
});

const rule = (change: Partial<RuleInput> = {}) => ({
  name: 'Buyers',
  survey,
  trigger: {
    types: ['purchase'],
    where: [{ attribute: 'location', op: 'eq' as const, value: 'Leeds' }],
  },
  delay: 'PT0S',
  sendWindow: null,
  ...change,
});

const rehearse = (program: object, input: { days?: number; by?: string } = {}) =>
  world.run(ctx => rehearseProgram({ ctx, input: { program: rule(program), ...input } }));

describe('a dry run', () => {
  it('says of everybody in the time whether they would have been asked, or why not', async () => {
    const tried = await rehearse({});
    expect(tried).toMatchObject({
      interactions: 5,
      customers: 4,
      invited: 1,
      waiting: 0,
      reasons: { fatigue: 1, condition: 1, no_address: 1, unsubscribed: 1 },
      isCut: false,
    });
    expect(tried.perDay).toEqual([{ day: expect.any(String), invited: 1 }]);
    expect(tried.examples.condition).toMatchObject([
      { customer: 'bob', name: 'Bob', detail: { condition: { attribute: 'location' }, found: 'York' } },
    ]);
    expect(tried.examples.fatigue).toMatchObject([{ customer: 'ann', blockedOn: tried.perDay[0]?.day }]);
  });

  it('looks as far back as it is told', async () => {
    expect(await rehearse({}, { days: 90 })).toMatchObject({ interactions: 6, invited: 2 });
    expect(await rehearse({}, { days: 7 })).toMatchObject({ invited: 0 });
  });

  it('asks those who rest once their rest is over, where the program waits', async () => {
    const fatigue = { afterInvite: 'P10D', afterResponse: 'P10D', mode: 'delay' as const };
    const tried = await rehearse({ fatigue, trigger: { types: ['purchase'], where: [] } });
    expect(tried).toMatchObject({ invited: 3, reasons: { no_address: 1, unsubscribed: 1 } });
    const long = { ...fatigue, afterInvite: 'P25D' };
    expect(await rehearse({ fatigue: long, trigger: { types: ['purchase'], where: [] } })).toMatchObject({
      invited: 2,
      waiting: 1,
    });
  });

  it('counts those who are kept out and those who are not drawn', async () => {
    const all = { trigger: { types: ['purchase'], where: [] } };
    expect((await rehearse({ ...all, sampling: 0 })).reasons).toMatchObject({ sampled_out: 3 });
    const held = await rehearse({ ...all, holdout: 0.5 });
    expect(held.invited + (held.reasons.holdout ?? 0) + (held.reasons.fatigue ?? 0)).toBe(3);
  });

  it('divides those who would have been asked by an attribute of theirs or of what happened', async () => {
    const tried = await rehearse({}, { by: 'location' });
    expect(tried.segments).toEqual({
      by: 'location',
      choices: ['location', 'tier'],
      groups: [
        { value: 'Leeds', occasions: 4, invited: 1 },
        { value: 'York', occasions: 1, invited: 0 },
      ],
    });
    expect((await rehearse({}, { by: 'tier' })).segments.groups).toContainEqual({
      value: null,
      occasions: 1,
      invited: 0,
    });
  });

  it('says nothing about answers without a past', async () => {
    expect((await rehearse({})).expected).toBeNull();
  });

  it('shows the mail that a real customer would have got, in her language, with links that open nothing', async () => {
    const { samples } = await rehearse({});
    expect(samples).toMatchObject([{ to: 'Ann', language: 'de' }]);
    expect(samples[0]?.html).toContain('lang="de"');
    expect(samples[0]?.html).toContain('/s/preview');
    expect(samples[0]?.html).not.toMatch(/\/s\/[\w-]{40}/);
  });

  it('follows customers’ turns at intervals, and a segment from now on', async () => {
    const yearly = await rehearse({ trigger: { every: 'P30D', where: [] } }, { days: 30 });
    expect(yearly).toMatchObject({ interactions: 5, reasons: { no_address: 1, unsubscribed: 1 } });
    expect(yearly.invited).toBe(3);
    const gold = await world.run(ctx =>
      createSegment({
        ctx,
        input: { name: 'Gold', where: [{ attribute: 'tier', op: 'eq', value: 'gold' }] },
      }),
    );
    const once = await rehearse({ trigger: { once: gold.id, where: [] } });
    expect(once).toMatchObject({ interactions: 2, invited: 1, reasons: { no_address: 1 } });
    expect(once.ahead.reduce((sum, { expected }) => sum + expected, 0)).toBe(1);
  });

  it('goes before the programs that go after it, and behind those that go before', async () => {
    const other = await newWorld();
    const rival = await askAtOnce(other, { priority: 200 });
    await other.run(async ctx => {
      const [ann = ''] = await addCustomers(ctx, [{ externalId: 'ann' }]);
      await addInteractions(ctx, [{ customerId: ann, attributes: { location: 'Leeds' } }]);
    });
    await other.run(ctx => decideInteractions({ ctx, input: { limit: 10 } }));
    const mine = { ...rule(), survey: rival.survey };
    const tried = (priority: number) =>
      other.run(async ctx => {
        const { id } = await createProgram({ ctx, input: { ...mine, priority, active: false } });
        return rehearseProgram({ ctx, input: { id } });
      });
    expect(await tried(100)).toMatchObject({ invited: 1, reasons: {} });
    expect(await tried(300)).toMatchObject({ invited: 0, reasons: { priority: 1 } });
  });

  it('tries a stored program as it stands', async () => {
    const { id } = await world.run(ctx => createProgram({ ctx, input: { ...rule(), active: false } }));
    const stored = await world.run(ctx => rehearseProgram({ ctx, input: { id } }));
    expect(stored).toMatchObject({ interactions: 5, invited: 1 });
  });

  it('writes nothing: a transaction that may only read is enough, and every table keeps its rows', async () => {
    const before = await countRows();
    const tried = await readWorkspace(world.workspaceId, tester, ctx =>
      rehearseProgram({ ctx, input: { program: rule() } }),
    );
    expect(tried.invited).toBe(1);
    expect(await countRows()).toEqual(before);
  });

  it('refuses what cannot be asked with, naming the field', async () => {
    await expect(rehearse({ trigger: { every: 'PT1H', where: [] } })).rejects.toMatchObject({
      issues: [{ path: 'trigger.every' }],
    });
    await expect(rehearse({ survey: world.workspaceId })).rejects.toMatchObject({
      issues: [{ path: 'survey' }],
    });
  });
});

const countRows = () =>
  world.run(async ctx => {
    const { rows } = await ctx.db.execute(sql`
      select (select count(*) from invitation) as invitations, (select count(*) from decision) as decisions,
        (select count(*) from delivery) as deliveries, (select count(*) from program) as programs,
        (select count(*) from audit_log) as lines, (select count(*) from interaction where decided_at is null) as undecided`);
    return rows[0];
  });

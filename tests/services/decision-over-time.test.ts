import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/server/db/tenant';
import { eraseCustomer } from '@/server/services/customer/erase';
import { askCustomers } from '@/server/services/decision/ask-customers';
import { decideInteractions } from '@/server/services/decision/decide';
import { updateProgram } from '@/server/services/program/update';
import { createSegment } from '@/server/services/segment/create';
import { addCustomers, addInteractions, askAtOnce, publishedSurvey } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Row = {
  interaction: string | null;
  program: string;
  outcome: string;
  reason: string | null;
  blocker: string | null;
  detail: unknown;
  due: string | null;
  state: string | null;
  mail: string | null;
};

/** Every decision with what became of its invitation, by the caller's interaction id; `blocker`: the id of the interaction in the way. */
const log = (world: World) =>
  world.run(async ctx => {
    const { rows } = await ctx.db.execute<Row>(sql`
      select n.external_id as interaction, p.name as program, d.outcome, d.reason, bn.external_id as blocker, d.detail,
        d.due_at as due, i.state, l.state as mail
      from decision d
      join program p on p.workspace_id = d.workspace_id and p.id = d.program_id
      left join interaction n on n.workspace_id = d.workspace_id and n.id = d.interaction_id
      left join invitation b on b.workspace_id = d.workspace_id and b.id = d.blocked_by
      left join interaction bn on bn.workspace_id = b.workspace_id and bn.id = b.interaction_id
      left join invitation i on i.workspace_id = d.workspace_id and i.id = d.invitation_id
      left join delivery l on l.workspace_id = d.workspace_id and l.invitation_id = i.id and l.kind = 'invitation'
      order by n.external_id, p.name`);
    return rows;
  });

const INVITED = { outcome: 'invited', reason: null, state: 'scheduled', mail: 'scheduled' };
const taken = (reason: string, blocker: string | null) => ({
  outcome: 'not_invited',
  reason,
  blocker,
  state: 'suppressed',
  mail: 'suppressed',
});

/** Records and decides; `at`: the clock of the decision. */
const happen = (
  world: World,
  interactions: Parameters<typeof addInteractions>[1],
  at: (ctx: Ctx) => Date = ctx => ctx.now,
) =>
  world.run(async ctx => {
    const moment = { ...ctx, now: at(ctx) };
    await addInteractions(moment, interactions);
    while ((await decideInteractions({ ctx: moment, input: { limit: 100 } })).more);
  });
const later = (milliseconds: number) => (ctx: Ctx) => new Date(ctx.now.getTime() + milliseconds);

/** What is scheduled leaves at its moment. */
const send = (world: World) =>
  world.run(async ctx => {
    await ctx.db.execute(sql`update delivery set state = 'sent', sent_at = due_at where state = 'scheduled'`);
    await ctx.db.execute(
      sql`update invitation set state = 'sent', sent_at = send_at where state = 'scheduled'`,
    );
  });

async function worldWith(program: Parameters<typeof askAtOnce>[1]) {
  const world = await newWorld();
  const made = await askAtOnce(world, program);
  const [ann = '', bob = ''] = await world.run(ctx =>
    addCustomers(ctx, [{ externalId: 'ann' }, { externalId: 'bob' }]),
  );
  return { world, ann, bob, program: made };
}

describe('what is scheduled', () => {
  it('gives way to the last of the kind', async () => {
    const { world, ann, bob } = await worldWith({
      trigger: { types: ['purchase'], delayFrom: 'last' },
      delay: 'PT24H',
    });
    await happen(world, [
      { externalId: '1', customerId: ann },
      { externalId: 'b', customerId: bob },
    ]);
    await happen(world, [{ externalId: '2', customerId: ann }], later(HOUR));
    // One that happened before, told late, changes nothing.
    const early = new Date(Date.now() - HOUR);
    await happen(world, [{ externalId: '0', customerId: ann, occurredAt: early }], later(2 * HOUR));
    expect(await log(world)).toMatchObject([
      { interaction: '0', outcome: 'not_invited', reason: 'superseded', blocker: '2' },
      { interaction: '1', ...taken('superseded', '2') },
      { interaction: '2', ...INVITED },
      { interaction: 'b', ...INVITED },
    ]);
  });

  it('stays when its mail is already in a worker’s hands', async () => {
    const { world, ann } = await worldWith({
      trigger: { types: ['purchase'], delayFrom: 'last' },
      delay: 'PT24H',
    });
    await happen(world, [{ externalId: '1', customerId: ann }]);
    await world.run(ctx => ctx.db.execute(sql`update delivery set state = 'claimed'`));
    await happen(world, [{ externalId: '2', customerId: ann }], later(HOUR));
    expect(await log(world)).toMatchObject([
      { interaction: '1', outcome: 'invited', mail: 'claimed' },
      { interaction: '2', outcome: 'invited', mail: 'scheduled' },
    ]);
  });

  it('is called off by what happens meanwhile, in the same case, in any order of arrival', async () => {
    const { world, ann } = await worldWith({
      trigger: { types: ['resolved'], unless: ['reopened'] },
      delay: 'PT24H',
    });
    await happen(world, [
      { externalId: 'one', customerId: ann, type: 'resolved', caseOf: 'ticket-1' },
      { externalId: 'two', customerId: ann, type: 'resolved', caseOf: 'ticket-2' },
    ]);
    await happen(
      world,
      [
        { externalId: 'again', customerId: ann, type: 'reopened', caseOf: 'ticket-1' },
        { externalId: 'third', customerId: ann, type: 'reopened', caseOf: 'ticket-3' },
      ],
      later(HOUR),
    );
    // Resolved before it was reopened, but told afterwards.
    await happen(
      world,
      [
        {
          externalId: 'three',
          customerId: ann,
          type: 'resolved',
          caseOf: 'ticket-3',
          occurredAt: new Date(Date.now() - HOUR),
        },
      ],
      later(2 * HOUR),
    );
    const detail = { calledOffBy: 'reopened' };
    expect(await log(world)).toMatchObject([
      { interaction: 'one', ...taken('called_off', null), detail },
      { interaction: 'three', outcome: 'not_invited', reason: 'called_off', detail, state: null },
      { interaction: 'two', ...INVITED },
    ]);
  });

  it('is called off by one that arrives in the same batch', async () => {
    const { world, ann } = await worldWith({
      trigger: { types: ['resolved'], unless: ['reopened'] },
      delay: 'PT24H',
    });
    await happen(world, [
      { externalId: 'r', customerId: ann, type: 'reopened' },
      { externalId: 's', customerId: ann, type: 'resolved', occurredAt: new Date(Date.now() - HOUR) },
    ]);
    expect(await log(world)).toMatchObject([{ interaction: 's', reason: 'called_off', state: null }]);
  });

  it('stands in the way of others as long as it has not left, however late it is', async () => {
    const fatigue = { afterInvite: 'P7D', afterResponse: 'P7D' };
    const { world, ann, program } = await worldWith({ name: 'held', fatigue });
    await happen(world, [{ customerId: ann, externalId: 'first' }]);
    await world.run(ctx => updateProgram({ ctx, input: { id: program.id, active: false } }));
    await askAtOnce(world, { name: 'other', fatigue, trigger: { types: ['support'] } });
    await happen(world, [{ customerId: ann, externalId: 'later', type: 'support' }], later(20 * DAY));
    expect(await log(world)).toMatchObject([
      { interaction: 'first', ...INVITED },
      { interaction: 'later', outcome: 'not_invited', reason: 'fatigue', blocker: 'first' },
    ]);
  });

  it('yields to a program that goes first, while it is an hour from leaving', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const fatigue = { afterInvite: 'P30D', afterResponse: 'P90D' };
    const rule = { survey, fatigue, delay: 'PT24H', sendWindow: null };
    await askAtOnce(world, { ...rule, name: 'ordinary', priority: 100 });
    await askAtOnce(world, { ...rule, name: 'urgent', priority: 1, trigger: { types: ['complaint'] } });
    const [ann = '', bob = ''] = await world.run(ctx =>
      addCustomers(ctx, [{ externalId: 'ann' }, { externalId: 'bob' }]),
    );
    await happen(world, [
      { externalId: 'a1', customerId: ann },
      { externalId: 'b1', customerId: bob },
    ]);
    await happen(world, [{ externalId: 'a2', customerId: ann, type: 'complaint' }], later(22 * HOUR));
    await happen(
      world,
      [{ externalId: 'b2', customerId: bob, type: 'complaint' }],
      later(23 * HOUR + 60_000),
    );
    expect(await log(world)).toMatchObject([
      { interaction: 'a1', ...taken('priority', 'a2') },
      { interaction: 'a2', ...INVITED },
      { interaction: 'b1', ...INVITED },
      { interaction: 'b2', outcome: 'not_invited', reason: 'fatigue', blocker: 'b1', state: null },
    ]);
  });
});

describe('one case', () => {
  it('is asked about once, whoever names it', async () => {
    const { world, ann, bob } = await worldWith({ trigger: { types: ['contact'], oncePerCase: true } });
    await happen(world, [{ externalId: 'c-1', customerId: ann, type: 'contact' }]);
    await happen(world, [
      { externalId: 'c-2', customerId: ann, type: 'contact', caseOf: 'c-1' },
      { externalId: 'c-3', customerId: bob, type: 'contact', caseOf: 'c-1' },
      { externalId: 'c-4', customerId: bob, type: 'contact' },
    ]);
    expect(await log(world)).toMatchObject([
      { interaction: 'c-1', ...INVITED },
      { interaction: 'c-2', reason: 'same_case', blocker: 'c-1' },
      { interaction: 'c-3', reason: 'same_case', blocker: 'c-1' },
      { interaction: 'c-4', ...INVITED },
    ]);
  });
});

describe('a decision that waits', () => {
  it('is made again when the rest is over, and not before', async () => {
    const { world, ann } = await worldWith({
      fatigue: { afterInvite: 'P10D', afterResponse: 'PT0S', mode: 'delay' },
    });
    await happen(world, [{ externalId: '1', customerId: ann }]);
    await send(world);
    await happen(world, [{ externalId: '2', customerId: ann }], later(DAY));
    const [first, second] = await log(world);
    expect(first).toMatchObject({ outcome: 'invited', state: 'sent' });
    expect(second).toMatchObject({ outcome: 'waiting', reason: 'fatigue', blocker: '1', state: null });
    const span = new Date(second?.due ?? 0).getTime() - Date.now();
    expect(Math.abs(span - 10 * DAY)).toBeLessThan(HOUR);
    await happen(world, [], later(9 * DAY));
    expect((await log(world))[1]).toMatchObject({ outcome: 'waiting' });
    await happen(world, [], later(11 * DAY));
    expect((await log(world))[1]).toMatchObject({ interaction: '2', ...INVITED, due: null });
  });

  it('ends when there is no sense in asking any more', async () => {
    const { world, ann, program } = await worldWith({
      fatigue: { afterInvite: 'P10D', afterResponse: 'PT0S', mode: 'delay' },
      expiry: 'P12D',
    });
    await happen(world, [{ externalId: '1', customerId: ann }]);
    await send(world);
    await happen(world, [{ externalId: '2', customerId: ann }], later(DAY));
    await happen(world, [{ externalId: '3', customerId: ann }], later(2 * DAY));
    // Asked at the first moment, the second rests out the third's time.
    await happen(world, [], later(11 * DAY));
    const outcomes = (await log(world)).map(({ outcome, reason }) => `${outcome} ${reason}`).sort();
    expect(outcomes).toEqual(['invited null', 'invited null', 'not_invited window_passed']);
    await world.run(ctx => updateProgram({ ctx, input: { id: program.id, expiry: 'P30D' } }));
    await happen(world, [], later(40 * DAY));
    expect((await log(world)).filter(row => row.outcome === 'invited')).toHaveLength(2);
  });

  it('starves nobody new, and is not starved', async () => {
    const { world } = await worldWith({
      fatigue: { afterInvite: 'P1D', afterResponse: 'PT0S', mode: 'delay' },
    });
    const ids = await world.run(ctx =>
      addCustomers(
        ctx,
        Array.from({ length: 30 }, (_, index) => ({ externalId: `c${index}` })),
      ),
    );
    for (const round of [0, 1]) {
      await happen(
        world,
        ids.map(customerId => ({ customerId })),
        later(round),
      );
    }
    expect((await log(world)).filter(row => row.outcome === 'waiting')).toHaveLength(30);
    await send(world);
    const fresh = await world.run(ctx => addCustomers(ctx, [{ externalId: 'new' }]));
    const step = await world.run(async ctx => {
      const tomorrow = { ...ctx, now: new Date(ctx.now.getTime() + 2 * DAY) };
      await addInteractions(
        tomorrow,
        fresh.flatMap(customerId => Array.from({ length: 10 }, () => ({ customerId }))),
      );
      return decideInteractions({ ctx: tomorrow, input: { limit: 5 } });
    });
    expect(step).toEqual({ decided: 5, invited: 6, more: true });
  });
});

describe('turns', () => {
  it('of a segment come once, as many a day as the cap allows', async () => {
    const world = await newWorld();
    const { id: once } = await world.run(ctx =>
      createSegment({
        ctx,
        input: { name: 'Gold', where: [{ attribute: 'tier', op: 'eq', value: 'gold' }] },
      }),
    );
    await world.run(ctx =>
      addCustomers(
        ctx,
        Array.from({ length: 14 }, (_, index) => ({
          externalId: `c${index}`,
          attributes: { tier: index < 10 ? 'gold' : 'basic' },
        })),
      ),
    );
    await askAtOnce(world, { trigger: { once }, dailyCap: 4 });
    const days: number[] = [];
    for (const day of [0, 0, 1, 2, 3]) {
      days.push(
        await world.run(async ctx => {
          const moment = { ...ctx, now: new Date(ctx.now.getTime() + day * DAY) };
          return (await askCustomers({ ctx: moment })).invited;
        }),
      );
    }
    expect(days).toEqual([4, 0, 4, 2, 0]);
    const rows = await log(world);
    expect(rows).toHaveLength(10);
    expect(rows.every(row => row.interaction === null && row.outcome === 'invited')).toBe(true);
  });

  it('of several programs are taken together, the one that goes first asks', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const { id: once } = await world.run(ctx => createSegment({ ctx, input: { name: 'All', where: [] } }));
    const fatigue = { afterInvite: 'P30D', afterResponse: 'P90D' };
    const turns = { survey, fatigue, trigger: { once } };
    await askAtOnce(world, { ...turns, name: 'second', priority: 20 });
    await askAtOnce(world, { ...turns, name: 'first', priority: 10 });
    await world.run(ctx => addCustomers(ctx, [{ externalId: 'ann' }]));
    expect(await world.run(ctx => askCustomers({ ctx }))).toEqual({ invited: 1, more: false });
    expect(await log(world)).toMatchObject([
      { program: 'first', ...INVITED },
      { program: 'second', outcome: 'not_invited', reason: 'fatigue' },
    ]);
  });

  it('that must wait say so, are decided again, and end after a week', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    await askAtOnce(world, { survey, name: 'buyers' });
    const program = await askAtOnce(world, {
      survey,
      name: 'everybody',
      trigger: { every: 'P90D' },
      fatigue: { afterInvite: 'P5D', afterResponse: 'PT0S' },
    });
    const [ann = ''] = await world.run(ctx => addCustomers(ctx, [{ externalId: 'ann' }]));
    await world.run(ctx => ctx.db.execute(sql`update customer set created_at = now() - interval '200 days'`));
    await world.run(ctx =>
      ctx.db.execute(sql`update program set activated_at = now() - interval '200 days'`),
    );
    // Ask at the very moment of her turn, when she has just been asked about a purchase.
    const turn = await turnOf(world, program.id, ann);
    const at = (days: number) => () => new Date(turn.getTime() + days * DAY);
    await happen(world, [{ externalId: '1', customerId: ann }], at(-1));
    await send(world);
    const ask = (days: number) => world.run(ctx => askCustomers({ ctx: { ...ctx, now: at(days)() } }));
    expect(await ask(0.01)).toEqual({ invited: 0, more: false });
    const row = async () => (await log(world)).find(({ program: name }) => name === 'everybody');
    expect(await row()).toMatchObject({
      interaction: null,
      outcome: 'waiting',
      reason: 'fatigue',
      blocker: '1',
    });
    await happen(world, [], at(4.5));
    expect(await row()).toMatchObject(INVITED);
    expect(await ask(5)).toEqual({ invited: 0, more: false });
  });

  it('are forgotten with their customer', async () => {
    const world = await newWorld();
    const { id: once } = await world.run(ctx => createSegment({ ctx, input: { name: 'All', where: [] } }));
    await world.run(ctx => addCustomers(ctx, [{ externalId: 'ann' }, { externalId: 'bob' }]));
    await askAtOnce(world, { trigger: { once } });
    expect(await world.run(ctx => askCustomers({ ctx }))).toEqual({ invited: 2, more: false });
    await world.run(ctx => eraseCustomer({ ctx, input: { externalId: 'ann' } }));
    expect(await log(world)).toHaveLength(1);
  });
});

/** The customer's next turn of a program that asks every 90 days. */
async function turnOf(world: World, program: string, customer: string): Promise<Date> {
  return world.run(async ctx => {
    const { rows } = await ctx.db.execute<{ at: string }>(sql`
      select to_timestamp((ceil(extract(epoch from now()) / 7776000.0 - h.share) + h.share) * 7776000.0) as at
      from (select ('x' || substr(md5(${program} || ${customer}), 1, 8))::bit(32)::bigint / 4294967296.0 as share) h`);
    return new Date(rows[0]?.at ?? 0);
  });
}

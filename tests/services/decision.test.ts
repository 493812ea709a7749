import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { sampleFraction } from '@/domain/sending/sampling';
import { suppression } from '@/drizzle/schema/program';
import { decideWaiting } from '@/server/jobs/decide-interactions';
import { inEveryWorkspace } from '@/server/jobs/every-workspace';
import { decideInteractions } from '@/server/services/decision/decide';
import { listDecisions } from '@/server/services/decision/list';
import { createProgram } from '@/server/services/program/create';
import { addressHash } from '@/server/tokens';
import { addCustomers, addInteractions, askAtOnce, publishedSurvey } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const decideAll = async (world: World, limit = 1000) => {
  for (;;) {
    const { more } = await world.run(ctx => decideInteractions({ ctx, input: { limit } }));
    if (!more) return;
  }
};

type InvitationRow = {
  id: string;
  state: string;
  sendAt: string;
  expiresAt: string;
  dueAt: string;
  kind: string;
  language: string;
};
const invitations = (world: World) =>
  world.run(async ctx => {
    const { rows } = await ctx.db.execute<InvitationRow>(sql`
      select i.id, i.state, i.send_at as "sendAt", i.expires_at as "expiresAt", i.language, d.due_at as "dueAt", d.kind
      from invitation i join delivery d on d.workspace_id = i.workspace_id and d.invitation_id = i.id order by i.send_at`);
    return rows;
  });

describe('deciding about interactions', () => {
  it('writes the invitation, its mail and the reason in one commit, once', async () => {
    const world = await newWorld();
    const made = await askAtOnce(world, { delay: 'PT0S', expiry: 'P7D' });
    const [ann = '', bob = ''] = await world.run(ctx =>
      addCustomers(ctx, [
        { externalId: 'ann', locale: 'de-AT' },
        { externalId: 'bob', email: null },
      ]),
    );
    await world.run(ctx =>
      addInteractions(ctx, [
        { externalId: 'order-1', customerId: ann },
        { externalId: 'order-2', customerId: bob },
        { externalId: 'ticket-1', customerId: ann, type: 'support' },
      ]),
    );
    expect(await world.run(ctx => decideInteractions({ ctx, input: { limit: 100 } }))).toEqual({
      decided: 3,
      invited: 1,
      more: false,
    });
    const [invited, ...others] = await invitations(world);
    expect(others).toEqual([]);
    expect(invited).toMatchObject({ state: 'scheduled', kind: 'invitation', language: 'de' });
    expect(invited?.dueAt).toBe(invited?.sendAt);
    const span = new Date(invited?.expiresAt ?? 0).getTime() - new Date(invited?.sendAt ?? 0).getTime();
    expect(span).toBe(7 * 86_400_000);
    expect(await world.run(ctx => decideInteractions({ ctx, input: { limit: 100 } }))).toEqual({
      decided: 0,
      invited: 0,
      more: false,
    });
    const { data } = await world.run(ctx => listDecisions({ ctx, input: {} }));
    expect(data.toSorted((a, b) => String(a.interaction).localeCompare(String(b.interaction)))).toMatchObject(
      [
        {
          interaction: 'order-1',
          program: made.id,
          outcome: 'invited',
          reason: null,
          invitation: invited?.id,
        },
        { interaction: 'order-2', program: made.id, outcome: 'not_invited', reason: 'no_address' },
      ],
    );
    const ofBob = await world.run(ctx => listDecisions({ ctx, input: { customer: 'bob' } }));
    expect(ofBob.data.map(row => row.interaction)).toEqual(['order-2']);
  });

  it('never asks about history, unwilling people or while the program is paused', async () => {
    const world = await newWorld();
    await askAtOnce(world, { name: 'live' });
    const survey = await publishedSurvey(world);
    const off = await askAtOnce(world, { survey, trigger: { types: ['visit'] } });
    await world.run(ctx => ctx.db.execute(sql`update program set active = false where id = ${off.id}`));
    await world.run(ctx =>
      createProgram({
        ctx,
        input: { name: 'not begun', survey, trigger: { types: ['return'] }, active: false },
      }),
    );
    const before = new Date(Date.now() - 40 * 86_400_000);
    const ids = await world.run(ctx =>
      addCustomers(ctx, [
        { externalId: 'old' },
        { externalId: 'early' },
        { externalId: 'no', doNotAsk: true },
        { externalId: 'unsubscribed', unsubscribedAt: before },
        { externalId: 'bounced' },
        { externalId: 'import' },
        { externalId: 'visitor' },
        { externalId: 'returner' },
      ]),
    );
    const [
      old = '',
      early = '',
      no = '',
      unsubscribed = '',
      bounced = '',
      imported = '',
      visitor = '',
      returner = '',
    ] = ids;
    await world.run(async ctx => {
      await ctx.db.insert(suppression).values({
        workspaceId: ctx.workspaceId,
        addressHash: addressHash(ctx.workspaceId, 'bounced@example.com'),
        reason: 'bounced',
      });
      await addInteractions(ctx, [
        { externalId: 'old', customerId: old, occurredAt: before },
        { externalId: 'early', customerId: early, occurredAt: before, recordedAt: before },
        { externalId: 'no', customerId: no },
        { externalId: 'unsubscribed', customerId: unsubscribed },
        { externalId: 'bounced', customerId: bounced },
        { externalId: 'import', customerId: imported, doNotAsk: true },
        { externalId: 'visitor', customerId: visitor, type: 'visit' },
        { externalId: 'returner', customerId: returner, type: 'return' },
      ]);
    });
    await decideAll(world);
    const { data } = await world.run(ctx => listDecisions({ ctx, input: {} }));
    expect(Object.fromEntries(data.map(row => [row.interaction, row.reason]))).toEqual({
      old: 'too_old',
      early: 'too_old',
      no: 'do_not_ask',
      unsubscribed: 'unsubscribed',
      bounced: 'suppressed',
      import: 'do_not_ask',
      visitor: 'paused',
      returner: 'paused',
    });
    expect(await invitations(world)).toEqual([]);
  });

  it('pages decisions of one batch without skipping any', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    for (const name of ['one', 'two', 'three']) await askAtOnce(world, { name, survey });
    const [ann = ''] = await world.run(ctx => addCustomers(ctx, [{ externalId: 'ann' }]));
    await world.run(ctx =>
      addInteractions(
        ctx,
        Array.from({ length: 5 }, () => ({ customerId: ann })),
      ),
    );
    await decideAll(world);
    const seen = new Set<string>();
    for (let cursor: string | undefined; ; ) {
      const page = await world.run(ctx => listDecisions({ ctx, input: { limit: 4, cursor } }));
      for (const row of page.data) seen.add(`${row.interaction} ${row.program}`);
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen.size).toBe(15);
  });

  it('keeps ten deciders with several programs from asking anybody twice inside the window', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const fatigue = { afterInvite: 'P30D', afterResponse: 'P90D' };
    for (const name of ['one', 'two', 'three']) await askAtOnce(world, { name, survey, fatigue });
    // Forty customers, of whom each pair shares a mailbox.
    const people = Array.from({ length: 40 }, (_, index) => ({
      externalId: `c${index}`,
      email: `box${index % 20}@example.com`,
    }));
    const ids = await world.run(ctx => addCustomers(ctx, people));
    await world.run(ctx =>
      addInteractions(
        ctx,
        Array.from({ length: 800 }, (_, index) => ({ customerId: ids[index % 40] ?? '' })),
      ),
    );
    await Promise.all(Array.from({ length: 10 }, () => decideAll(world, 7)));
    const { rows } = await world.run(ctx =>
      ctx.db.execute<{ mailboxes: number; invitations: number; decisions: number; open: number }>(sql`
        select (select count(distinct address_hash)::int from invitation) as mailboxes,
          (select count(*)::int from invitation) as invitations, (select count(*)::int from decision) as decisions,
          (select count(*)::int from interaction where decided_at is null) as open`),
    );
    expect(rows).toEqual([{ mailboxes: 20, invitations: 20, decisions: 2400, open: 0 }]);
  });

  it('draws the places of a full day, however deciders race', async () => {
    const world = await newWorld();
    const program = await askAtOnce(world, { dailyCap: 25, delay: 'PT36H' });
    const ids = await world.run(ctx =>
      addCustomers(
        ctx,
        Array.from({ length: 200 }, (_, index) => ({ externalId: `c${index}` })),
      ),
    );
    const interactions = await world.run(ctx =>
      addInteractions(
        ctx,
        ids.map(customerId => ({ customerId })),
      ),
    );
    await Promise.all(Array.from({ length: 8 }, () => decideAll(world, 10)));
    const { data } = await world.run(ctx => listDecisions({ ctx, input: { limit: 200 } }));
    const winners = interactions
      .toSorted((a, b) => sampleFraction(program.id, a) - sampleFraction(program.id, b))
      .slice(0, 25);
    expect(
      data
        .filter(row => row.outcome === 'invited')
        .map(row => row.interaction)
        .sort(),
    ).toEqual(winners.sort());
    expect(data.filter(row => row.reason === 'daily_cap')).toHaveLength(175);
    expect((await invitations(world)).filter(row => row.state === 'scheduled')).toHaveLength(25);
  });

  it('draws a day that fills up in the middle of a batch', async () => {
    const world = await newWorld();
    const program = await askAtOnce(world, { dailyCap: 20, delay: 'PT36H' });
    const ids = await world.run(ctx =>
      addCustomers(
        ctx,
        Array.from({ length: 34 }, (_, index) => ({ externalId: `c${index}` })),
      ),
    );
    const decideNext = (customers: string[]) =>
      world.run(async ctx => {
        const made = await addInteractions(
          ctx,
          customers.map(customerId => ({ customerId })),
        );
        await decideInteractions({ ctx, input: { limit: 1000 } });
        return made;
      });
    const interactions = [...(await decideNext(ids.slice(0, 17))), ...(await decideNext(ids.slice(17)))];
    const { data } = await world.run(ctx =>
      listDecisions({ ctx, input: { outcome: 'invited', limit: 200 } }),
    );
    const winners = interactions
      .toSorted((a, b) => sampleFraction(program.id, a) - sampleFraction(program.id, b))
      .slice(0, 20);
    expect(data.map(row => row.interaction).sort()).toEqual(winners.sort());
  });

  it('keeps every promise while ten deciders, ten programs and a sender race', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const fatigue = { afterInvite: 'P30D', afterResponse: 'P90D' };
    const kinds: Parameters<typeof askAtOnce>[1][] = [
      { priority: 1, trigger: { types: ['complaint'], unless: ['reopened'] }, delay: 'P2D' },
      { priority: 2, trigger: { types: ['support'], oncePerCase: true }, delay: 'PT12H' },
      { priority: 3, trigger: { types: ['purchase'], delayFrom: 'last' }, delay: 'PT24H' },
      { priority: 4, dailyCap: 3, delay: 'P3D' },
      { priority: 5, fatigue: { ...fatigue, mode: 'delay' } },
      { priority: 5, trigger: { types: ['support', 'purchase'], delayFrom: 'last', oncePerCase: true } },
      { priority: 6, dailyCap: 2, trigger: { types: ['support'] }, delay: 'P1D' },
      { priority: 7, sampling: 0.5 },
      { priority: 8, holdout: 0.3, trigger: { types: ['complaint', 'purchase'] } },
      { priority: 9, trigger: { types: ['reopened'] }, delay: 'PT2H' },
    ];
    for (const [index, kind] of kinds.entries())
      await askAtOnce(world, { survey, fatigue, name: `p${index}`, ...kind });
    const types = ['purchase', 'support', 'complaint', 'purchase', 'reopened'];
    const ids = await world.run(ctx =>
      addCustomers(
        ctx,
        Array.from({ length: 40 }, (_, index) => ({
          externalId: `c${index}`,
          email: `box${index % 25}@example.com`,
        })),
      ),
    );
    await world.run(ctx =>
      addInteractions(
        ctx,
        Array.from({ length: 600 }, (_, index) => ({
          externalId: `i${index}`,
          customerId: ids[(index * 7) % 40] ?? '',
          type: types[index % 5],
          caseOf: index % 3 === 0 && index > 5 ? `i${index - 5}` : undefined,
          occurredAt: new Date(Date.now() - ((index * 37) % 600) * 60_000),
        })),
      ),
    );
    let isOver = false;
    const sender = (async () => {
      while (!isOver) {
        await world.run(ctx =>
          ctx.db.execute(sql`
            update delivery set state = 'claimed' where id in (
              select id from delivery where state = 'scheduled' order by md5(id::text) limit 1 for update skip locked)`),
        );
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    })();
    await Promise.all(Array.from({ length: 10 }, () => decideAll(world, 9)));
    isOver = true;
    await sender;

    const count = (what: ReturnType<typeof sql>) =>
      world.run(async ctx => {
        const { rows } = await ctx.db.execute<{ count: number }>(sql`select count(*)::int as count ${what}`);
        return rows[0]?.count;
      });
    const standing = sql`i.state = 'scheduled'`;
    expect(await count(sql`from interaction where decided_at is null`)).toBe(0);
    // One row per interaction and program of its type.
    expect(
      await count(sql`from (
        select n.id as n, p.id as p from interaction n join program p on p.trigger->'types' ? n.type
        except select interaction_id, program_id from decision) x`),
    ).toBe(0);
    expect(
      await count(sql`from invitation i join invitation o on o.address_hash = i.address_hash and o.id < i.id and o.state = 'scheduled'
        where ${standing} and abs(extract(epoch from o.send_at - i.send_at)) < 30 * 86400`),
    ).toBe(0);
    expect(await count(sql`from invitation i where ${standing}`)).toBeGreaterThan(15);
    // The log, the invitations and the mails tell the same.
    expect(
      await count(sql`from decision d left join invitation i on i.id = d.invitation_id
        where (d.outcome = 'invited') is distinct from coalesce(${standing}, false)`),
    ).toBe(0);
    expect(
      await count(sql`from invitation i join delivery d on d.invitation_id = i.id
        where (${standing}) is distinct from (d.state in ('scheduled', 'claimed'))`),
    ).toBe(0);
    expect(
      await count(sql`from (select program_id, case_key from invitation i where ${standing} and case_key is not null
        group by 1, 2 having count(*) > 1) x`),
    ).toBe(0);
    expect(
      await count(sql`from (select i.program_id from invitation i join program p on p.id = i.program_id
        where ${standing} and p.daily_cap is not null
        group by i.program_id, p.daily_cap, (i.send_at at time zone 'Europe/Berlin')::date having count(*) > p.daily_cap) x`),
    ).toBe(0);
    expect(await count(sql`from decision where outcome = 'not_invited' and reason is null`)).toBe(0);
  });

  it('goes on with other workspaces where one fails', async () => {
    const people = [{ externalId: 'ann' }];
    const worlds: World[] = [];
    for (let index = 0; index < 2; index++) {
      const world = await newWorld();
      worlds.push(world);
      await askAtOnce(world);
      const [customerId = ''] = await world.run(ctx => addCustomers(ctx, people));
      await world.run(ctx => addInteractions(ctx, [{ customerId }]));
    }
    const [sick, well] = worlds;
    if (!sick || !well) throw new Error('two worlds were made');
    await sick.run(ctx => ctx.db.execute(sql`update program set delay = 'a while'`));
    const fault = decideWaiting(
      () => {},
      () => false,
    );
    await expect(fault).rejects.toThrow(/a while/);
    expect(await invitations(well)).toHaveLength(1);
    const turns = inEveryWorkspace(async ctx => {
      if (ctx.workspaceId === sick.workspaceId) throw new Error('sick');
      await ctx.db.execute(sql`update invitation set language = 'de'`);
      return false;
    });
    await expect(turns).rejects.toThrow('sick');
    expect((await invitations(well)).map(row => row.language)).toEqual(['de']);
  });

  it('leaves nothing behind of a batch that failed, and decides it whole the next time', async () => {
    const world = await newWorld();
    await askAtOnce(world, { trigger: { types: ['purchase'], delayFrom: 'last' }, delay: 'PT24H' });
    const [ann = ''] = await world.run(ctx => addCustomers(ctx, [{ externalId: 'ann' }]));
    await world.run(ctx => addInteractions(ctx, [{ customerId: ann, externalId: 'first' }]));
    await decideAll(world);
    await world.run(ctx => addInteractions(ctx, [{ customerId: ann, externalId: 'second' }]));
    const killed = world.run(async ctx => {
      await decideInteractions({ ctx, input: { limit: 10 } });
      throw new Error('killed before the commit');
    });
    await expect(killed).rejects.toThrow('killed');
    const states = async () => (await invitations(world)).map(row => row.state);
    expect(await states()).toEqual(['scheduled']);
    await decideAll(world);
    expect((await states()).sort()).toEqual(['scheduled', 'suppressed']);
    await decideAll(world);
    expect(await states()).toHaveLength(2);
  });
});

import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { suppression } from '@/drizzle/schema/program';
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
    expect(data.toSorted((a, b) => a.interaction.localeCompare(b.interaction))).toMatchObject([
      { interaction: 'order-1', program: made.id, outcome: 'invited', reason: null, invitation: invited?.id },
      { interaction: 'order-2', program: made.id, outcome: 'not_invited', reason: 'no_address' },
    ]);
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

  it('holds a daily cap against deciders that race', async () => {
    const world = await newWorld();
    await askAtOnce(world, { dailyCap: 25 });
    const ids = await world.run(ctx =>
      addCustomers(
        ctx,
        Array.from({ length: 200 }, (_, index) => ({ externalId: `c${index}` })),
      ),
    );
    await world.run(ctx =>
      addInteractions(
        ctx,
        ids.map(customerId => ({ customerId })),
      ),
    );
    await Promise.all(Array.from({ length: 8 }, () => decideAll(world, 10)));
    const { data } = await world.run(ctx => listDecisions({ ctx, input: { limit: 200 } }));
    expect(data.filter(row => row.outcome === 'invited')).toHaveLength(25);
    expect(data.filter(row => row.reason === 'daily_cap')).toHaveLength(175);
  });
});

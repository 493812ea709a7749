import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/domain/time/local-date';
import { localDate, localMinutes } from '@/domain/time/zone';
import { decision, delivery, invitation } from '@/drizzle/schema/program';
import { auditLog } from '@/drizzle/schema/workspace';
import { cancelSends } from '@/server/services/calendar/cancel';
import { listSends } from '@/server/services/calendar/list';
import { moveSends } from '@/server/services/calendar/move';
import { readCalendar } from '@/server/services/calendar/read';
import { undoCancel, undoMove } from '@/server/services/calendar/undo';
import { decideInteractions } from '@/server/services/decision/decide';
import { planDeliveries } from '@/server/services/delivery/plan';
import { addCustomers, addInteractions, askAtOnce } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const ZONE = 'Europe/Berlin';
const DAY = 86_400_000;
const today = localDate(new Date(), ZONE);
const inDays = (days: number) => addDays(today, days);

type Options = NonNullable<Parameters<typeof askAtOnce>[1]>;

/** Some people bought something just now and are to be asked three days later, at the same hour. */
async function planned(names: string[], program: Options = {}, zone?: string) {
  const w = await newWorld();
  const made = await askAtOnce(w, { delay: 'P3D', ...program });
  const ids = await buy(w, names, zone);
  return { w, program: made.id, survey: made.survey, ids, at: inDays(3) };
}

async function buy(w: World, names: string[], timezone?: string): Promise<string[]> {
  const ids = await w.run(async ctx => {
    const people = await addCustomers(
      ctx,
      names.map(externalId => ({
        externalId,
        name: externalId.toUpperCase(),
        ...(timezone && { timezone }),
      })),
    );
    await addInteractions(
      ctx,
      people.map(customerId => ({ customerId })),
    );
    return people;
  });
  await w.run(ctx => decideInteractions({ ctx, input: { limit: 100 } }));
  return ids;
}

const entries = (w: World) => w.run(async ctx => (await readCalendar({ ctx })).entries);
const sendsOn = (w: World, day: string) =>
  w.run(async ctx => (await listSends({ ctx, input: { day } })).data);
const invitations = (w: World) => w.run(ctx => ctx.db.select().from(invitation).orderBy(invitation.sendAt));

describe('the calendar of coming sends', () => {
  it('counts invitations, reminders and what waits by day and program, what is overdue as today', async () => {
    const { w, program, at } = await planned(['ann', 'ben']);
    const [first] = await invitations(w);
    await w.run(async ctx => {
      await planDeliveries(ctx, [
        { invitationId: first?.id ?? '', kind: 'reminder-1', dueAt: new Date(Date.now() - 5 * DAY) },
      ]);
      await ctx.db.execute(sql`
        update decision set outcome = 'waiting', due_at = now() + interval '10 days'
        where id = (select id from decision where workspace_id = ${ctx.workspaceId} limit 1)`);
    });
    expect(await entries(w)).toEqual([
      { day: today, program, invitations: 0, reminders: 1, waiting: 0 },
      { day: at, program, invitations: 2, reminders: 0, waiting: 0 },
      { day: inDays(10), program, invitations: 0, reminders: 0, waiting: 1 },
    ]);
    expect(
      (await sendsOn(w, at)).map(({ customer, customerName, kind }) => [customer, customerName, kind]),
    ).toEqual(
      expect.arrayContaining([
        ['ann', 'ANN', 'invitation'],
        ['ben', 'BEN', 'invitation'],
      ]),
    );
    expect((await sendsOn(w, today)).map(send => send.kind)).toEqual(['reminder']);
    expect(await sendsOn(await newWorld(), at)).toEqual([]);
  });

  it('lists page by page, earliest first, without gap or repeat', async () => {
    const { w, at } = await planned(['a', 'b', 'c', 'd', 'e']);
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await w.run(ctx => listSends({ ctx, input: { day: at, limit: 2, cursor } }));
      seen.push(...page.data.map(send => send.customer));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('moving', () => {
  it('takes a day of a program to another at each recipient’s own clock, and back again', async () => {
    const { w, program, at } = await planned(['ann'], {}, 'America/New_York');
    const [before] = await invitations(w);
    const moved = await w.run(ctx =>
      moveSends({ ctx, input: { sends: { program, day: at }, to: inDays(8) } }),
    );
    expect(moved).toMatchObject({ stayed: { count: 0 }, more: false });
    const [after] = await invitations(w);
    expect(localDate(after?.sendAt ?? new Date(0), ZONE)).toBe(inDays(8));
    expect(localMinutes(after?.sendAt ?? new Date(0), 'America/New_York')).toBe(
      localMinutes(before?.sendAt ?? new Date(0), 'America/New_York'),
    );
    // The link lives as long as it would have.
    expect(Number(after?.expiresAt) - Number(after?.sendAt)).toBe(
      Number(before?.expiresAt) - Number(before?.sendAt),
    );
    expect((await sendsOn(w, inDays(8)))[0]?.dueAt).toEqual(after?.sendAt);
    await w.run(ctx => undoMove({ ctx, input: { done: moved.done } }));
    expect(await invitations(w)).toEqual([before]);
    const audit = await w.run(ctx => ctx.db.select().from(auditLog).orderBy(auditLog.at));
    expect(audit.map(line => line.action)).toEqual(
      expect.arrayContaining(['calendar.moved', 'calendar.moved_back']),
    );
  });

  it('leaves and names whoever would be asked too often there', async () => {
    const { w, program, survey, at } = await planned(['ann', 'ben'], { fatigue: { afterInvite: 'P5D' } });
    // Ann was planned by another program, too, for the twentieth day.
    await askAtOnce(w, {
      name: 'later',
      survey,
      delay: 'P20D',
      trigger: { types: ['visit'] },
      fatigue: { afterInvite: 'P10D' },
    });
    await w.run(async ctx => {
      const [ann] = await ctx.db
        .execute<{ id: string }>(sql`select id from customer where external_id = 'ann'`)
        .then(r => r.rows);
      await addInteractions(ctx, [{ customerId: ann?.id ?? '', type: 'visit' }]);
    });
    await w.run(ctx => decideInteractions({ ctx, input: { limit: 10 } }));
    expect(await invitations(w)).toHaveLength(3);
    // Seven days before it: her own program would allow it, the other one's rest of ten days would not.
    const moved = await w.run(ctx =>
      moveSends({ ctx, input: { sends: { program, day: at }, to: inDays(13) } }),
    );
    expect(moved.done).toHaveLength(1);
    expect(moved.stayed).toEqual({ count: 1, people: [{ customer: 'ann', name: 'ANN', reason: 'fatigue' }] });
    expect((await sendsOn(w, at)).map(send => send.customer)).toEqual(['ann']);
    expect((await sendsOn(w, inDays(13))).map(send => send.customer)).toEqual(['ben']);
  });

  it('respects the window and the daily cap of the program', async () => {
    const { w, program, at } = await planned(['ann', 'ben', 'cem'], { dailyCap: 2 });
    // Two fit into a day, so one of the three was never planned.
    expect(await sendsOn(w, at)).toHaveLength(2);
    const [one, two] = (await sendsOn(w, at)).map(send => send.id);
    await w.run(ctx => moveSends({ ctx, input: { sends: { ids: [one ?? ''] }, to: inDays(6) } }));
    await w.run(ctx =>
      ctx.db.execute(
        sql`update program set daily_cap = 1 where workspace_id = ${ctx.workspaceId} and id = ${program}`,
      ),
    );
    const full = await w.run(ctx =>
      moveSends({ ctx, input: { sends: { ids: [two ?? ''] }, to: inDays(6) } }),
    );
    expect(full.stayed.people.map(person => person.reason)).toEqual(['daily_cap']);
    // Within its own day nothing is full.
    expect(
      (await w.run(ctx => moveSends({ ctx, input: { sends: { ids: [two ?? ''] }, to: at } }))).done,
    ).toHaveLength(1);
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
    const shut = days[(new Date(`${inDays(7)}T00:00:00Z`).getUTCDay() + 6) % 7];
    await w.run(ctx =>
      ctx.db.execute(sql`
        update program set daily_cap = null,
          send_window = ${JSON.stringify({ days: days.filter(day => day !== shut), from: '00:01', to: '23:59' })}::jsonb
        where workspace_id = ${ctx.workspaceId} and id = ${program}`),
    );
    const closed = await w.run(ctx =>
      moveSends({ ctx, input: { sends: { ids: [two ?? ''] }, to: inDays(7) } }),
    );
    expect(closed.stayed.people.map(person => person.reason)).toEqual(['window']);
    const past = await w.run(ctx =>
      moveSends({ ctx, input: { sends: { ids: [two ?? ''] }, to: inDays(-1) } }),
    );
    expect(past.stayed.people.map(person => person.reason)).toEqual(['past']);
  });

  it('leaves alone what a worker holds', async () => {
    const { w, program, at } = await planned(['ann', 'ben']);
    await w.run(ctx =>
      ctx.db.execute(sql`
        update delivery set state = 'claimed' where workspace_id = ${ctx.workspaceId}
          and id = (select id from delivery where workspace_id = ${ctx.workspaceId} limit 1)`),
    );
    const moved = await w.run(ctx =>
      moveSends({ ctx, input: { sends: { program, day: at }, to: inDays(8) } }),
    );
    expect(moved.done).toHaveLength(1);
    const held = await w.run(ctx => ctx.db.select().from(delivery).where(eq(delivery.state, 'claimed')));
    expect(localDate(held[0]?.dueAt ?? new Date(0), ZONE)).toBe(at);
    expect(
      (await w.run(ctx => cancelSends({ ctx, input: { sends: { ids: [held[0]?.id ?? ''] } } }))).done,
    ).toEqual([]);
  });
});

describe('cancelling', () => {
  it('withdraws the invitation, its mail and its decision, and plans all of it again', async () => {
    const { w, at } = await planned(['ann']);
    const [send] = await sendsOn(w, at);
    const cancel = () => w.run(ctx => cancelSends({ ctx, input: { sends: { ids: [send?.id ?? ''] } } }));
    const cancelled = await cancel();
    expect(cancelled.done).toHaveLength(1);
    const state = () =>
      w.run(async ctx => ({
        invitation: (await ctx.db.select().from(invitation)).map(({ state, reason }) => [state, reason]),
        mail: (await ctx.db.select().from(delivery)).map(({ state, error }) => [state, error]),
        decision: (await ctx.db.select().from(decision)).map(({ outcome, reason }) => [outcome, reason]),
      }));
    expect(await state()).toEqual({
      invitation: [['withdrawn', 'cancelled']],
      mail: [['suppressed', 'cancelled']],
      decision: [['not_invited', 'cancelled']],
    });
    expect(await entries(w)).toEqual([]);
    expect((await cancel()).done).toEqual([]);
    await w.run(ctx => undoCancel({ ctx, input: { done: cancelled.done } }));
    expect(await state()).toEqual({
      invitation: [['scheduled', null]],
      mail: [['scheduled', null]],
      decision: [['invited', null]],
    });
    expect((await sendsOn(w, at)).map(({ id, dueAt }) => ({ id, dueAt }))).toEqual(cancelled.done);
  });

  it('takes only the mail of a reminder', async () => {
    const { w } = await planned(['ann']);
    const [one] = await invitations(w);
    await w.run(async ctx => {
      await ctx.db.execute(
        sql`update invitation set state = 'sent', sent_at = now() where workspace_id = ${ctx.workspaceId}`,
      );
      await ctx.db.execute(sql`update delivery set state = 'sent' where workspace_id = ${ctx.workspaceId}`);
      await planDeliveries(ctx, [
        { invitationId: one?.id ?? '', kind: 'reminder-1', dueAt: new Date(Date.now() + 2 * DAY) },
      ]);
    });
    const [send] = await sendsOn(w, inDays(2));
    await w.run(ctx => cancelSends({ ctx, input: { sends: { ids: [send?.id ?? ''] } } }));
    expect((await invitations(w)).map(({ state, reason }) => [state, reason])).toEqual([['sent', null]]);
    expect(await entries(w)).toEqual([]);
  });

  it('plans again what stood near another program’s invitation before, as the programs had decided', async () => {
    const { w, survey, at, ids } = await planned(['ann'], { fatigue: { afterInvite: 'P2D' }, priority: 10 });
    // Another is planned for the eighth day, by a program that asks for a rest of thirty.
    await askAtOnce(w, {
      name: 'visit',
      survey,
      delay: 'P8D',
      trigger: { types: ['visit'] },
      fatigue: { afterInvite: 'P1D' },
    });
    await w.run(ctx => addInteractions(ctx, [{ customerId: ids[0] ?? '', type: 'visit' }]));
    await w.run(ctx => decideInteractions({ ctx, input: { limit: 10 } }));
    await w.run(async ctx => {
      await ctx.db.execute(
        sql`update program set fatigue_after_invite = 'P30D' where name = 'visit' and workspace_id = ${ctx.workspaceId}`,
      );
      await ctx.db.execute(
        sql`update invitation set created_at = now() - interval '1 day' where workspace_id = ${ctx.workspaceId}`,
      );
    });
    const [send] = await sendsOn(w, at);
    const cancelled = await w.run(ctx => cancelSends({ ctx, input: { sends: { ids: [send?.id ?? ''] } } }));
    const back = await w.run(ctx => undoCancel({ ctx, input: { done: cancelled.done } }));
    expect(back).toEqual({ done: cancelled.done, stayed: { count: 0, people: [] } });
    // Further away from it is fine, closer is not.
    const move = (to: string) =>
      w.run(ctx => moveSends({ ctx, input: { sends: { ids: [send?.id ?? ''] }, to } }));
    expect((await move(inDays(2))).done).toHaveLength(1);
    expect((await move(inDays(4))).stayed.people.map(person => person.reason)).toEqual(['fatigue']);
  });

  it('does not plan somebody again whom another program took meanwhile, nor after a while', async () => {
    const { w, survey, at, ids } = await planned(['ann'], { fatigue: { afterInvite: 'P30D' } });
    await askAtOnce(w, {
      name: 'visit',
      survey,
      delay: 'P4D',
      trigger: { types: ['visit'] },
      fatigue: { afterInvite: 'P30D' },
    });
    const [send] = await sendsOn(w, at);
    const cancelled = await w.run(ctx => cancelSends({ ctx, input: { sends: { ids: [send?.id ?? ''] } } }));
    await w.run(ctx => addInteractions(ctx, [{ customerId: ids[0] ?? '', type: 'visit' }]));
    await w.run(ctx => decideInteractions({ ctx, input: { limit: 10 } }));
    const undo = () => w.run(ctx => undoCancel({ ctx, input: { done: cancelled.done } }));
    expect((await undo()).stayed.people).toEqual([{ customer: 'ann', name: 'ANN', reason: 'fatigue' }]);
    await w.run(ctx =>
      ctx.db.execute(
        sql`update delivery set finished_at = now() - interval '1 hour' where state = 'suppressed' and workspace_id = ${ctx.workspaceId}`,
      ),
    );
    expect(await undo()).toEqual({ done: [], stayed: { count: 0, people: [] } });
  });
});

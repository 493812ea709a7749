import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '@/server/db/tenant';
import { closeTransport } from '@/server/email/transport';
import { claimDeliveries } from '@/server/services/delivery/claim';
import { handOver } from '@/server/services/delivery/hand-over';
import { recordAttempts } from '@/server/services/delivery/record';
import { makeSender, sendDueDeliveries } from '@/server/services/delivery/send-due';
import { setRates } from '@/server/services/sender/set-rates';
import { askAtOnce } from '../factories/sending';
import { mailsWaiting } from '../factories/waiting';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.WEBHOOK_ALLOW_LOOPBACK = '1';

beforeEach(() => {
  sink.received.length = 0;
});
afterAll(async () => {
  closeTransport();
  await sink.stop();
});

const rates = (world: World, input: Parameters<typeof setRates>[0]['input']) =>
  world.run(ctx => setRates({ ctx, input }));

/** Two workers at once, woken each quarter second as by the sweeper, until `isDone` (however busy this machine is). */
async function workUntil(isDone: () => boolean): Promise<void> {
  const senders = [makeSender(), makeSender()];
  for (const end = Date.now() + 60_000; Date.now() < end && !isDone(); ) {
    for (const sender of senders) sender.wake();
    await sleep(250);
  }
  await Promise.all(senders.map(sender => sender.stop()));
}

const sentAt = (world: World): Promise<number[]> =>
  world.run(async ({ db }) => {
    const { rows } = await db.execute<{ at: string }>(
      sql`select first_attempt_at as at from delivery where state = 'sent' order by first_attempt_at`,
    );
    return rows.map(({ at }) => new Date(at).getTime());
  });

/** Deliveries that this connection has read since it last told PostgreSQL's statistics. */
const rowsRead = async (ctx: Ctx): Promise<number> => {
  const { rows } = await ctx.db.execute<{ read: number }>(sql`
    select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables where relname = 'delivery'`);
  return rows[0]?.read ?? 0;
};

const receivedAt = (host: string) => sink.received.filter(mail => mail.to[0]?.endsWith(host)).length;

describe('a line', () => {
  it('costs the mails that leave nothing, held by a worker or not, before there are statistics too', async () => {
    const world = await newWorld();
    await mailsWaiting(world, 5_000, { dueIn: '1 day', from: 1_000 });
    await mailsWaiting(world, 300);
    const ids = (await claimDeliveries('me', 300)).map(one => one.id);
    expect(ids).toHaveLength(300);
    const read = await world.run(async ctx => {
      const before = await rowsRead(ctx);
      const mails = (await handOver(ctx, 'me', ids.slice(0, 10))).flatMap(mail => mail ?? []);
      await recordAttempts(
        ctx,
        'me',
        mails.map(mail => ({ mail, handed: { kind: 'sent', remoteId: null } })),
      );
      return (await rowsRead(ctx)) - before;
    });
    expect(read).toBeGreaterThanOrEqual(30);
    expect(read).toBeLessThan(100);
    await world.run(({ db }) => db.execute(sql`update workspace set sending_paused_at = now()`));
  });
});

describe('a rate that a workspace set', () => {
  it('holds over racing workers, is used up, and slows nobody else', { timeout: 60_000 }, async () => {
    const slow = await newWorld();
    const fast = await newWorld();
    // Ten a second, or one every 100 ms.
    await rates(slow, { perMinute: 600 });
    await mailsWaiting(slow, 200, { host: 'slow.example' });
    await mailsWaiting(fast, 200, { host: 'fast.example' });
    await workUntil(() => receivedAt('fast.example') === 200 && receivedAt('slow.example') > 40);
    const times = await sentAt(slow);
    // Mails that had to wait for a lane leave together, at most those of the two seconds that a worker takes ahead.
    for (const [index, start] of times.entries()) {
      const within = (ms: number) => times.slice(index).filter(at => at < start + ms).length;
      expect(within(1_000)).toBeLessThanOrEqual(11 + 20);
      expect(within(4_000)).toBeLessThanOrEqual(41 + 20);
    }
    expect(times.length).toBeLessThan(200);
    expect(receivedAt('fast.example')).toBe(200);
  });

  it('towards one receiver puts its mails off and lets the others pass', { timeout: 60_000 }, async () => {
    const world = await newWorld();
    await rates(world, { hosts: [{ host: 'narrow.example', perMinute: 60 }] });
    await mailsWaiting(world, 700, { host: 'narrow.example', dueIn: '-1 hour' });
    await mailsWaiting(world, 50, { host: 'other.example' });
    const begun = Date.now();
    await workUntil(() => receivedAt('other.example') === 50 && receivedAt('narrow.example') >= 4);
    expect(receivedAt('other.example')).toBe(50);
    expect(receivedAt('narrow.example')).toBeLessThanOrEqual((Date.now() - begun) / 1000 + 3);
    // Each has one turn in a line, a second apart, and is not asked about before.
    const { rows } = await world.run(({ db }) =>
      db.execute<{ turns: number; last: number }>(sql`
        select count(distinct due_at)::int as turns, round(extract(epoch from max(due_at) - now()))::int as last
        from delivery where state = 'scheduled'`),
    );
    expect(rows[0]?.turns).toBeGreaterThan(600);
    expect(rows[0]?.last).toBeGreaterThan(600);
    // Lifted, everything leaves at once.
    await rates(world, {});
    expect((await sendDueDeliveries()).sent).toBeGreaterThan(600);
  });
});

describe('a long line', () => {
  it('of a paused workspace, a paused program or a rate does not starve others', {
    timeout: 120_000,
  }, async () => {
    const paused = await newWorld();
    const halted = await newWorld();
    const limited = await newWorld();
    const eager = await newWorld();
    const program = await askAtOnce(halted);
    await mailsWaiting(paused, 2_000, { dueIn: '-3 hours' });
    await mailsWaiting(halted, 2_000, { dueIn: '-2 hours', program: program.id });
    await mailsWaiting(halted, 20, { host: 'halted.example' });
    await mailsWaiting(limited, 2_000, { host: 'limited.example', dueIn: '-4 hours' });
    await mailsWaiting(eager, 300, { host: 'eager.example' });
    await paused.run(({ db }) => db.execute(sql`update workspace set sending_paused_at = now()`));
    await halted.run(({ db }) => db.execute(sql`update program set active = false`));
    await rates(limited, { perMinute: 60 });
    const begun = Date.now();
    await workUntil(() => receivedAt('eager.example') === 300 && receivedAt('halted.example') === 20);
    expect(receivedAt('eager.example')).toBe(300);
    expect(receivedAt('halted.example')).toBe(20);
    expect(receivedAt('limited.example')).toBeGreaterThan(0);
    expect(receivedAt('limited.example')).toBeLessThanOrEqual((Date.now() - begun) / 1000 + 3);
    expect(await sentAt(paused)).toEqual([]);
  });
});

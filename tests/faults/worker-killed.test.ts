import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { SMTP_CONNECTIONS } from '@/server/email/transport';
import { addCustomers, addInteractions, askAtOnce } from '../factories/sending';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';
import { endProcess, startWorkerProcess } from '../setup/worker';

const MAILS = 1_500;
const KILLS = 5;

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
afterAll(() => sink.stop());

describe('workers killed at random while they send', () => {
  it('lose no invitation, and repeat at most one mail per connection and kill', {
    timeout: 180_000,
  }, async () => {
    const world = await newWorld();
    await askAtOnce(world);
    await world.run(async ctx => {
      const people = Array.from({ length: MAILS }, (_, index) => ({ externalId: `c${index}` }));
      const ids = await addCustomers(ctx, people);
      await addInteractions(
        ctx,
        ids.map(customerId => ({ customerId })),
      );
    });

    let kills = 0;
    for (; kills < KILLS; kills++) {
      const worker = await startWorkerProcess({ SMTP_URL: sink.url });
      const before = sink.received.length;
      // Somewhere in the middle of it: after the first mails of this life, before the last.
      await until(() => sink.received.length > before + Math.random() * 100, 40_000);
      await endProcess(worker, 'SIGKILL');
    }
    expect(sink.received.length).toBeLessThan(MAILS);

    const last = await startWorkerProcess({ SMTP_URL: sink.url });
    await until(async () => (await open(world)) === 0, 90_000);
    await endProcess(last, 'SIGTERM');

    const copies = new Map<string, number>();
    for (const { raw } of sink.received) {
      const id = /^Message-ID: (.*)$/m.exec(raw)?.[1] ?? '';
      copies.set(id, (copies.get(id) ?? 0) + 1);
    }
    expect(copies.size).toBe(MAILS);
    expect(sink.received.length - MAILS).toBeLessThanOrEqual(SMTP_CONNECTIONS * kills);
    const { rows } = await world.run(ctx =>
      ctx.db.execute(
        sql`select state, count(*)::int as count from delivery where kind = 'invitation' group by 1`,
      ),
    );
    expect(rows).toEqual([{ state: 'sent', count: MAILS }]);
  });
});

const open = async (world: World) => {
  const { rows } = await world.run(ctx =>
    ctx.db.execute<{ count: number }>(sql`
      select (select count(*) from interaction where decided_at is null)::int
        + (select count(*) from delivery where kind = 'invitation' and state <> 'sent')::int as count`),
  );
  return rows[0]?.count ?? -1;
};

async function until(condition: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('what was waited for did not happen in time');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

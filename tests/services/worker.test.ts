import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { closeTransport } from '@/server/email/transport';
import { makeQueue, queues } from '@/server/jobs/queue';
import { wake } from '@/server/jobs/wake';
import { startWorker } from '@/server/jobs/worker';
import { inviteCustomer } from '@/server/services/invitation/invite';
import { addCustomers, addInteractions, askAtOnce, publishedSurvey } from '../factories/sending';
import { newWorld } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
afterAll(async () => {
  closeTransport();
  await sink.stop();
});

describe('the worker', () => {
  it('mails within five seconds of an interaction that is to be asked about at once', async () => {
    const world = await newWorld();
    await askAtOnce(world);
    const worker = await startWorker();
    const [ann = ''] = await world.run(ctx => addCustomers(ctx, [{ externalId: 'ann' }]));
    const began = performance.now();
    await world.run(async ctx => {
      await addInteractions(ctx, [{ customerId: ann }]);
      await wake(ctx, 'decideInteractions');
    });
    while (sink.received.length === 0 && performance.now() - began < 6_000)
      await new Promise(resolve => setTimeout(resolve, 10));
    const took = performance.now() - began;
    await worker.stop();
    expect(sink.received.map(mail => mail.to)).toEqual([['ann@example.com']]);
    expect(took).toBeLessThan(5_000);
  });

  it('runs what is scheduled, with the app’s own rights', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    await world.run(async ctx => {
      await inviteCustomer({ ctx, input: { survey, customer: { id: 'ann' }, channel: 'link' } });
      await ctx.db.execute(sql`update invitation set expires_at = now() - interval '1 second'`);
    });
    const worker = await startWorker();
    const client = makeQueue(process.env.DATABASE_URL ?? '', 'web');
    const faults: unknown[] = [];
    client.on('error', error => faults.push(error));
    await client.start();
    expect((await client.getSchedules()).map(one => one.name)).toEqual(
      expect.arrayContaining([queues.askCustomers, queues.expireInvitations, queues.pruneRequests]),
    );
    await client.send(queues.expireInvitations);
    const state = async () => {
      const { rows } = await world.run(ctx =>
        ctx.db.execute<{ state: string }>(sql`select state from invitation`),
      );
      return rows[0]?.state;
    };
    for (let tries = 0; tries < 150 && (await state()) !== 'expired'; tries++)
      await new Promise(resolve => setTimeout(resolve, 100));
    expect(await state()).toBe('expired');
    await client.stop({ graceful: false });
    await worker.stop();
    expect(faults).toEqual([]);
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { closeTransport } from '@/server/email/transport';
import { wake } from '@/server/jobs/wake';
import { startWorker } from '@/server/jobs/worker';
import { addCustomers, addInteractions, askAtOnce } from '../factories/sending';
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
});

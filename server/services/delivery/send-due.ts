import { setTimeout as sleep } from 'node:timers/promises';
import { newId, type WorkspaceId } from '@/domain/ids';
import { inWorkspace } from '@/server/db/tenant';
import { SMTP_CONNECTIONS } from '@/server/email/transport';
import { log } from '@/server/log';
import { makeBatcher } from './batcher';
import { type Claimed, claimDeliveries, LEASE_SECONDS, mailer, releaseClaims, renewLeases } from './claim';
import { loadDefinitions } from './compose';
import { deliver } from './deliver';
import { type HandedOver, handOver } from './hand-over';
import { type Attempt, type Result, recordAttempts } from './record';
import { makeTurns } from './turns';

const CLAIM = 300;
const RECORD_TRIES = 8;

export type SendCounts = Record<Result, number> & { skipped: number };
export type Sender = {
  /** Looks for due deliveries at once; does nothing where every lane is already at work. */
  wake: () => void;
  /** Resolves when nothing is due any more. */
  idle: () => Promise<void>;
  /** Finishes the mails that are under way and gives back the rest. */
  stop: () => Promise<void>;
  counts: SendCounts;
};

/**
 * Sends what is due. Each lane carries one mail at a time from `handing_over` to its recorded result, so that no more
 * than `lanes` mails are in doubt whenever the process dies; a hanging server holds one lane, not the others.
 */
export function makeSender({ lanes = SMTP_CONNECTIONS }: { lanes?: number } = {}): Sender {
  const me = newId();
  const counts: SendCounts = { sent: 0, retry: 0, failed: 0, unknown: 0, skipped: 0 };
  const held = new Set<Claimed>();
  const turns = makeTurns();
  const working = new Set<Promise<void>>();
  let refill: Promise<void> | null = null;
  let stopping = false;

  const letGo = makeBatcher<string, { mail: HandedOver | null }>((workspaceId, ids) =>
    inWorkspace(workspaceId as WorkspaceId, mailer, async ctx => {
      const mails = await handOver(ctx, me, ids);
      await loadDefinitions(ctx, mails);
      return mails.map(mail => ({ mail }));
    }),
  );
  const record = makeBatcher<Attempt, Result>((workspaceId, attempts) =>
    inWorkspace(workspaceId as WorkspaceId, mailer, ctx => recordAttempts(ctx, me, attempts)),
  );

  async function next(): Promise<Claimed | undefined> {
    while (!stopping) {
      if (turns.ready() <= lanes) {
        refill ??= claimDeliveries(me, CLAIM, turns.full())
          .then(claimed => {
            for (const one of claimed) held.add(one);
            turns.add(claimed);
          })
          .finally(() => {
            refill = null;
          });
        if (turns.ready() === 0) await refill;
        else refill.catch(() => {});
      }
      const one = stopping ? undefined : turns.take();
      if (one) return one;
      const wait = turns.wait();
      if (wait === null) return undefined;
      await sleep(wait);
    }
    return undefined;
  }

  /** A mail that went out is worth waiting for the database: forgetting it would send it twice. */
  async function keep(workspaceId: string, done: Attempt): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        return await record(workspaceId, done);
      } catch (error) {
        if (tries === RECORD_TRIES) throw error;
        await sleep(1_000);
      }
    }
  }

  async function lane(): Promise<void> {
    for (let claimed = await next(); claimed; claimed = await next()) {
      try {
        const { mail } = await letGo(claimed.workspaceId, claimed.id);
        if (mail) counts[await keep(claimed.workspaceId, { mail, handed: await deliver(mail) })]++;
        else counts.skipped++;
      } finally {
        held.delete(claimed);
        turns.done(claimed);
      }
    }
  }

  function wake(): void {
    while (!stopping && working.size < lanes) {
      const run = lane().catch(error => {
        log().warn(
          { err: String(error) },
          'a send lane ended early; its mail is picked up when the lease ends',
        );
      });
      working.add(run);
      void run.then(() => working.delete(run));
    }
  }

  const heartbeat = setInterval(
    () =>
      void renewLeases(me, [...held]).catch(error =>
        log().warn({ err: String(error) }, 'leases not renewed'),
      ),
    (LEASE_SECONDS * 1000) / 3,
  );
  heartbeat.unref();

  return {
    wake,
    counts,
    async idle() {
      while (working.size > 0) await Promise.all(working);
    },
    async stop() {
      stopping = true;
      while (working.size > 0) await Promise.all(working);
      await refill?.catch(() => {});
      clearInterval(heartbeat);
      await releaseClaims(me, turns.empty()).catch(error =>
        log().warn({ err: String(error) }, 'claims not released'),
      );
    },
  };
}

/** Sends everything that is due now and returns what became of it. */
export async function sendDueDeliveries(options: { lanes?: number } = {}): Promise<SendCounts> {
  const sender = makeSender(options);
  sender.wake();
  await sender.idle();
  await sender.stop();
  return sender.counts;
}

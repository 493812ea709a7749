import { fileURLToPath } from 'node:url';
import { closePools } from '../db/client';
import { closeTransport } from '../email/transport';
import { env, isPublic } from '../env';
import { log } from '../log';
import { closeOutbound } from '../outbound/post-json';
import { makeSender } from '../services/delivery/send-due';
import { untilStopped } from '../shutdown';
import { decideWaiting } from './decide-interactions';
import { foldWaiting } from './fold-scores';
import { importWaiting } from './import-files';
import { judgeWaiting } from './judge-responses';
import { learnAsked } from './learn-sentiment';
import { listen } from './listen';
import { makeLoop } from './loop';
import { makeQueue, queues } from './queue';
import { readWaitingComments } from './read-comments';
import { rememberWaiting } from './remember-customers';
import { schedule } from './schedule';
import { sendLetters } from './send-letters';
import { type SmtpIn, startSmtpIn } from './smtp-in';
import { tellAboutCases, tendWaiting } from './tend-cases';
import { WAKE_CHANNEL } from './wake';
import { tellWaiting } from './watch-for-alerts';

/** How long work may wait where no call came through. */
const SWEEP_MS = 1_000;

export type Worker = { stop: () => Promise<void> };

/**
 * Starts everything that happens without a request: loops that decide, send, fold, read files and tell alerts, woken by the database's calls and
 * swept every second; one that judges answers, swept only; and the scheduled jobs of pg-boss. `stop` finishes what is under way.
 */
export async function startWorker(): Promise<Worker> {
  const url = env().DATABASE_DIRECT_URL ?? env().DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set in this process: start the app with `npm start`.');
  const sender = makeSender();
  const decide = makeLoop('decide-interactions', isStopping => decideWaiting(sender.wake, isStopping));
  const fold = makeLoop('fold-scores', foldWaiting);
  const judge = makeLoop('judge-responses', judgeWaiting);
  const imports = makeLoop('import-files', importWaiting);
  const alerts = makeLoop('tell-alerts', tellWaiting);
  const letters = makeLoop('send-letters', sendLetters);
  const cases = makeLoop('tend-cases', tendWaiting);
  const notices = makeLoop('tell-about-cases', tellAboutCases);
  const memory = makeLoop('remember-customers', rememberWaiting);
  const comments = makeLoop('read-comments', readWaitingComments);
  const learning = makeLoop('learn-sentiment', learnAsked);
  const wakers: Record<string, () => void> = {
    [queues.decideInteractions]: decide.poke,
    [queues.sendDeliveries]: sender.wake,
    [queues.foldScores]: fold.poke,
    [queues.importFiles]: imports.poke,
    [queues.watchForAlerts]: alerts.poke,
    [queues.sendLetters]: letters.poke,
    [queues.readComments]: comments.poke,
    [queues.learnSentiment]: learning.poke,
    [queues.tendCases]: () => {
      cases.poke();
      notices.poke();
    },
  };
  const wakeAll = () => {
    for (const wake of Object.values(wakers)) wake();
  };
  const stopListening = listen(url, WAKE_CHANNEL, payload => {
    const wake = wakers[payload.split(':', 1)[0] ?? ''];
    if (wake) wake();
    else wakeAll();
  });
  const sweeper = setInterval(() => {
    wakeAll();
    judge.poke();
    memory.poke();
  }, SWEEP_MS);
  const stopSchedule = await startSchedule(url);
  const smtpIn = await takeBounces();
  return {
    async stop() {
      clearInterval(sweeper);
      await stopListening();
      await smtpIn?.stop();
      await Promise.all([
        decide.stop(),
        fold.stop(),
        judge.stop(),
        memory.stop(),
        comments.stop(),
        learning.stop(),
        sender.stop(),
        imports.stop(),
        alerts.stop(),
        letters.stop(),
        cases.stop(),
        notices.stop(),
        stopSchedule(),
      ]);
      closeTransport();
      await closeOutbound();
    },
  };
}

/** Where the operator wants it. Without it, bounces wait at their sender, which is no reason to send nothing. */
async function takeBounces(): Promise<SmtpIn | null> {
  const { SMTP_IN_PORT: port, BOUNCE_DOMAIN: domain } = env();
  if (port === undefined) return null;
  if (!domain) {
    log().error(
      'SMTP_IN_PORT is set without BOUNCE_DOMAIN: no bounce could be told from other mail, none is taken.',
    );
    return null;
  }
  try {
    return await startSmtpIn({ port, host: isPublic() ? undefined : '127.0.0.1' });
  } catch (error) {
    log().error(
      { err: error instanceof Error ? error.message : String(error), port },
      'bounces are not taken',
    );
    return null;
  }
}

async function startSchedule(url: string): Promise<() => Promise<void>> {
  const boss = makeQueue(url, 'worker');
  await boss.start();
  for (const { queue, cron, run } of schedule) {
    await boss.work(queue, { pollingIntervalSeconds: 5 }, run);
    await boss.schedule(queue, cron);
  }
  return () => boss.stop({ graceful: true, timeout: 5_000 });
}

// The process entry; importing this file starts nothing.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const worker = await startWorker();
  untilStopped(async () => {
    await worker.stop();
    await closePools();
  });
  log().info('worker started');
  process.send?.('ready');
}

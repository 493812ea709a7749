import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SMTP_CONNECTIONS } from '@/server/email/transport';
import { startSmtpSink } from '../tests/setup/smtp-sink';
import { publishSurvey, type Row, type Subject, startSubject } from './subject';

const BATCH = 100;
/** A process that was killed is back after about this; some are killed again while they start. */
const LEAST_LIFE_MS = 200;
const MOST_LIFE_MS = 2_500;
const PATIENCE_MS = 10 * 60_000;

/**
 * Sends `mails` invitations, fed in through the API all the while, and kills the web or the worker process `kills` times
 * at random moments meanwhile. Counted outside of the product: what the API said yes to, and what the SMTP server got.
 */
export async function mailsThroughKills({ kills, mails }: { kills: number; mails: number }): Promise<Row[]> {
  const sink = await startSmtpSink({ keep: 'head' });
  const subject = await startSubject({ SMTP_URL: sink.url, MAIL_FROM: 'Bench <bench@boots.example>' });
  const client = new pg.Client({ connectionString: subject.ownerUrl });
  try {
    await client.connect();
    await askAtOnce(subject);
    const began = performance.now();
    const killed = { web: 0, worker: 0 };
    const [refused] = await Promise.all([
      feed(subject, mails, () => (killed.web + killed.worker) / kills),
      killAtRandom(subject, kills, killed),
    ]);
    await untilAllSent(client, mails);
    const seconds = (performance.now() - began) / 1000;
    // A copy that is still on its way would be missed.
    await sleep(3_000);
    return told({ sink, mails, killed, refused, seconds, states: await statesOf(client) });
  } finally {
    await client.end();
    await subject.stop();
    await sink.stop();
  }
}

async function askAtOnce(subject: Subject): Promise<void> {
  const survey = await publishSurvey(subject, {
    name: 'Kills',
    languages: ['en'],
    pages: [
      { id: 'p', questions: [{ key: 'recommend', type: 'nps', title: { en: 'Would you recommend us?' } }] },
    ],
  });
  await subject.api('POST', '/programs', {
    name: 'Kills',
    survey,
    trigger: { types: ['kill'] },
    delay: 'PT0S',
    sendWindow: null,
    fatigue: { afterInvite: 'PT0S', afterResponse: 'PT0S' },
    reminders: [],
    active: true,
  });
}

/** Posts each batch until it is accepted, no faster than the killing goes on. Returns how often it was not. */
async function feed(subject: Subject, mails: number, progress: () => number): Promise<number> {
  let refused = 0;
  for (let from = 0; from < mails; from += BATCH) {
    while (from / mails > progress() + 0.1) await sleep(20);
    for (;;) {
      try {
        await subject.api('POST', '/interactions', {
          interactions: purchases(from, Math.min(BATCH, mails - from)),
        });
        break;
      } catch {
        refused++;
        await sleep(100);
      }
    }
  }
  return refused;
}

const purchases = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `kill-${from + index}`,
    type: 'kill',
    occurredAt: new Date().toISOString(),
    customer: { id: `k${from + index}`, email: `k${from + index}@example.com` },
  }));

async function killAtRandom(
  subject: Subject,
  kills: number,
  killed: { web: number; worker: number },
): Promise<void> {
  while (killed.web + killed.worker < kills) {
    await sleep(LEAST_LIFE_MS + Math.random() * (MOST_LIFE_MS - LEAST_LIFE_MS));
    const victim = Math.random() < 0.5 ? 'web' : 'worker';
    if (subject.kill(victim)) killed[victim]++;
  }
}

async function untilAllSent(client: pg.Client, mails: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from delivery where state in ('sent', 'failed', 'unknown', 'suppressed')`,
    );
    if (Number(rows[0]?.n) >= mails) return;
    await sleep(500);
  }
}

const statesOf = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ state: string; n: string }>(
    'select state, count(*) as n from delivery group by state order by state',
  );
  return rows.map(({ state, n }) => `${n} ${state}`).join(', ');
};

function told({
  sink,
  mails,
  killed,
  refused,
  seconds,
  states,
}: {
  sink: Awaited<ReturnType<typeof startSmtpSink>>;
  mails: number;
  killed: { web: number; worker: number };
  refused: number;
  seconds: number;
  states: string;
}): Row[] {
  const idsOf = new Map<string, Set<string>>();
  for (const { to, raw } of sink.received) {
    const ids = idsOf.get(to[0] ?? '') ?? new Set();
    idsOf.set(to[0] ?? '', ids.add(/^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? ''));
  }
  const lost = mails - idsOf.size;
  const twice = sink.received.length - idsOf.size;
  const bound = SMTP_CONNECTIONS * killed.worker;
  const unstable = [...idsOf.values()].filter(ids => ids.size !== 1 || ids.has('')).length;
  return [
    {
      what: 'mails lost while web and worker are killed at random',
      value: `${lost} of ${mails}, ${killed.web + killed.worker} kills`,
      goal: '0',
      met: lost === 0,
    },
    {
      what: 'mails sent twice meanwhile',
      value: `${twice}, ${killed.worker} worker kills`,
      goal: `<= ${bound}`,
      met: twice <= bound,
    },
    {
      what: 'mails whose copies had several Message-IDs',
      value: String(unstable),
      goal: '0',
      met: unstable === 0,
    },
    {
      what: 'seconds for all of them, API calls refused meanwhile',
      value: `${Math.round(seconds)}, ${refused} (${states})`,
      goal: '',
      met: null,
    },
  ];
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { response, responseRevision } from '@/drizzle/schema/response';
import { verifyRollup } from '@/server/services/rollup/verify';
import { newWorld, type World } from '../factories/world';
import { ask, publish } from '../respond/survey';

const KILLS = 6;
const RESPONDENTS = 8;

let world: World;
let child: ChildProcess | undefined;
let port = 0;

async function startWeb(): Promise<void> {
  const started = spawn('node_modules/.bin/tsx', ['tests/faults/survey-server.ts', String(port)], {
    env: process.env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  child = started;
  const [line] = await once(started.stdout, 'data');
  port = Number(String(line));
}

/** tsx runs node below itself: the whole group goes at once, and nothing gets to say goodbye. */
async function kill(): Promise<void> {
  const victim = child;
  if (!victim?.pid || victim.exitCode !== null || victim.signalCode !== null) return;
  const gone = once(victim, 'exit');
  process.kill(-victim.pid, 'SIGKILL');
  await gone;
}

beforeAll(async () => {
  world = await newWorld();
  await startWeb();
});
afterAll(kill);

const definition = {
  name: 'Two pages',
  languages: ['en'],
  pages: [
    {
      id: 'p1',
      questions: [{ key: 'recommend', type: 'nps', required: true, title: 'Would you recommend us?' }],
    },
    { id: 'p2', questions: [{ key: 'why', type: 'long', title: 'Why?' }] },
  ],
};

it('keeps every acknowledged answer exactly once while the web process is killed under load', async () => {
  const surveyId = await publish(world, definition);
  // The ledger of what the server said yes to, kept outside of it.
  const ledger = new Map<string, { score: number; why?: string }>();
  let isOver = false;
  let refused = 0;

  const say = async (path: string, fields: Record<string, string>): Promise<void> => {
    for (;;) {
      try {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams(fields),
        });
        await answer.text();
        if (answer.status === 303) return;
        if (answer.status !== 503) throw new TypeError(`unexpected ${answer.status}`);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('unexpected')) throw error;
        refused++;
      }
      // A person presses the button again.
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  };

  const respondent = async (number: number): Promise<void> => {
    for (let turn = 0; !isOver; turn++) {
      const ann = await ask(world, surveyId);
      const score = (number + turn) % 11;
      await say(ann.path, { _page: 'p1', recommend: String(score) });
      ledger.set(ann.invitationId, { score });
      const why = `${number}/${turn}`;
      await say(ann.path, { _page: 'p2', why });
      ledger.set(ann.invitationId, { score, why });
    }
  };

  const crowd = Array.from({ length: RESPONDENTS }, (_, number) => respondent(number));
  for (let kills = 0; kills < KILLS; kills++) {
    await new Promise(resolve => setTimeout(resolve, 300 + kills * 70));
    await kill();
    await startWeb();
  }
  await new Promise(resolve => setTimeout(resolve, 500));
  isOver = true;
  await Promise.all(crowd);

  const rows = await world.run(({ db }) => db.select().from(response));
  expect(refused).toBeGreaterThan(0);
  expect(ledger.size).toBeGreaterThan(20);
  expect(rows.length).toBe(new Set(rows.map(({ invitationId }) => invitationId)).size);
  const stored = new Map(rows.map(row => [row.invitationId, row]));
  for (const [invitationId, { score, why }] of ledger) {
    expect(stored.get(invitationId)?.answers).toEqual({ recommend: score, ...(why && { why }) });
    expect(stored.get(invitationId)).toMatchObject({
      revision: why ? 2 : 1,
      state: why ? 'completed' : 'partial',
    });
  }
  const revisions = await world.run(({ db }) => db.$count(responseRevision));
  expect(revisions).toBe(rows.reduce((sum, { revision }) => sum + revision, 0));
  expect(await world.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true });
}, 120_000);

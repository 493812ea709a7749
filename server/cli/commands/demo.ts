import { randomBytes } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { Role } from '@/domain/roles';
import { instanceSetting } from '@/drizzle/schema/instance';
import { membershipsOf, readInstallation } from '@/server/auth/gate';
import { createUser, deleteUser, findUserByEmail } from '@/server/auth/users';
import { db, pool } from '@/server/db/client';
import type { Actor } from '@/server/db/tenant';
import { DEMO_ANSWERS, type DemoMember, loadDemoWorkspace } from '@/server/services/demo/load';
import { removeDemoWorkspace } from '@/server/services/demo/remove';
import { type Command, UsageError } from '../command';

const operator: Actor = { kind: 'system', name: 'operator' };

/** Who may look around; all share one random password, printed at the start. */
const people: readonly { email: string; name: string; role: Role }[] = [
  { email: 'demo@afterword.example', name: 'Astrid Owner', role: 'owner' },
  { email: 'admin@afterword.example', name: 'Ben Admin', role: 'admin' },
  { email: 'editor@afterword.example', name: 'Clara Marketer', role: 'editor' },
  { email: 'agent@afterword.example', name: 'Salma Service', role: 'agent' },
  { email: 'executive@afterword.example', name: 'Edward Executive', role: 'viewer' },
];
const settings = { email: 'demo_email', password: 'demo_password' } as const;

export const loadDemo: Command = {
  name: 'demo:load',
  usage: '[--size N] [--seed N] [--now ISO] [--fresh]',
  help: [
    'Loads the sample company "Fjell & Field": two years of customers, purchases, tickets and answers that end today.',
    'Loading again changes nothing; --fresh removes the sample company, and only that, and loads it anew.',
    `--size: about how many answers (default ${DEMO_ANSWERS}); --seed: another history; --now: where it ends.`,
  ].join('\n'),
  options: {
    size: { type: 'string' },
    seed: { type: 'string' },
    now: { type: 'string' },
    fresh: { type: 'boolean' },
  },
  run: async ({ values }) => {
    const answers = wholeNumber(values.size, '--size');
    const seed = wholeNumber(values.seed, '--seed');
    const now = instant(values.now);
    return alone(async () => {
      const { demo } = await readInstallation();
      // The password is kept last: without it an earlier load did not come to its end.
      const isFinished = (await readSetting(settings.password)) !== null;
      if (demo && isFinished && !values.fresh) return { ...demo, loaded: false };
      if (demo) await removeDemo(demo.workspaceId);
      const { members, password } = await makeMembers();
      const loaded = await loadDemoWorkspace({
        actor: operator,
        members,
        answers,
        seed,
        now,
        onProgress: say,
      });
      await keepSetting(settings.email, people[0]?.email ?? '');
      await keepSetting(settings.password, password);
      return { loaded: true, ...loaded };
    });
  },
};

/** Two loads at once would make two demos. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(727003) as mine');
    if (!rows[0]?.mine) throw new Error('The demo is being loaded by another process at this moment.');
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock(727003)').catch(() => {});
    client.release();
  }
}

async function removeDemo(
  workspaceId: Parameters<typeof removeDemoWorkspace>[0]['workspaceId'],
): Promise<void> {
  await db()
    .delete(instanceSetting)
    .where(inArray(instanceSetting.key, Object.values(settings)));
  await removeDemoWorkspace({ workspaceId, actor: operator });
  for (const { email } of people) {
    const user = await findUserByEmail(email);
    // Somebody may have let a demo account into a real company: it stays, with its password.
    if (user && (await membershipsOf(user.id)).length === 0) await deleteUser(user.id);
  }
}

async function makeMembers(): Promise<{ members: DemoMember[]; password: string }> {
  const password = randomBytes(9).toString('base64url');
  const members: DemoMember[] = [];
  for (const { role, ...person } of people) {
    const user = (await findUserByEmail(person.email)) ?? (await createUser({ ...person, password }));
    members.push({ userId: user.id, email: user.email, name: person.name, role });
  }
  return { members, password };
}

async function readSetting(key: string): Promise<unknown> {
  const [row] = await db().select().from(instanceSetting).where(eq(instanceSetting.key, key));
  return row?.value ?? null;
}

const keepSetting = (key: string, value: string): Promise<unknown> =>
  db()
    .insert(instanceSetting)
    .values({ key, value })
    .onConflictDoUpdate({ target: instanceSetting.key, set: { value } });

function say({ interactions, responses }: { interactions: number; responses: number }, of: number): void {
  process.stderr.write(`${responses} of about ${of} answers, ${interactions} interactions\n`);
}

function wholeNumber(text: string | boolean | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new UsageError(`${name} must be a whole number, 1 or more`);
  return value;
}

function instant(text: string | boolean | undefined): Date | undefined {
  if (typeof text !== 'string') return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new UsageError('--now must be a date like 2026-11-20T10:00:00Z');
  return date;
}

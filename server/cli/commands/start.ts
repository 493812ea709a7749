import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { instanceSetting } from '@/drizzle/schema/instance';
import { readInstallation } from '@/server/auth/gate';
import { db } from '@/server/db/client';
import { env } from '@/server/env';
import type { Command } from '../command';

/** Asked by the start command before anything is served. */
export const firstRun: Command = {
  name: 'first-run',
  usage: '',
  help: 'Tells whether the demo is due: nothing is here yet, or its loading was interrupted.',
  hidden: true,
  run: async () => {
    const { founded, demo } = await readInstallation();
    const isInterrupted = demo !== null && (await setting('demo_password')) === null;
    return { isDemoDue: isInterrupted || (!founded && !demo) };
  },
};

/** What a start prints above its last line. */
export const welcome: Command = {
  name: 'welcome',
  usage: '',
  help: 'How to sign in, and where mail goes.',
  hidden: true,
  run: async () => ({ lines: [...(await signInLines()), mailLine()] }),
};

async function signInLines(): Promise<string[]> {
  const { founded, demo } = await readInstallation();
  const email = await setting('demo_email');
  const password = await setting('demo_password');
  const lines = demo && email && password ? [`Demo sign-in: ${email} with the password ${password}`] : [];
  return founded
    ? lines
    : [...lines, `Set up your company: ${env().APP_URL}/setup?token=${await setupToken()}`];
}

function mailLine(): string {
  const { SMTP_URL, APP_URL } = env();
  if (SMTP_URL) return `Mail goes through ${new URL(SMTP_URL).host}`;
  return `Mail is not connected. Nothing leaves this machine; mails are kept at ${APP_URL}/dev/mailbox`;
}

/** The first-run page asks for it, so that nobody else on the network founds the company. */
async function setupToken(): Promise<string> {
  const made = randomBytes(18).toString('base64url');
  await db().insert(instanceSetting).values({ key: 'setup_token', value: made }).onConflictDoNothing();
  return (await setting('setup_token')) ?? made;
}

async function setting(key: string): Promise<string | null> {
  const [row] = await db().select().from(instanceSetting).where(eq(instanceSetting.key, key));
  return typeof row?.value === 'string' ? row.value : null;
}

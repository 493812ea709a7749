import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openDatabase, readSettings } from '../scripts/lib/instance.mjs';
import { freePort } from '../scripts/lib/postgres.mjs';
import { supervise } from '../scripts/lib/supervise.mjs';

/** `met` is null where a figure is told without a goal. */
export type Row = { what: string; value: string; goal: string; met: boolean | null };

export type Subject = {
  url: string;
  apiKey: string;
  workspaceId: string;
  ownerUrl: string;
  /** What the product's processes get, for measuring in this process too. */
  env: Record<string, string>;
  api: <T = Record<string, unknown>>(method: string, path: string, body?: unknown) => Promise<T>;
  admin: (...args: string[]) => Promise<Record<string, unknown>>;
  /** Ends a process as a power cut would; false while it is not there. It is started again by itself. */
  kill: (name: 'web' | 'worker') => boolean;
  stop: () => Promise<void>;
};

/** Starts the built product on a database of its own and makes a workspace to measure with. `extra`: more of its settings. */
export async function startSubject(extra: Record<string, string> = {}): Promise<Subject> {
  const before = { ...process.env };
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'afterword-bench-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  Object.assign(process.env, { DATA_DIR: dir, PORT: String(port), APP_URL: url, LOG_LEVEL: 'error' });
  const settings = await readSettings();
  const database = await openDatabase(settings);
  const env = {
    ...database.env,
    ...extra,
    NODE_ENV: 'production' as const,
    NEXT_DIST_DIR: path.join('dist', 'next'),
  };
  Object.assign(process.env, env);

  const processes = supervise(
    ['web', 'worker'].map(name => ({ name, args: [path.join('dist', 'server', `${name}.mjs`)], env })),
    line => process.stderr.write(`${line}\n`),
  );
  await processes.ready('web');

  const admin = async (...args: string[]): Promise<Record<string, unknown>> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path.join('dist', 'server', 'admin.mjs'), ...args],
      {
        env: { ...process.env, ...env },
        maxBuffer: 64 * 2 ** 20,
      },
    );
    return JSON.parse(stdout);
  };
  const made = await admin(
    'workspace:create',
    '--name',
    'Bench',
    '--owner-email',
    'bench@example.com',
    '--owner-password',
    'a long bench password',
  );
  const apiKey = String(made.apiKey);

  const api: Subject['api'] = async (method, route, body) => {
    const response = await fetch(`${url}/api/v1${route}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
    return response.json();
  };

  return {
    url,
    apiKey,
    workspaceId: String(made.workspaceId),
    ownerUrl: database.env.DATABASE_OWNER_URL ?? '',
    env,
    api,
    admin,
    kill: name => {
      const pid = processes.pid(name);
      return pid !== undefined && process.kill(pid, 'SIGKILL');
    },
    stop: async () => {
      await processes.stop();
      await database.stop();
      fs.rmSync(dir, { recursive: true, force: true });
      // Whoever starts the next one finds no trace of this.
      process.env = before;
    },
  };
}

/** Publishes a survey of one's own and returns its id. */
export async function publishSurvey(subject: Subject, definition: unknown): Promise<string> {
  const { id } = await subject.api<{ id: string }>('POST', '/surveys', { definition });
  await subject.api('POST', `/surveys/${id}/publications`);
  return id;
}

export async function linkFor(subject: Subject, survey: string, customer: string): Promise<string> {
  const invited = await subject.api<{ url: string }>('POST', '/invitations', {
    survey,
    customer: { id: customer, email: `${customer}@example.com` },
    channel: 'link',
  });
  return invited.url;
}

export const median = (values: number[]): number => quantile(values, 0.5);

export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const spread = (values: number[]): string =>
  `${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}`;

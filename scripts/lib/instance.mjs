// One running Afterword per data folder: its lock, its secrets, its database.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { buildDir } from './build.mjs';
import { runningPostgres, startPostgres } from './postgres.mjs';
import { root } from './toolchain.mjs';

export const bundled = name => import(path.join(root, buildDir(), 'server', `${name}.mjs`));

/** The checked settings. A bad value ends the process with a sentence that names it. */
export async function readSettings() {
  const { parseEnv } = await bundled('settings');
  try {
    return parseEnv(process.env);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/**
 * Takes the data folder for this process. Where another start holds it, says where that one runs and returns null.
 * A lock left by a crashed start is taken over.
 */
export function takeLock(dataDir, url) {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const file = path.join(dataDir, 'afterword.lock');
  for (;;) {
    try {
      fs.writeFileSync(file, JSON.stringify({ pid: process.pid, url }), { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw new Error(`DATA_DIR ${dataDir} cannot be written: ${error.message}`);
    }
    const holder = lockHolder(dataDir);
    if (holder) {
      process.stderr.write(
        `Afterword is already running at ${holder.url} (process ${holder.pid}). This start changed nothing.\n`,
      );
      return null;
    }
    fs.rmSync(file, { force: true });
  }
}

/** Who holds the data folder, when that process is alive and is a start of ours. */
function lockHolder(dataDir) {
  try {
    const holder = JSON.parse(fs.readFileSync(path.join(dataDir, 'afterword.lock'), 'utf8'));
    process.kill(holder.pid, 0);
    const cmdline = `/proc/${holder.pid}/cmdline`;
    // Pids are used again after a crash: only a process of ours counts.
    if (fs.existsSync('/proc/self') && !/scripts[/\\](start|dev)\.mjs/.test(fs.readFileSync(cmdline, 'utf8')))
      return null;
    return holder;
  } catch (error) {
    return error.code === 'EPERM' ? { pid: '?', url: 'an unknown address' } : null;
  }
}

/** SECRET_KEY from the environment; the embedded mode makes one and keeps it beside the data. */
export function readSecretKey(settings) {
  if (settings.SECRET_KEY) return settings.SECRET_KEY;
  if (settings.DATABASE_URL) {
    throw new Error(
      'SECRET_KEY is not set. With DATABASE_URL give one of at least 32 characters and keep it: links and logins hang on it.',
    );
  }
  const file = path.join(settings.DATA_DIR, 'secret.key');
  if (!fs.existsSync(file)) {
    fs.mkdirSync(settings.DATA_DIR, { recursive: true });
    fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return fs.readFileSync(file, 'utf8').trim();
}

/**
 * The migrated database: the configured one, or the embedded one (adopted when it runs already and `adopt` is set).
 * @returns {Promise<{env: Record<string, string>, stop: () => Promise<void>}>} what the processes need to connect
 */
export async function openDatabase(settings, { adopt = false, say = () => {} } = {}) {
  const secretKey = readSecretKey(settings);
  const embedded = settings.DATABASE_URL ? null : await embeddedServer(settings, { adopt, say });
  const ownerUrl = embedded?.ownerUrl ?? settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL;
  const appUrl = settings.DATABASE_OWNER_URL && settings.DATABASE_URL ? settings.DATABASE_URL : undefined;
  try {
    const { migrateDatabase } = await bundled('migrate');
    const logins = await migrateDatabase({ ownerUrl, secretKey, appUrl });
    return {
      env: {
        SECRET_KEY: secretKey,
        DATABASE_URL: logins.appUrl,
        DATABASE_AUTH_URL: settings.DATABASE_AUTH_URL ?? logins.authUrl,
        DATABASE_OWNER_URL: ownerUrl,
      },
      stop: async () => embedded?.stop(),
    };
  } catch (error) {
    await embedded?.stop();
    throw new Error(`The database could not be prepared: ${error.cause?.message ?? error.message}`);
  }
}

async function embeddedServer(settings, { adopt, say }) {
  const running = adopt ? await runningPostgres(settings.DATA_DIR) : null;
  if (running) return { ownerUrl: running, stop: async () => {} };
  return startPostgres({ dir: settings.DATA_DIR, say });
}

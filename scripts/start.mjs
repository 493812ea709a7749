// `npm start`: from a fresh clone to a running product, all by itself.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildDir, buildPages, bundleServer } from './lib/build.mjs';
import { openDatabase, readSettings, takeLock } from './lib/instance.mjs';
import { supervise } from './lib/supervise.mjs';
import { prepare, root } from './lib/toolchain.mjs';

prepare(import.meta.url);

const say = line => process.stderr.write(`${line}\n`);
const stops = [];
let ending = false;

try {
  await start();
} catch (error) {
  say(error.message);
  await stopAll(1);
}

async function start() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(0));
  await bundleServer();
  const settings = await readSettings();
  const unlock = takeLock(settings.DATA_DIR, settings.APP_URL);
  if (!unlock) process.exit(1);
  stops.push(unlock);

  // Two cores: the database, its migration and the demo are made while the pages are built.
  const pages = settings.ROLE === 'worker' ? undefined : buildPages(say);
  pages?.catch(() => {});
  const database = await openDatabase(settings, { say });
  stops.push(database.stop);
  const env = { ...database.env, NODE_ENV: 'production', NEXT_DIST_DIR: path.join(buildDir(), 'next') };
  const first = await admin(['first-run'], env);
  if (first.isDemoDue && settings.DEMO) {
    say('Loading the demo company (first start only)');
    await admin(['demo:load'], env);
  }
  await pages;

  const entry = name => ({
    name,
    args: ['--enable-source-maps', path.join(root, buildDir(), 'server', `${name}.mjs`)],
    env,
  });
  const roles = settings.ROLE === 'all' ? ['web', 'worker'] : [settings.ROLE];
  const processes = supervise(roles.map(entry), say);
  stops.push(processes.stop);
  await Promise.all(roles.map(name => processes.ready(name)));
  for (const line of (await admin(['welcome'], env)).lines) say(line);
  process.stdout.write(`Afterword is ready at ${settings.APP_URL}\n`);
}

/** Runs one operator's command and returns its JSON line. */
function admin(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, buildDir(), 'server', 'admin.mjs'), ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // Stopped in the middle, the start takes its helpers along.
    const end = () => child.kill();
    stops.push(end);
    let output = '';
    child.stdout.on('data', chunk => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('exit', code => {
      stops.splice(stops.indexOf(end), 1);
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(`"${args[0]}" did not succeed.`));
    });
  });
}

/** Stops what this start started, last things first. */
async function stopAll(code) {
  if (ending) return;
  ending = true;
  for (const stop of [...stops].reverse()) {
    try {
      await stop();
    } catch (error) {
      say(error.message);
    }
  }
  process.exit(code);
}

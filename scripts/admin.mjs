// `npm run --silent admin -- <command>`: the operator's commands, while the app runs and while it doesn't.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildDir, bundleServer } from './lib/build.mjs';
import { openDatabase, readSettings } from './lib/instance.mjs';
import { prepare, root } from './lib/toolchain.mjs';

prepare(import.meta.url);
await bundleServer();
const args = process.argv.slice(2);
const settings = await readSettings();
const needsDatabase = args.length > 0 && !args.includes('--help');

let database = { env: {}, stop: async () => {} };
try {
  if (needsDatabase) database = await openDatabase(settings, { adopt: true });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const child = spawn(
  process.execPath,
  ['--enable-source-maps', path.join(root, buildDir(), 'server', 'admin.mjs'), ...args],
  {
    env: { ...process.env, ...database.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', async code => {
  await database.stop();
  process.exit(code ?? 1);
});

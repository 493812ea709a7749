// `npm run dev`: the same product with hot reload of the pages, and restarts of the processes when their code changes.
import path from 'node:path';
import { bundleServer } from './lib/build.mjs';
import { openDatabase, readSettings, takeLock } from './lib/instance.mjs';
import { supervise } from './lib/supervise.mjs';
import { prepare, root } from './lib/toolchain.mjs';

prepare(import.meta.url);
await bundleServer();
const settings = await readSettings();
const unlock = takeLock(settings.DATA_DIR, settings.APP_URL);
if (!unlock) process.exit(1);
const say = line => process.stderr.write(`${line}\n`);

const database = await openDatabase(settings, { say });
const env = { ...database.env, NODE_ENV: 'development', NEXT_DIST_DIR: path.join('dist', 'next') };
const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const watch = (name, file) => ({
  name,
  args: [tsx, 'watch', '--clear-screen=false', path.join(root, 'server', file)],
  env,
});
const processes = supervise([watch('web', 'web.ts'), watch('worker', 'jobs/worker.ts')], say);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    await processes.stop();
    await database.stop();
    unlock();
    process.exit(0);
  });
}
process.stdout.write(`Afterword (development) is at ${settings.APP_URL}\n`);

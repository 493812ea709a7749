// `npm run bench`: measures on the machine at hand, prints one table, writes bench/results/<name>.json.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildPages, bundleServer } from './lib/build.mjs';
import { prepare, root } from './lib/toolchain.mjs';

prepare(import.meta.url);
await bundleServer();
await buildPages(line => process.stderr.write(`${line}\n`));
const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const child = spawn(process.execPath, [tsx, path.join(root, 'bench', 'run.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
child.on('exit', code => process.exit(code ?? 1));

// Builds when the build is stale: the hash of all sources, the lock file and the Node version decides.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './toolchain.mjs';

const sources = ['app', 'components', 'domain', 'server', 'drizzle/schema'];
const files = ['next.config.ts', 'proxy.ts', 'tsconfig.json', 'package-lock.json', 'scripts/lib/build.mjs'];

/** Where the build lies; tests use a folder of their own. */
export const buildDir = () => process.env.BUILD_DIR || 'dist';

/** Bundles the processes' entries (web, worker, admin, …) into `<build>/server`: half a second, so that a stale one is never run. */
export async function bundleServer() {
  const { build } = await import('esbuild');
  const wanted = hash(['domain', 'server', 'drizzle/schema'], ['package-lock.json', 'tsconfig.json']);
  if (read(stampFile('server')) === wanted) return;
  await build({
    absWorkingDir: root,
    entryPoints: {
      web: 'server/web.ts',
      worker: 'server/jobs/worker.ts',
      admin: 'server/cli/admin.ts',
      settings: 'server/env.ts',
      migrate: 'server/db/migrate.ts',
    },
    outdir: path.join(buildDir(), 'server'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    loader: { '.txt': 'text' },
    logLevel: 'error',
  });
  stamp('server', wanted);
}

/** Builds the pages with Next. Resolves when they are fresh; rejects with the build's last words. */
export async function buildPages(say = () => {}) {
  const wanted = hash(sources, files);
  if (read(stampFile('next')) === wanted) return;
  say('Building the pages (first start, or the sources changed)');
  fs.rmSync(stampFile('next'), { force: true });
  await run(process.execPath, [path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: path.join(buildDir(), 'next'),
  });
  stamp('next', wanted);
}

function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = chunk => {
      output = (output + chunk).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('exit', code =>
      code === 0 ? resolve() : reject(new Error(`The pages could not be built:\n${output.trim()}`)),
    );
  });
}

function hash(folders, singles) {
  const sum = createHash('sha256').update(process.version);
  for (const file of [...folders.flatMap(walk), ...singles].sort()) {
    const full = path.join(root, file);
    if (fs.existsSync(full)) sum.update(`\0${file}\0`).update(fs.readFileSync(full));
  }
  return sum.digest('hex');
}

function walk(folder) {
  const full = path.join(root, folder);
  if (!fs.existsSync(full)) return [];
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)));
}

const stampFile = name => path.join(root, buildDir(), `.${name}-hash`);
const read = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null);
const stamp = (name, value) => {
  fs.mkdirSync(path.dirname(stampFile(name)), { recursive: true });
  fs.writeFileSync(stampFile(name), value);
};

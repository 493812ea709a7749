// What must be true before anything else runs: packages installed, and this very process on the pinned Node.
// Plain Node (20 or newer), no imports from node_modules: on a fresh clone there are none.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

const marker = path.join(root, 'node_modules', '.afterword-lock');
const pinnedNode = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * Installs when `node_modules` is missing or made from another lock file, then goes on under the pinned Node.
 * Does not return in the outer process when it had to change Node: it exits with the inner one's code.
 */
export function prepare(script) {
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  loadEnvFile();
  const installed = ensureInstalled();
  const major = Number(process.versions.node.split('.')[0]);
  const pinnedMajor = Number(
    JSON.parse(fs.readFileSync('package.json', 'utf8')).devDependencies.node.split('.')[0],
  );
  if (major >= pinnedMajor) return installed;
  continueUnder(pinnedNode, script);
}

function ensureInstalled() {
  const wanted = createHash('sha256').update(fs.readFileSync('package-lock.json')).digest('hex');
  if (fs.existsSync(marker) && fs.readFileSync(marker, 'utf8') === wanted && fs.existsSync(pinnedNode))
    return false;
  process.stderr.write('Installing packages (first start, or the lock file changed)\n');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...args] = [...npm, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // stdout belongs to whoever asked (the CLI prints JSON there).
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write(
      `The packages could not be installed${error ? `: ${error.message}` : ''}. Nothing was started.\n`,
    );
    process.exit(1);
  }
  fs.writeFileSync(marker, wanted);
  return true;
}

function continueUnder(node, script) {
  const bin = path.join(root, 'node_modules', '.bin');
  const inner = spawnSync(node, [fileURLToPath(script), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
  });
  process.exit(inner.status ?? 1);
}

/** Settings from `.env`, where there is one; what the environment already says wins. */
function loadEnvFile() {
  if (fs.existsSync('.env')) process.loadEnvFile('.env');
}

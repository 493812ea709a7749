// `npm test`: what decides whether a change lands. Each step runs even where an earlier one failed, and the last line counts.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findChromium } from './lib/chromium.mjs';
import { prepare, root } from './lib/toolchain.mjs';

prepare(import.meta.url);

const count = { passed: 0, failed: 0, skipped: 0 };
const only = process.argv.slice(2);
const bin = (...parts) => path.join(root, 'node_modules', ...parts);
const results = path.join(root, 'test-results');
fs.rmSync(results, { recursive: true, force: true });
fs.mkdirSync(results, { recursive: true });
const env = { ...process.env, BUILD_DIR: 'dist-test', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
delete env.FORCE_COLOR;

await step('format and lint', [bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--max-diagnostics=50', '.']);
await step('types', [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.']);
await step('direction of imports', [
  bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
  'app',
  'components',
  'domain',
  'drizzle',
  'server',
  '--config',
  '.dependency-cruiser.cjs',
]);
await step(
  'the direction check itself',
  [
    bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    'tests/fixtures/direction',
    '--config',
    '.dependency-cruiser.cjs',
  ],
  { mustFail: /fixture-must-fail/ },
);
await step('dead code', [bin('knip', 'bin', 'knip.js'), '--no-progress']);
await suite(
  'unit and integration tests',
  [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path.join(results, 'vitest.json')}`,
  ],
  'vitest.json',
  readVitest,
);
await suite(
  'end-to-end and accessibility tests',
  [bin('@playwright', 'test', 'cli.js'), 'test'],
  'e2e.json',
  readPlaywright,
  async () => {
    env.CHROMIUM_PATH = await findChromium();
  },
);

process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
process.exit(count.failed > 0 ? 1 : 0);

/** A check that counts as one test. */
async function step(name, args, { mustFail } = {}) {
  if (skips(name)) return;
  const { code, output, seconds } = await run(args, mustFail === undefined);
  const passed = mustFail ? code !== 0 && mustFail.test(output) : code === 0;
  count[passed ? 'passed' : 'failed'] += 1;
  say(`${passed ? 'ok' : 'FAILED'}: ${name} (${seconds} s)`);
}

/** A runner whose own report is counted; no report at all is a failure. */
async function suite(name, args, report, read, before) {
  if (skips(name)) return;
  try {
    await before?.();
    const { code, seconds } = await run(args, true);
    const file = path.join(results, report);
    const figures = fs.existsSync(file)
      ? read(JSON.parse(fs.readFileSync(file, 'utf8')))
      : { passed: 0, failed: 1, skipped: 0 };
    if (code !== 0 && figures.failed === 0) figures.failed = 1;
    for (const key of Object.keys(count)) count[key] += figures[key];
    say(
      `${figures.failed ? 'FAILED' : 'ok'}: ${name}: ${figures.passed} passed, ${figures.failed} failed, ${figures.skipped} skipped (${seconds} s)`,
    );
  } catch (error) {
    count.failed += 1;
    say(`FAILED: ${name}: ${error.message}`);
  }
}

function readVitest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.numFailedTestSuites && !report.numFailedTests ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function run(args, show) {
  const began = Date.now();
  return new Promise(resolve => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        output += chunk;
        if (show) process.stderr.write(chunk);
      });
    }
    child.on('error', error => resolve({ code: 1, output: error.message, seconds: 0 }));
    child.on('exit', code => resolve({ code, output, seconds: Math.round((Date.now() - began) / 1000) }));
  });
}

/** `npm test -- types` runs the steps whose name contains a given word. */
function skips(name) {
  return only.length > 0 && !only.some(word => name.includes(word));
}

function say(line) {
  process.stderr.write(`── ${line}\n`);
}

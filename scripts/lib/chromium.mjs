// A real Chromium: the one named, the machine's, Playwright's; else it is installed.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './toolchain.mjs';

/** The path of a Chromium that can be started. Throws a sentence where none can be had. */
export async function findChromium() {
  const found = candidates().find(file => file && fs.existsSync(file)) ?? (await playwrights());
  if (found) return found;
  install();
  const installed = candidates().find(file => file && fs.existsSync(file)) ?? (await playwrights());
  if (!installed)
    throw new Error('No Chromium was found and none could be installed. Install one and set CHROMIUM_PATH.');
  return installed;
}

const candidates = () => [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return fs.existsSync(file) ? file : undefined;
}

function install() {
  process.stderr.write('Installing Chromium for the browser tests\n');
  if (process.getuid?.() === 0 && has('apt-get')) {
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    if (spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], options).status === 0) return;
  }
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2] });
}

function has(command) {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

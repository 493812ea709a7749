import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../scripts/lib/postgres.mjs';
import { startSmtpSink } from '../tests/setup/smtp-sink';

/** The product as `npm start` runs it, on a data folder of its own, with a real SMTP server that keeps what it gets. */
export default async function setup(): Promise<() => Promise<void>> {
  const sink = await startSmtpSink();
  const mails = http
    .createServer((_, response) => response.end(JSON.stringify(sink.received)))
    .listen(0, 'localhost');
  await once(mails, 'listening');

  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'afterword e2e '));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const product = spawn(process.execPath, [path.join('scripts', 'start.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      APP_URL: url,
      DATA_DIR: dataDir,
      SMTP_URL: sink.url,
      MAIL_FROM: 'Afterword <feedback@afterword.example>',
      LOG_LEVEL: 'warn',
      BUILD_DIR: 'dist-test',
    },
  });
  const said = await untilReady(product);

  process.env.E2E_URL = url;
  process.env.E2E_DATA_DIR = dataDir;
  process.env.E2E_MAILS = `http://localhost:${(mails.address() as AddressInfo).port}`;
  process.env.E2E_SETUP_URL = /Set up your company: (\S+)/.exec(said)?.[1] ?? '';
  const demo = /Demo sign-in: (\S+) with the password (\S+)/.exec(said);
  process.env.E2E_DEMO_EMAIL = demo?.[1] ?? '';
  process.env.E2E_DEMO_PASSWORD = demo?.[2] ?? '';

  return async () => {
    product.kill('SIGINT');
    if (product.exitCode === null) await once(product, 'exit');
    mails.close();
    await sink.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}

/** Everything the start said up to its last line. */
function untilReady(product: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk;
      if (/Afterword is ready at/.test(said)) resolve(said);
    };
    product.stdout?.on('data', hear);
    product.stderr?.on('data', hear);
    product.on('exit', code => reject(new Error(`The start ended with ${code}:\n${said}`)));
    setTimeout(() => reject(new Error(`Not ready after five minutes:\n${said}`)), 300_000).unref();
  });
}

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exportWorkspace } from '@/server/cli/commands/export';
import { createRule } from '@/server/services/alert/create-rule';
import { createShareLink } from '@/server/services/share/create';
import { newWorld } from '../factories/world';

const out = await mkdtemp(path.join(os.tmpdir(), 'afterword-export-'));
afterAll(() => rm(out, { recursive: true, force: true }));

it('an export holds what people made, and nothing that opens a door', async () => {
  const world = await newWorld();
  const password = 'four plain words';
  await world.run(ctx =>
    createShareLink({ ctx, input: { name: 'For the board', range: { days: 30 }, password } }),
  );
  const spec = { kind: 'answer', metric: 'nps', atMost: 2 } as const;
  const webhookUrl = 'https://example.com/alerts';
  await world.run(ctx => createRule({ ctx, input: { spec, webhookUrl, coolDownHours: 0 } }));
  await exportWorkspace.run({ values: { workspace: world.slug, out }, positionals: [] });

  const files = await readdir(out);
  const texts = await Promise.all(files.map(file => readFile(path.join(out, file), 'utf8')));
  const all = texts.join('\n');
  expect(all).toContain('For the board');
  expect(all).toContain(webhookUrl);
  expect(all).not.toContain('$argon2');
  expect(all).not.toMatch(/webhook_secret|password_hash/);
});

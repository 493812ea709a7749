import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backupDatabase, restoreDatabase } from '@/server/cli/commands/backup';
import { readCustomer } from '@/server/services/customer/read';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { newWorld } from '../factories/world';

const dir = await mkdtemp(path.join(os.tmpdir(), 'afterword-backup-'));
afterAll(() => rm(dir, { recursive: true, force: true }));

const call = (file: string) => ({ values: {}, positionals: [file] });

describe('a backup', () => {
  it('brings back texts with every kind of line break', async () => {
    const world = await newWorld();
    const name = 'a\u2028b\u2029c\u0085d\r\ne\rf\ng\\.\\N\t"';
    const rows = [{ id: 'ann', name, attributes: { note: '\\.\n\\.' } }];
    await world.run(ctx => upsertCustomers({ ctx, input: { rows } }));
    const file = path.join(dir, 'lines.gz');
    await backupDatabase.run(call(file));

    await world.run(ctx => upsertCustomers({ ctx, input: { rows: [{ id: 'ann', name: 'other' }] } }));
    await restoreDatabase.run(call(file));
    const ann = await world.run(ctx => readCustomer({ ctx, input: { externalId: 'ann' } }));
    expect(ann).toMatchObject({ name, attributes: { note: '\\.\n\\.' } });
  });

  it('says at once that the file cannot be written', async () => {
    await expect(backupDatabase.run(call(path.join(dir, 'no', 'such', 'folder', 'x')))).rejects.toThrow(
      'ENOENT',
    );
  });

  it('changes nothing where the file is missing, no backup or cut off', async () => {
    const world = await newWorld();
    await world.run(ctx => upsertCustomers({ ctx, input: { rows: [{ id: 'bea', name: 'Bea' }] } }));
    const cut = path.join(dir, 'cut.gz');
    await backupDatabase.run(call(cut));
    await truncate(cut, (await readFile(cut)).length - 200);
    const other = path.join(dir, 'other.txt');
    await writeFile(other, 'a text');
    await world.run(ctx => upsertCustomers({ ctx, input: { rows: [{ id: 'bea', name: 'Bea B.' }] } }));

    for (const file of [path.join(dir, 'missing'), other, cut])
      await expect(restoreDatabase.run(call(file)), file).rejects.toThrow();
    const bea = await world.run(ctx => readCustomer({ ctx, input: { externalId: 'bea' } }));
    expect(bea.name).toBe('Bea B.');
  });
});

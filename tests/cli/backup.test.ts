import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { pictureNamed } from '@/domain/picture/address';
import { image } from '@/drizzle/schema/image';
import { backupDatabase, restoreDatabase } from '@/server/cli/commands/backup';
import { readCustomer } from '@/server/services/customer/read';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { openImage } from '@/server/services/image/open';
import { uploadImage } from '@/server/services/image/upload';
import { inviteCustomer } from '@/server/services/invitation/invite';
import { greenPng } from '../factories/pictures';
import { publishedSurvey } from '../factories/sending';
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

  it('brings back every table as it was, counting nothing twice', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    await world.run(ctx =>
      inviteCustomer({ ctx, input: { survey, customer: { id: 'cat' }, channel: 'link' } }),
    );
    const counted = () =>
      world.run(async ctx => {
        const { rows } = await ctx.db.execute(sql`
          select (select count(*)::int from send_delta) as deltas, (select sum(delivered)::int from send_rollup) as sent,
            (select count(*)::int from invitation) as invitations, (select count(*)::int from audit_log) as audited`);
        return rows[0];
      });
    const before = await counted();
    const file = path.join(dir, 'counts.gz');
    await backupDatabase.run(call(file));
    await restoreDatabase.run(call(file));
    expect(await counted()).toEqual(before);
    await world.run(ctx =>
      inviteCustomer({ ctx, input: { survey, customer: { id: 'dan' }, channel: 'link' } }),
    );
    expect((await counted())?.deltas, 'and counts on afterwards').toBe(Number(before?.deltas) + 1);
  });

  it('brings back pictures byte by byte', async () => {
    const world = await newWorld();
    const { address } = await world.run(ctx => uploadImage({ ctx, input: { data: greenPng } }));
    const id = pictureNamed(address)?.id ?? '';
    const before = await openImage(id);
    const file = path.join(dir, 'pictures.gz');
    await backupDatabase.run(call(file));
    await world.run(ctx => ctx.db.delete(image));
    await restoreDatabase.run(call(file));
    expect(before).not.toBeNull();
    expect(await openImage(id)).toEqual(before);
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

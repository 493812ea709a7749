import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { proposeMapping } from '@/domain/import-mapping';
import { customer, interaction } from '@/drizzle/schema/customer';
import { importRun } from '@/drizzle/schema/instance';
import type { CsvSource } from '@/server/services/importRun/csv';
import { listImportFaults, listImports } from '@/server/services/importRun/read';
import { importFile } from '@/server/services/importRun/run';
import { newWorld, tester, type World } from '../factories/world';

const mapping = {
  order: 'id',
  type: 'type',
  date: 'occurredAt',
  mail: 'customer.email',
  sum: 'amount.value',
};

const load = (world: World, source: string | (() => CsvSource), input: object = {}) =>
  importFile({
    workspaceId: world.workspaceId,
    actor: tester,
    kind: 'interactions',
    open: typeof source === 'string' ? () => source : source,
    fileName: 'orders.csv',
    input: { mapping, ...input },
  });

/** The bytes in pieces of an odd size, so that characters and rows are cut in two. */
const pieces = (bytes: Buffer, size = 7): AsyncIterable<Uint8Array> =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    ),
  );

describe('importing interactions', () => {
  it('takes the good rows, tells line, column and sentence of the others, and can be sent again', async () => {
    const world = await newWorld();
    const csv = [
      'order;type;date;mail;sum',
      '1;purchase;20.11.2026 10:00;ann@example.com;"1.234,50"',
      '',
      '2;purchase;gestern;ben@example.com;5',
      '3;purchase;21.11.2026;not-an-address;5',
      '1;purchase;22.11.2026;ann@example.com;5',
      '4;"visit',
      'again";23.11.2026;ann@example.com;',
      '5;purchase',
    ].join('\r\n');
    const first = await load(world, csv, { doNotAsk: true });
    expect(first).toMatchObject({ rows: 6, accepted: 2, duplicates: 1, rejected: 3 });
    const faults = await world.run(ctx => listImportFaults({ ctx, input: { id: first.id } }));
    expect(faults.map(fault => [fault.line, fault.message])).toEqual([
      [4, 'Column "date" needs a date and a time with an offset, like 2026-11-20T10:00:00+01:00.'],
      [5, 'Column "mail" is not an e-mail address; write it like ann@example.com.'],
      [9, 'Column "date" is missing. customer is missing.'],
    ]);
    expect(faults[1]?.row).toMatchObject({ order: '3', mail: 'not-an-address' });
    const rows = await world.run(ctx => ctx.db.select().from(interaction).orderBy(interaction.externalId));
    expect(rows).toMatchObject([
      {
        externalId: '1',
        occurredAt: new Date('2026-11-20T09:00:00Z'),
        amountValue: 1234.5,
        amountCurrency: 'EUR',
        doNotAsk: true,
      },
      { externalId: '4', type: 'visit\nagain', amountValue: null, amountCurrency: null },
    ]);
    expect(await load(world, csv)).toMatchObject({ accepted: 0, duplicates: 3, rejected: 3 });
    const [latest] = await world.run(ctx => listImports({ ctx }));
    expect(latest).toMatchObject({ state: 'done', rows: 6, duplicates: 3, fileName: 'orders.csv' });
  });

  it.each([
    [
      'UTF-8 with a mark',
      Buffer.from('\ufefforder,type,date,mail,Straße\n1,Käufe,2026-11-20,a@b.de,Köln 👟\n'),
    ],
    [
      'UTF-16',
      Buffer.from('\ufefforder,type,date,mail,Straße\n1,Käufe,2026-11-20,a@b.de,Köln 👟\n', 'utf16le'),
    ],
    [
      'Windows-1252',
      Buffer.from('order\ttype\tdate\tmail\tStraße\n1\tKäufe\t2026-11-20\ta@b.de\tKöln\n', 'latin1'),
    ],
  ])('reads %s, cut anywhere', async (_, bytes) => {
    const world = await newWorld();
    const { sum: _sum, ...own } = mapping;
    const result = await load(world, () => pieces(bytes), {
      mapping: { ...own, Straße: 'attributes.Straße' },
    });
    expect(result).toMatchObject({ accepted: 1, rejected: 0 });
    const [row] = await world.run(ctx => ctx.db.select().from(interaction));
    expect(row?.type).toBe('Käufe');
    expect(row?.attributes.Straße).toMatch(/^Köln/);
  });

  it('refuses a mapping that lacks something before anything is kept', async () => {
    const world = await newWorld();
    await expect(load(world, 'order\n1', { mapping: { order: 'id' } })).rejects.toThrow(
      'No column gives "type".',
    );
    await expect(load(world, 'order,type\n1,x')).rejects.toThrow('The file has no column "date".');
    expect(await world.run(ctx => ctx.db.$count(importRun))).toBe(0);
  });

  it('marks a file that breaks off as failed and keeps what came before', async () => {
    const world = await newWorld();
    const row = (i: number) => `${i},purchase,2026-11-20,ann@example.com,1\n`;
    const start = `order,type,date,mail,sum\n${Array.from({ length: 5000 }, (_, i) => row(i)).join('')}`;
    const broken = `${start}9999,"${'x'.repeat(1_200_000)}`;
    await expect(load(world, () => pieces(Buffer.from(broken), 4096))).rejects.toThrow(
      /cannot be read on near line 500\d/,
    );
    const [run] = await world.run(ctx => listImports({ ctx }));
    expect(run).toMatchObject({ state: 'failed', rejected: 0 });
    expect(run?.accepted).toBeGreaterThanOrEqual(4000);
  });

  it('keeps memory flat over 12,000 rows', async () => {
    const world = await newWorld();
    const header = Buffer.from('order,type,date,mail,sum\n');
    async function* file() {
      yield header;
      for (let i = 0; i < 12_000; i += 500) {
        const rows = Array.from(
          { length: 500 },
          (_, k) => `${i + k},purchase,2026-11-20 10:00,c${(i + k) % 5000}@example.com,"${k},50"\n`,
        );
        yield Buffer.from(rows.join(''));
      }
    }
    const seen: number[] = [];
    let peak = 0;
    const before = process.memoryUsage().heapUsed;
    const result = await importFile({
      workspaceId: world.workspaceId,
      actor: tester,
      kind: 'interactions',
      open: file,
      fileName: 'big.csv',
      input: { mapping },
      onProgress: counts => {
        seen.push(counts.rows);
        peak = Math.max(peak, process.memoryUsage().heapUsed - before);
      },
    });
    expect(result).toMatchObject({ rows: 12_000, accepted: 12_000, rejected: 0 });
    expect(seen).toEqual([5_000, 10_000, 12_000]);
    expect(peak).toBeLessThan(200 * 1024 * 1024);
  }, 120_000);
});

describe('importing customers', () => {
  it('inserts and updates', async () => {
    const world = await newWorld();
    const csv = 'Kundennummer;E-Mail;Name;Stufe\n1;ann@example.com;Ann;gold\n2;nope;Ben;silver\n1;;Ann B.;\n';
    const result = await importFile({
      workspaceId: world.workspaceId,
      actor: tester,
      kind: 'customers',
      open: () => csv,
      fileName: 'customers.csv',
      input: { mapping: proposeMapping('customers', ['Kundennummer', 'E-Mail', 'Name', 'Stufe']) },
    });
    expect(result).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    const [ann] = await world.run(ctx => ctx.db.select().from(customer));
    expect(ann).toMatchObject({
      externalId: '1',
      email: 'ann@example.com',
      name: 'Ann B.',
      attributes: { Stufe: 'gold' },
    });
  });

  it('shows a report to its own workspace only', async () => {
    const [ours, theirs] = [await newWorld(), await newWorld()];
    const { id } = await load(ours, 'order,type,date,mail,sum\n1,x,y,z,1\n');
    await expect(theirs.run(ctx => listImportFaults({ ctx, input: { id } }))).rejects.toThrow(
      'no such import',
    );
    expect(await theirs.run(ctx => listImports({ ctx }))).toEqual([]);
  });
});

import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { FileKind } from '@/domain/import-run';
import { customer, interaction } from '@/drizzle/schema/customer';
import { importPiece, importRun } from '@/drizzle/schema/instance';
import { decision, invitation } from '@/drizzle/schema/program';
import { decideInteractions } from '@/server/services/decision/decide';
import { readImport } from '@/server/services/importRun/read';
import { receiveFile } from '@/server/services/importRun/receive';
import { reportFile } from '@/server/services/importRun/report';
import { finishRun } from '@/server/services/importRun/run';
import { cancelImport, startImport, startUndo } from '@/server/services/importRun/start';
import { workOnImport } from '@/server/services/importRun/work';
import { inviteCustomer } from '@/server/services/invitation/invite';
import { askAtOnce, publishedSurvey } from '../factories/sending';
import { newWorld, tester, type World } from '../factories/world';

const mapping = {
  order: 'id',
  type: 'type',
  date: 'occurredAt',
  mail: 'customer.email',
  tier: 'customer.attributes.tier',
};

const send = (world: World, text: string | Buffer, kind: FileKind = 'interactions') =>
  receiveFile({
    workspaceId: world.workspaceId,
    actor: tester,
    kind,
    fileName: 'orders.csv',
    source: Readable.from([Buffer.from(text)]),
  });
const work = async (world: World): Promise<void> => {
  while (await workOnImport(world.workspaceId, () => false));
};
const state = (world: World, id: string) => world.run(ctx => readImport({ ctx, input: { id } }));
const take = async (world: World, text: string, options: object = {}, kind: FileKind = 'interactions') => {
  const { id, mapping: proposed } = await send(world, text, kind);
  const own = kind === 'interactions' ? mapping : proposed;
  await world.run(ctx => startImport({ ctx, input: { id, mapping: own, ...options } }));
  await work(world);
  return state(world, id);
};
const head = 'order,type,date,mail,tier';

describe('a file on its way in', () => {
  it('is kept, tried without keeping anything, read, reported and forgotten', async () => {
    const world = await newWorld();
    await take(world, `${head}\n1,purchase,2026-11-20,ann@example.com,gold\n`, { doNotAsk: true });
    const text = [
      head,
      '1,purchase,2026-11-20,ann@example.com,gold',
      '2,visit,2026-11-21,ann@example.com,gold',
      '2,visit,2026-11-21,ben@example.com,gold',
      '3,purchase,soon,cem@example.com,"=HYPERLINK(""x"")"',
      '4,visit,2026-11-22,dot@example.com,-5',
    ].join('\n');
    const sent = await send(world, text);
    expect(sent).toMatchObject({ state: 'uploaded', isKnown: true, mapping, size: Buffer.byteLength(text) });
    await world.run(ctx => startImport({ ctx, input: { id: sent.id, mapping, isDryRun: true } }));
    await work(world);
    const checked = await state(world, sent.id);
    expect(checked).toMatchObject({
      state: 'uploaded',
      findings: {
        rows: 5,
        accepted: 2,
        duplicates: 2,
        rejected: 1,
        newCustomers: 2,
        knownCustomers: 1,
        newTypes: ['visit'],
        faults: [{ line: 5 }],
      },
    });
    expect(checked.findings?.from).toBe('2026-11-19T23:00:00.000Z');
    expect(await world.run(ctx => ctx.db.$count(interaction))).toBe(1);
    await world.run(ctx => startImport({ ctx, input: { id: sent.id, mapping } }));
    await world.run(ctx => startImport({ ctx, input: { id: sent.id, mapping } }));
    await work(world);
    expect(await state(world, sent.id)).toMatchObject({
      state: 'done',
      rows: 5,
      accepted: 2,
      duplicates: 2,
      rejected: 1,
      bytes: sent.size,
      sample: { rows: [] },
    });
    expect(await world.run(ctx => ctx.db.$count(importPiece))).toBe(0);
    const report = await reportFile({ workspaceId: world.workspaceId, actor: tester, id: sent.id });
    const csv = await new Response(report.text.pipeThrough(new TextEncoderStream())).text();
    expect(csv.split('\r\n')).toEqual([
      'line,reason,order,type,date,mail,tier',
      expect.stringMatching(
        /^5,"Column ""date"" needs .*",3,purchase,soon,cem@example\.com,"'=HYPERLINK\(""x""\)"$/,
      ),
      '',
    ]);
  });

  it('goes on where a worker left it, and takes no row twice', async () => {
    const world = await newWorld();
    const rows = Array.from(
      { length: 12_000 },
      (_, i) => `${i},purchase,2026-11-20,c${i % 300}@example.com,gold`,
    );
    const { id } = await send(world, [head, ...rows].join('\n'));
    await world.run(ctx => startImport({ ctx, input: { id, mapping, doNotAsk: true } }));
    let asked = 0;
    await workOnImport(world.workspaceId, () => ++asked > 1);
    const half = await state(world, id);
    expect(half.state).toBe('running');
    expect(half.rows).toBeGreaterThan(0);
    expect(half.rows).toBeLessThan(12_000);
    await work(world);
    expect(await state(world, id)).toMatchObject({
      state: 'done',
      rows: 12_000,
      accepted: 12_000,
      duplicates: 0,
    });
    expect(await world.run(ctx => ctx.db.$count(customer))).toBe(300);
  }, 60_000);

  it('is cancelled between chunks and says what was kept', async () => {
    const world = await newWorld();
    const rows = Array.from({ length: 11_000 }, (_, i) => `${i},purchase,2026-11-20,ann@example.com,gold`);
    const { id } = await send(world, [head, ...rows].join('\n'));
    await world.run(ctx => startImport({ ctx, input: { id, mapping, doNotAsk: true } }));
    let asked = 0;
    await workOnImport(world.workspaceId, () => ++asked > 1);
    await world.run(ctx => cancelImport({ ctx, input: { id } }));
    await work(world);
    const cancelled = await state(world, id);
    expect(cancelled.state).toBe('cancelled');
    expect(await world.run(ctx => ctx.db.$count(interaction))).toBe(cancelled.accepted);
    expect(await world.run(ctx => ctx.db.$count(importPiece))).toBe(0);
  }, 60_000);

  it('fails with a sentence where it cannot be read on, and keeps what came before', async () => {
    const world = await newWorld();
    const rows = Array.from(
      { length: 6_000 },
      (_, i) => `${i},purchase,2026-11-20,ann@example.com,${'g'.repeat(300)}`,
    );
    const run = await take(world, `${[head, ...rows].join('\n')}\n9,"never closed${'x'.repeat(1_100_000)}`);
    expect(run).toMatchObject({ state: 'failed', accepted: 5_000 });
    expect(run.problem).toMatch(/cannot be read on near line 600\d/);
  }, 60_000);

  it.each([
    ['nothing', Buffer.alloc(0), 'The file is empty.'],
    ['names and no row', 'a,b,c\n', 'no row below'],
    [
      'a picture',
      Buffer.from(Array.from({ length: 900 }, (_, i) => ((i * 7919) % 256) & (i % 3 ? 255 : 0))),
      'not a text file',
    ],
    ['a workbook', Buffer.from('PK\u0003\u0004xxxxxxxx'), 'Excel workbook'],
    ['a cell of ten megabytes', `a,b\n1,"${'x'.repeat(10_000_000)}"\n`, 'longer than a million'],
    [
      'a quote never closed',
      `a,b\n"1,2\n${'3,4\n'.repeat(400_000)}`,
      'quotation mark is probably not closed',
    ],
  ])('refuses %s with a sentence and keeps nothing', async (_, bytes, sentence) => {
    const world = await newWorld();
    await expect(send(world, bytes)).rejects.toThrow(sentence);
    expect(await world.run(ctx => ctx.db.$count(importRun))).toBe(0);
  });

  it('reads a file without column names, with repeated ones, and in two bytes a character', async () => {
    const world = await newWorld();
    const nameless = await send(world, 'Ann Lee;ann@example.com;7\nBen;ben@example.com;8\n', 'customers');
    expect(nameless.mapping).toEqual({ name: 'name', email: 'email', 'column 3': 'attributes.column 3' });
    expect(nameless.sample?.rows).toHaveLength(2);
    const twice = await send(world, 'id,note,note\n1,a,b\n', 'customers');
    expect(twice.sample?.headers).toEqual(['id', 'note', 'note (2)']);
    const wide = await send(world, Buffer.from('id,name\n1,Zoë\n', 'utf16le'), 'customers');
    expect(wide.sample?.rows).toEqual([{ id: '1', name: 'Zoë' }]);
  });

  it('is another workspace’s business only', async () => {
    const [ours, theirs] = [await newWorld(), await newWorld()];
    const { id } = await send(ours, `${head}\n1,purchase,2026-11-20,ann@example.com,gold\n`);
    await expect(theirs.run(ctx => startImport({ ctx, input: { id, mapping } }))).rejects.toThrow(
      'no such import',
    );
    await expect(reportFile({ workspaceId: theirs.workspaceId, actor: tester, id })).rejects.toThrow(
      'no such import',
    );
    expect(await workOnImport(theirs.workspaceId, () => false)).toBe(false);
  });
});

describe('undoing an import', () => {
  it('takes back what it brought and leaves what something hangs on', async () => {
    const world = await newWorld();
    const survey = await publishedSurvey(world);
    const first = await take(world, 'id,email,name,tier\nann,ann@example.com,Ann,basic\n', {}, 'customers');
    expect(first.accepted).toBe(1);
    const second = await take(
      world,
      [
        'id,email,name,tier',
        'ann,ann@example.com,Ann Lee,gold',
        'ben,ben@example.com,Ben,gold',
        'cem,cem@example.com,Cem,gold',
      ].join('\n'),
      {},
      'customers',
    );
    await world.run(ctx =>
      inviteCustomer({ ctx, input: { survey, customer: { id: 'ben' }, channel: 'link' } }),
    );
    await world.run(async ctx => {
      await ctx.db.update(customer).set({ name: 'Anna' }).where(eq(customer.externalId, 'ann'));
    });
    await world.run(ctx => startUndo({ ctx, input: { id: second.id } }));
    await work(world);
    expect(await state(world, second.id)).toMatchObject({
      state: 'undone',
      undone: { customers: 1, restored: 1, keptCustomers: 1 },
    });
    const left = await world.run(ctx => ctx.db.select().from(customer).orderBy(customer.externalId));
    expect(left).toMatchObject([
      { externalId: 'ann', name: 'Anna', attributes: { tier: 'basic' } },
      { externalId: 'ben', name: 'Ben' },
    ]);
  });

  it('leaves whom others changed since, even where an undo before it failed', async () => {
    const world = await newWorld();
    const run = await take(world, 'id,email,name\nann,ann@example.com,Ann\n', {}, 'customers');
    await world.run(ctx =>
      ctx.db
        .update(customer)
        .set({ name: 'Anna', updatedAt: new Date() })
        .where(eq(customer.externalId, 'ann')),
    );
    await world.run(ctx => finishRun(ctx, run.id, 'failed', 'Something went wrong on our side.'));
    await world.run(ctx => startUndo({ ctx, input: { id: run.id } }));
    await work(world);
    expect((await state(world, run.id)).undone).toMatchObject({ customers: 0, keptCustomers: 1 });
    expect(await world.run(ctx => ctx.db.select().from(customer))).toMatchObject([{ name: 'Anna' }]);
  });

  it('withdraws what has not left and keeps what was asked about', async () => {
    const world = await newWorld();
    await askAtOnce(world, { delay: 'P1D' });
    const now = new Date().toISOString();
    const run = await take(
      world,
      [
        head,
        `1,purchase,${now},ann@example.com,gold`,
        `2,purchase,${now},ben@example.com,gold`,
        '3,visit,2020-01-01,cem@example.com,',
      ].join('\n'),
    );
    await world.run(ctx => decideInteractions({ ctx, input: { limit: 100 } }));
    await world.run(async ctx => {
      const [one] = await ctx.db.select().from(invitation);
      if (one)
        await ctx.db
          .update(invitation)
          .set({ state: 'sent', sentAt: ctx.now })
          .where(eq(invitation.id, one.id));
    });
    await world.run(ctx => startUndo({ ctx, input: { id: run.id } }));
    await world.run(ctx => startUndo({ ctx, input: { id: run.id } }));
    await work(world);
    expect((await state(world, run.id)).undone).toEqual({
      interactions: 2,
      customers: 2,
      restored: 0,
      withdrawn: 1,
      keptInteractions: 1,
      keptCustomers: 1,
    });
    expect(await world.run(ctx => ctx.db.$count(decision))).toBe(1);
    const again = await world.run(ctx =>
      startImport({ ctx, input: { id: run.id, mapping } }).catch(error => error.code),
    );
    expect(again).toBe('conflict');
  });
});

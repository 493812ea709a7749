import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { WorkspaceId } from '@/domain/ids';
import { importFile } from '@/server/services/importRun/run';
import type { Row, Subject } from './subject';

const ROWS = 1_000_000;
const CUSTOMERS = 50_000;
const MB = 2 ** 20;

/** A history of interactions by CSV, nobody to be asked, a live program told so about each of them. */
export async function rowsImported(subject: Subject, rows = ROWS): Promise<Row[]> {
  Object.assign(process.env, subject.env);
  const { id: survey } = await subject.api<{ id: string }>('POST', '/surveys', { template: 'post-purchase' });
  await subject.api('POST', `/surveys/${survey}/publications`);
  await subject.api('POST', '/programs', {
    name: 'Imported',
    survey,
    trigger: { types: ['purchase'] },
    active: true,
  });
  const file = path.join(os.tmpdir(), `afterword-import-${process.pid}.csv`);
  await writeFile(file, csv(rows));
  const before = process.memoryUsage().rss;
  let peak = 0;
  const began = performance.now();
  const { accepted } = await importFile({
    workspaceId: subject.workspaceId as WorkspaceId,
    actor: { kind: 'system', name: 'bench' },
    kind: 'interactions',
    open: () => createReadStream(file),
    fileName: 'history.csv',
    input: { mapping, doNotAsk: true },
    onProgress: () => {
      peak = Math.max(peak, process.memoryUsage().rss);
    },
  }).finally(() => rm(file));
  const rate = accepted / ((performance.now() - began) / 1000);
  if (accepted !== rows) throw new Error(`accepted ${accepted} of ${rows}`);
  const grown = (peak - before) / MB;
  return [
    {
      what: `rows of ${rows.toLocaleString('en')} imported with their decisions, a second`,
      value: String(Math.round(rate)),
      goal: '>= 20000',
      met: rate >= 20_000,
    },
    {
      what: 'memory an import takes, MB',
      value: String(Math.round(grown)),
      goal: 'flat',
      met: null,
    },
  ];
}

const mapping = {
  order: 'id',
  type: 'type',
  date: 'occurredAt',
  customer: 'customer.id',
  mail: 'customer.email',
  lang: 'customer.locale',
  tier: 'customer.attributes.tier',
  product: 'attributes.product',
  location: 'attributes.location',
  channel: 'attributes.channel',
  sum: 'amount.value',
  currency: 'amount.currency',
};

function* csv(rows: number): Generator<string> {
  yield `${Object.keys(mapping).join(',')}\n`;
  let text = '';
  for (let n = 0; n < rows; n++) {
    const c = n % CUSTOMERS;
    const day = 10 + (n % 18);
    text += `bench-${n},purchase,2025-11-${day}T10:00:00+01:00,c-${c},c${c}@example.com,de,${c % 5 ? 'basic' : 'gold'},p${n % 20},l${n % 7},${n % 2 ? 'store' : 'web'},${n % 300}.90,EUR\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

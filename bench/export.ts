import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WorkspaceId } from '@/domain/ids';
import { type Reading, readWorkspace } from '@/server/db/tenant';
import { responseSheets } from '@/server/reports/out/response-sheets';
import { tableToXlsx } from '@/server/reports/out/xlsx';
import { exportResponses } from '@/server/services/response/export';
import type { Row, Subject } from './subject';

const PLAYED = 10_000;
const actor = { kind: 'system', name: 'bench' } as const;

/** Every response of a company as CSV and as a workbook, read as fast as it is written; the growth of this process's memory. */
export async function exportSpeed(subject: Subject): Promise<Row[]> {
  const loaded = await subject.admin('demo:load', '--size', String(PLAYED));
  const workspaceId = String(loaded.workspaceId) as WorkspaceId;
  const read: Reading = work => readWorkspace(workspaceId, actor, work);
  const asked = { read, input: {}, personal: true };
  const csv = await watched(async () => {
    let lines = -1;
    for await (const text of exportResponses(asked)) lines += text.split('\r\n').length - 1;
    return lines;
  });
  const book = await watched(async () => {
    const { sheets, timezone } = await responseSheets(asked);
    await pipeline(tableToXlsx({ sheets, timezone }), new Writable({ write: (_, __, done) => done() }));
    return csv.rows;
  });
  return [...rowsOf('CSV', csv, 50_000), ...rowsOf('Excel', book, null)];
}

type Watched = { rows: number; seconds: number; grown: number };

/** `grown`: the most that the process took beyond what it had, in MB. */
async function watched(work: () => Promise<number>): Promise<Watched> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const began = performance.now();
  const rows = await work();
  clearInterval(watch);
  return { rows, seconds: (performance.now() - began) / 1000, grown: (most - before) / 1e6 };
}

function rowsOf(format: string, { rows, seconds, grown }: Watched, goal: number | null): Row[] {
  const speed = rows / seconds;
  return [
    {
      what: `export of ${rows.toLocaleString('en')} responses as ${format}, rows/s`,
      value: Math.round(speed).toLocaleString('en'),
      goal: goal === null ? '' : `>= ${goal.toLocaleString('en')}`,
      met: goal === null ? null : speed >= goal,
    },
    { what: `the same, growth of memory in MB`, value: grown.toFixed(0), goal: '< 50', met: grown < 50 },
  ];
}

import type { WorkspaceId } from '@/domain/ids';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { readWorkspace } from '@/server/db/tenant';
import { readOverview } from '@/server/reports/overview';
import { median, quantile, type Row, type Subject } from './subject';

const READS = 30;

/** Every Overview query together, server side, with the demo company played at each size. */
export async function overviewTime(subject: Subject, sizes: number[]): Promise<Row[]> {
  const rows: Row[] = [];
  const medians: number[] = [];
  for (const size of sizes) {
    const began = performance.now();
    const loaded = await subject.admin('demo:load', '--fresh', '--size', String(size));
    process.stderr.write(
      `  ${size} responses loaded in ${Math.round((performance.now() - began) / 1000)} s\n`,
    );
    const times = await readOften(String(loaded.workspaceId) as WorkspaceId);
    medians.push(median(times));
    rows.push({
      what: `Overview at ${size.toLocaleString('en')} responses, p95 ms`,
      value: `${quantile(times, 0.95).toFixed(1)} (median ${median(times).toFixed(1)})`,
      goal: '<= 60',
      met: quantile(times, 0.95) <= 60,
    });
  }
  const ratio = (medians.at(-1) ?? 0) / (medians[0] ?? 1);
  if (sizes.length > 1)
    rows.push({
      what: 'Overview, largest / smallest',
      value: ratio.toFixed(2),
      goal: '<= 1.3',
      met: ratio <= 1.3,
    });
  return rows;
}

async function readOften(workspaceId: WorkspaceId): Promise<number[]> {
  const times: number[] = [];
  const today = localDate(new Date(), 'Europe/London');
  for (let read = 0; read < READS + 5; read++) {
    const began = performance.now();
    await readWorkspace(workspaceId, { kind: 'system', name: 'bench' }, ctx =>
      readOverview({ ctx, input: { from: addDays(today, -90), to: addDays(today, 1) } }),
    );
    if (read >= 5) times.push(performance.now() - began);
  }
  return times;
}

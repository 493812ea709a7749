import pg from 'pg';
import type { WorkspaceId } from '@/domain/ids';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { inWorkspace, readWorkspace } from '@/server/db/tenant';
import { readOverview } from '@/server/reports/overview';
import { rebuildRollup } from '@/server/services/rollup/rebuild';
import { median, quantile, type Row, type Subject } from './subject';

const READS = 30;
const PLAYED = 10_000;
const actor = { kind: 'system', name: 'bench' } as const;

/** Every Overview query together, server side, at each number of responses. */
export async function overviewTime(subject: Subject, sizes: number[]): Promise<Row[]> {
  const loaded = await subject.admin('demo:load', '--size', String(PLAYED));
  const workspaceId = String(loaded.workspaceId) as WorkspaceId;
  const rows: Row[] = [];
  const medians: number[] = [];
  for (const size of sizes) {
    const began = performance.now();
    await growTo(subject, workspaceId, size);
    process.stderr.write(`  ${size} responses after ${Math.round((performance.now() - began) / 1000)} s\n`);
    const times = await readOften(workspaceId);
    medians.push(median(times));
    const p95 = quantile(times, 0.95);
    rows.push({
      what: `Overview at ${size.toLocaleString('en')} responses, p95 ms`,
      value: `${p95.toFixed(1)} (median ${median(times).toFixed(1)})`,
      goal: '<= 60',
      met: p95 <= 60,
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

/** Copies the played company's answers, spread over the same two years, and counts them anew. */
async function growTo(subject: Subject, workspaceId: WorkspaceId, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: subject.ownerUrl });
  await client.connect();
  // The rows are copies of valid ones: nothing needs checking or counting on the way in.
  await client.query('set session_replication_role = replica');
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from response where workspace_id = $1`,
    [workspaceId],
  );
  const copies = Math.max(0, Math.ceil(size / (rows[0]?.n ?? 1)) - 1);
  const round = `md5(r.id::text || ':' || k || ':' || ${size})::uuid`;
  await client.query('drop table if exists original');
  await client.query(
    `create temp table original as select workspace_id, id from response where workspace_id = '${workspaceId}'`,
  );
  await client.query(
    `insert into response (workspace_id, id, origin, survey_id, version, customer_id, state, language, answers, attributes,
       started_at, scored_at, completed_at)
     select r.workspace_id, ${round}, 'copy:' || ${round}, r.survey_id, r.version, r.customer_id, r.state, r.language, r.answers,
       r.attributes, r.started_at, r.scored_at, r.completed_at
     from response r, generate_series(1, ${copies}) k where r.workspace_id = $1`,
    [workspaceId],
  );
  await client.query(
    `insert into answer (workspace_id, response_id, question_id, value, choices, text, answered_at)
     select a.workspace_id, ${round}, a.question_id, a.value, a.choices, a.text, a.answered_at
     from original r join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id, generate_series(1, ${copies}) k`,
  );
  await client.query('analyze response, answer');
  await client.end();
  await inWorkspace(workspaceId, actor, ctx => rebuildRollup({ ctx }));
}

async function readOften(workspaceId: WorkspaceId): Promise<number[]> {
  const times: number[] = [];
  const today = localDate(new Date(), 'Europe/London');
  for (let read = 0; read < READS + 5; read++) {
    const began = performance.now();
    await readWorkspace(workspaceId, actor, ctx =>
      readOverview({ ctx, input: { from: addDays(today, -90), to: addDays(today, 1) } }),
    );
    if (read >= 5) times.push(performance.now() - began);
  }
  return times;
}

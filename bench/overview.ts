import { type SQL, sql } from 'drizzle-orm';
import pg from 'pg';
import { AppError } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { type Ctx, inWorkspace, readWorkspace } from '@/server/db/tenant';
import { readOverview } from '@/server/reports/overview';
import { readMetric } from '@/server/reports/read-metric';
import { listResponses } from '@/server/services/response/read';
import { foldScores } from '@/server/services/rollup/fold';
import { rebuildRollup } from '@/server/services/rollup/rebuild';
import { verifyRollup } from '@/server/services/rollup/verify';
import { median, quantile, type Row, type Subject } from './subject';

const READS = 30;
const PLAYED = 10_000;
const FOLDED = 20_000;
const actor = { kind: 'system', name: 'bench' } as const;

type Read = { what: string; goal: number | null; read: (workspaceId: WorkspaceId) => Promise<unknown> };

const today = localDate(new Date(), 'Europe/London');
const ninetyDays = { from: addDays(today, -90), to: addDays(today, 1) };
const twelveMonths = { from: addDays(today, -365), to: addDays(today, 1) };
const inStore = { location: ['Leeds'], product: ['boots'] };
const aboutWaiting = { text: 'wait' };

/** What a reader waits for: every Overview query together, and one unusual question in its two forms. */
const reads: Read[] = [
  {
    what: 'Overview',
    goal: 60,
    read: id => readWorkspace(id, actor, ctx => readOverview({ ctx, input: ninetyDays })),
  },
  {
    what: 'Overview of one location',
    goal: 60,
    read: id =>
      readWorkspace(id, actor, ctx =>
        readOverview({ ctx, input: { ...ninetyDays, filter: { location: ['Leeds'] } } }),
      ),
  },
  {
    what: 'two attributes and a word, 12 months: first answers',
    goal: 1_500,
    read: id =>
      readWorkspace(id, actor, ctx =>
        listResponses({
          ctx,
          input: { limit: 50, since: `${twelveMonths.from}T00:00:00Z`, filter: inStore, match: aboutWaiting },
        }),
      ),
  },
  {
    what: 'two attributes and a word, 12 months: the score',
    goal: null,
    read: id =>
      readWorkspace(id, actor, ctx =>
        readMetric({ ctx, input: { metric: 'nps', ...twelveMonths, filter: inStore, match: aboutWaiting } }),
      ).catch(refused => (refused instanceof AppError ? null : Promise.reject(refused))),
  },
];

/** What reports cost as answers grow: reading, folding an answer into the cube, proving and rebuilding the cube. */
export async function overviewTime(subject: Subject, sizes: number[]): Promise<Row[]> {
  const loaded = await subject.admin('demo:load', '--size', String(PLAYED));
  const workspaceId = String(loaded.workspaceId) as WorkspaceId;
  const rows: Row[] = [];
  const medians = new Map<string, number[]>();
  for (const size of sizes) {
    const at = `at ${size.toLocaleString('en')} responses`;
    const began = performance.now();
    await growTo(subject, workspaceId, size);
    process.stderr.write(`  ${size} responses after ${Math.round((performance.now() - began) / 1000)} s\n`);
    rows.push(...(await tendCube(workspaceId, at)));
    for (const { what, goal, read } of reads) {
      const times = await readOften(() => read(workspaceId));
      medians.set(what, [...(medians.get(what) ?? []), median(times)]);
      const p95 = quantile(times, 0.95);
      rows.push({
        what: `${what} ${at}, p95 ms`,
        value: `${p95.toFixed(1)} (median ${median(times).toFixed(1)})`,
        goal: goal === null ? '' : `<= ${goal}`,
        met: goal === null ? null : p95 <= goal,
      });
    }
  }
  for (const what of ['Overview', 'Overview of one location']) {
    const measured = medians.get(what) ?? [];
    const ratio = (measured.at(-1) ?? 0) / (measured[0] ?? 1);
    if (sizes.length > 1)
      rows.push({
        what: `${what}, largest / smallest`,
        value: ratio.toFixed(2),
        goal: '<= 1.3',
        met: ratio <= 1.3,
      });
  }
  return rows;
}

/** Counts the cube anew, proves it, and folds changes into it that are taken back again. */
async function tendCube(workspaceId: WorkspaceId, at: string): Promise<Row[]> {
  const seconds = async (work: (ctx: Ctx) => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await inWorkspace(workspaceId, actor, work);
    return (performance.now() - began) / 1_000;
  };
  const rebuilt = await seconds(ctx => rebuildRollup({ ctx }));
  let exact = false;
  const proven = await seconds(async ctx => {
    ({ exact } = await verifyRollup({ ctx }));
  });
  const fold = (oldScore: SQL, newScore: SQL) =>
    seconds(async ctx => {
      await ctx.db.execute(sql`
        insert into score_delta (workspace_id, question_id, old_score, new_score, moment, attributes)
        select r.workspace_id, a.question_id, ${oldScore}, ${newScore}, r.scored_at, r.attributes
        from (select * from response where workspace_id = ${workspaceId} and scored_at is not null limit ${FOLDED}) r
        cross join lateral (
          select a.question_id, a.value::int as score from answer a
          join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.score_min is not null
          where a.workspace_id = r.workspace_id and a.response_id = r.id and a.value is not null
          order by a.question_id limit 1) a`);
      for (let more = true; more; ) ({ more } = await foldScores({ ctx }));
    });
  const added = await fold(sql`null`, sql`score`);
  await fold(sql`score`, sql`null`);
  const told = (what: string, value: string): Row => ({ what: `${what} ${at}`, value, goal: '', met: null });
  return [
    told('cube rebuilt, s', rebuilt.toFixed(1)),
    {
      what: `cube proven ${at}, s`,
      value: `${proven.toFixed(1)}, exact: ${exact}`,
      goal: 'exact',
      met: exact,
    },
    told('an answer noted and folded, µs', ((added / FOLDED) * 1e6).toFixed(0)),
  ];
}

/** Copies the played company's answers, spread over the same two years, and counts them anew. */
async function growTo(subject: Subject, workspaceId: WorkspaceId, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: subject.ownerUrl });
  await client.connect();
  // The rows are copies of valid ones: nothing needs checking or counting on the way in, and indexes are built once, afterwards.
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB';
    update pg_index set indisready = false, indisvalid = false where indrelid in ('response'::regclass, 'answer'::regclass)`);
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
  await client.query('reindex table response');
  await client.query('reindex table answer');
  await client.query('vacuum analyze response, answer');
  await client.end();
}

/** Milliseconds of each read, the first few left out; a slow one is read less often. */
async function readOften(read: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const began = performance.now();
  for (let round = 0; round < READS + 5; round++) {
    if (round >= 8 && performance.now() - began > 30_000) break;
    const start = performance.now();
    await read();
    if (round >= 5) times.push(performance.now() - start);
  }
  return times;
}

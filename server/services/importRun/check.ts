import { eq, sql } from 'drizzle-orm';
import type { ImportFindings } from '@/domain/import-run';
import type { ProgramTrigger } from '@/domain/program';
import { toMilliseconds } from '@/domain/time/duration';
import { importRun } from '@/drizzle/schema/instance';
import { type CopyInto, inWorkspaceCopying } from '@/server/db/copy';
import { type Ctx, inWorkspace } from '@/server/db/tenant';
import { knowByMail } from '../customer/known-by-mail';
import { type CsvSource, readCsv } from './csv';
import { faultSentence } from './faults';
import { rowOptionsOf } from './options';
import { type AnyChunk, chunksOf } from './rows';
import { counted, LEASE, type Run, type Watch } from './take-file';

const CHUNK = 10_000;
const MOST_TOLD = 50;

/**
 * Reads a whole file as an import would and keeps what would become of it, nothing else: rows stand in a table of this
 * transaction's own, so that duplicates are found without holding the file in memory. False where it was stopped.
 */
export async function checkFile(run: Run, source: CsvSource, { isStopping }: Watch): Promise<boolean> {
  const { workspaceId, actor, id } = run;
  const file = counted(source);
  const csv = await readCsv(file.source);
  return inWorkspaceCopying(workspaceId, actor, async (ctx, copy) => {
    const kind = run.kind === 'interactions' ? run.kind : 'customers';
    const rowOptions = await rowOptionsOf(ctx, kind, run.mapping, run.options);
    const found: Pick<ImportFindings, 'rows' | 'rejected' | 'faults'> = { rows: 0, rejected: 0, faults: [] };
    await ctx.db.execute(sql`
      create temp table import_check (external_id text, customer text, type text, at timestamptz) on commit drop`);
    for await (const chunk of chunksOf(csv, rowOptions, { size: CHUNK, skip: 0, bytes: file.bytes })) {
      await stage(ctx, copy, chunk);
      const { rows, faulty, bytes } = chunk.chunk;
      found.rows += rows;
      found.rejected += faulty.length;
      for (const { line, errors } of faulty.slice(0, MOST_TOLD - found.faults.length))
        found.faults.push({ line, message: faultSentence(errors, run.mapping) });
      if (isStopping?.() || !(await isWanted(run, bytes))) return false;
    }
    await ctx.db.execute(sql`analyze import_check`);
    const findings = { ...found, ...(await countRows(ctx, kind, found)), ...(await countCustomers(ctx)) };
    const rest = kind === 'interactions' ? await timesAndTypes(ctx) : { newTypes: [], from: null, to: null };
    const programs = kind === 'interactions' && !run.options.doNotAsk ? await countAsked(ctx) : [];
    await ctx.db
      .update(importRun)
      .set({ findings: { ...findings, ...rest, programs } })
      .where(eq(importRun.id, id));
    return true;
  });
}

async function stage(ctx: Ctx, copy: CopyInto, given: AnyChunk): Promise<void> {
  const people = await knowByMail(
    ctx,
    given.kind === 'interactions' ? given.chunk.valid.map(row => row.customer) : given.chunk.valid,
  );
  await copy(
    'import_check',
    given.kind === 'interactions'
      ? given.chunk.valid.map((row, index) => [
          row.id,
          people[index]?.id ?? null,
          row.type,
          row.occurredAt.toISOString(),
        ])
      : people.map(person => [null, person.id, null, null]),
  );
}

/** Says how far it has come, in a transaction of its own; false where somebody cancelled it. */
const isWanted = ({ workspaceId, actor, id }: Run, bytes: number): Promise<boolean> =>
  inWorkspace(workspaceId, actor, async ctx => {
    const { rowCount } = await ctx.db.execute(sql`
      update import_run set bytes = ${bytes}, lease_until = ${LEASE}
      where workspace_id = ${workspaceId} and id = ${id} and state = 'checking' and cancel_at is null`);
    return rowCount === 1;
  });

async function countRows(
  ctx: Ctx,
  kind: 'interactions' | 'customers',
  { rows, rejected }: { rows: number; rejected: number },
): Promise<{ accepted: number; duplicates: number }> {
  if (kind === 'customers') return { accepted: rows - rejected, duplicates: 0 };
  const { rows: counted } = await ctx.db.execute<{ fresh: number }>(sql`
    select count(*)::int as fresh from (select distinct external_id from import_check) c
    where not exists (
      select 1 from interaction i where i.workspace_id = ${ctx.workspaceId} and i.external_id = c.external_id)`);
  const accepted = counted[0]?.fresh ?? 0;
  return { accepted, duplicates: rows - rejected - accepted };
}

async function countCustomers(ctx: Ctx): Promise<{ newCustomers: number; knownCustomers: number }> {
  const { rows } = await ctx.db.execute<{ all: number; known: number }>(sql`
    select count(*)::int as all, count(k.id)::int as known
    from (select distinct customer from import_check) c
    left join customer k on k.workspace_id = ${ctx.workspaceId} and k.external_id = c.customer`);
  const { all = 0, known = 0 } = rows[0] ?? {};
  return { newCustomers: all - known, knownCustomers: known };
}

async function timesAndTypes(ctx: Ctx): Promise<Pick<ImportFindings, 'newTypes' | 'from' | 'to'>> {
  const { rows } = await ctx.db.execute<{
    from: string | null;
    to: string | null;
    types: string[] | null;
  }>(sql`
    select min(at) as from, max(at) as to, (
      select array_agg(name) from (
        select distinct type as name from import_check
        except select name from interaction_type where workspace_id = ${ctx.workspaceId}
        order by 1 limit 20) fresh) as types
    from import_check`);
  const { from = null, to = null, types = null } = rows[0] ?? {};
  const iso = (time: string | null) => (time === null ? null : new Date(time).toISOString());
  return { from: iso(from), to: iso(to), newTypes: types ?? [] };
}

/** What each live program would look at: new rows of its types, and how many of them are too old for it. */
async function countAsked(ctx: Ctx): Promise<ImportFindings['programs']> {
  const { rows } = await ctx.db.execute<{
    id: string;
    name: string;
    trigger: ProgramTrigger;
    maxAge: string;
  }>(sql`
    select id, name, trigger, max_age as "maxAge" from program
    where workspace_id = ${ctx.workspaceId} and active and trigger ? 'types' order by created_at, id`);
  const counts: ImportFindings['programs'] = [];
  for (const { id, name, trigger, maxAge } of rows) {
    if (!('types' in trigger)) continue;
    const oldest = new Date(ctx.now.getTime() - toMilliseconds(maxAge)).toISOString();
    const { rows: counted } = await ctx.db.execute<{ interactions: number; tooOld: number }>(sql`
      select count(*)::int as interactions, count(*) filter (where c.at < ${oldest}::timestamptz)::int as "tooOld"
      from (select distinct on (external_id) external_id, at from import_check
        where type = any(${sql.param(trigger.types)}::text[])) c
      where not exists (
        select 1 from interaction i where i.workspace_id = ${ctx.workspaceId} and i.external_id = c.external_id)`);
    counts.push({ id, name, ...{ interactions: 0, tooOld: 0, ...counted[0] } });
  }
  return counts;
}

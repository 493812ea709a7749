import { sql } from 'drizzle-orm';
import { type Memory, memoryOf } from '@/domain/trust/memory';
import type { Ctx } from '@/server/db/tenant';
import { TEST_CUSTOMER } from '../invitation/send-test';
import { type KnownCustomer, readFacts } from './facts';
import { readMemorySettings } from './settings';
import { actOnSignals, type Before, signalOf } from './signals';
import { termsOf } from './terms';
import { type UsualGaps, usualGapOf } from './usual-gap';

/** Changes taken in one transaction. */
const BATCH = 300;

type Remembered = { who: KnownCustomer; memory: Memory; signalled: string | null; isNew: boolean };

/**
 * Works out anew what is remembered of the customers to whom something happened: a batch of changes, all or nothing, in a
 * fixed number of statements. Those who do it for one workspace queue behind each other. Acts once on every shock and every
 * erosion that begins: see `actOnSignals`. `remembered`: how many customers; `more`: others may be waiting.
 */
export async function rememberCustomers({
  ctx,
  gaps,
  limit = BATCH,
}: {
  ctx: Ctx;
  gaps?: UsualGaps;
  limit?: number;
}): Promise<{ remembered: number; more: boolean }> {
  await ctx.db.execute(
    sql`select pg_advisory_xact_lock(hashtext('remember-customers'), hashtext(${ctx.workspaceId}))`,
  );
  const { ids, taken } = await takeChanges(ctx, limit);
  await lockCustomers(ctx, ids);
  const known = [...(await readFacts(ctx, ids)).values()].filter(
    ({ externalId }) => !externalId.startsWith(TEST_CUSTOMER),
  );
  if (known.length === 0) return { remembered: 0, more: taken === limit };
  const { valences, accounts } = await readMemorySettings(ctx);
  const usualGapDays = await usualGapOf(ctx, gaps);
  const before = await readBefore(ctx, known);
  const remembered = known.map((who): Remembered => {
    const memory = withSince(memoryOf(who, { now: ctx.now, valences, usualGapDays }), before.get(who.id));
    const signal = signalOf(memory, before.get(who.id), ctx.now);
    const signalled = signal ?? before.get(who.id)?.signalled ?? null;
    return { who, memory, signalled, isNew: signal !== null };
  });
  await write(ctx, remembered);
  await writeTerms(ctx, known);
  await actOnSignals(
    ctx,
    remembered.filter(one => one.isNew),
    accounts,
  );
  return { remembered: known.length, more: taken === limit };
}

/** The customers of the oldest changes. What is deleted here was committed, and is read by the next statement. */
async function takeChanges(ctx: Ctx, limit: number): Promise<{ ids: string[]; taken: number }> {
  const { rows } = await ctx.db.execute<{ customer_id: string }>(sql`
    delete from memory_delta where workspace_id = ${ctx.workspaceId} and id = any(array(
      select id from memory_delta where workspace_id = ${ctx.workspaceId} order by id limit ${limit}))
    returning customer_id`);
  return { ids: [...new Set(rows.map(row => row.customer_id))], taken: rows.length };
}

/** Whoever is being erased is waited for here, where nothing else is held yet. */
async function lockCustomers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await ctx.db.execute(sql`
    select id from customer where workspace_id = ${ctx.workspaceId} and id = any(${sql.param([...ids])}::uuid[])
    order by id for key share`);
}

async function readBefore(ctx: Ctx, known: readonly KnownCustomer[]): Promise<Map<string, Before>> {
  const { rows } = await ctx.db.execute<Omit<Before, 'since'> & { id: string; since: string | null }>(sql`
    select customer_id as id, trend, since, signalled from customer_memory
    where workspace_id = ${ctx.workspaceId} and customer_id = any(${sql.param(known.map(({ id }) => id))}::uuid[])`);
  return new Map(
    rows.map(({ id, since, ...row }) => [id, { ...row, since: since ? new Date(since) : null }]),
  );
}

/** Erosion goes on while its first loss leaves the last 180 days: it began when it began. */
function withSince(memory: Memory, before: Before | undefined): Memory {
  const goesOn = memory.trend === 'erosion' && before?.trend === 'erosion' && before.since !== null;
  return goesOn ? { ...memory, since: before.since } : memory;
}

async function write(ctx: Ctx, remembered: readonly Remembered[]): Promise<void> {
  const rows = remembered.map(({ who, memory: { fellAt: _, ...memory }, signalled }) => ({
    ...memory,
    customer: who.id,
    signalled,
  }));
  await ctx.db.execute(sql`
    insert into customer_memory (workspace_id, customer_id, trust, trend, n, since, bands, band, scored_at, last_at, last_type,
      purchases, last_purchase_at, spent, spent_year, worth, standing, standing_since, reasons, signalled, computed_at)
    select ${ctx.workspaceId}, x.customer, x.trust, x.trend, x.n, x.since, x.bands, x.band, x."scoredAt", x."lastAt", x."lastType",
      x.purchases, x."lastPurchaseAt", x.spent, x."spentYear", x.worth, x.standing, x."standingSince", x.reasons,
      x.signalled, ${ctx.now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (customer uuid, trust float8, trend text, n int,
      since timestamptz, bands jsonb, band text, "scoredAt" timestamptz, "lastAt" timestamptz, "lastType" text, purchases int,
      "lastPurchaseAt" timestamptz, spent float8, "spentYear" float8, worth float8, standing text,
      "standingSince" timestamptz, reasons jsonb, signalled text)
    on conflict (workspace_id, customer_id) do update set trust = excluded.trust, trend = excluded.trend, n = excluded.n,
      since = excluded.since, bands = excluded.bands, band = excluded.band, scored_at = excluded.scored_at,
      last_at = excluded.last_at, last_type = excluded.last_type, purchases = excluded.purchases,
      last_purchase_at = excluded.last_purchase_at, spent = excluded.spent, spent_year = excluded.spent_year,
      worth = excluded.worth, standing = excluded.standing, standing_since = excluded.standing_since,
      reasons = excluded.reasons, signalled = excluded.signalled, computed_at = excluded.computed_at`);
}

async function writeTerms(ctx: Ctx, known: readonly KnownCustomer[]): Promise<void> {
  const rows = known.map(who => ({ customer: who.id, terms: termsOf(ctx.workspaceId, who) }));
  await ctx.db.execute(sql`
    insert into customer_search (workspace_id, customer_id, terms)
    select ${ctx.workspaceId}, x.customer, array_to_tsvector(x.terms)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (customer uuid, terms text[])
    on conflict (workspace_id, customer_id) do update set terms = excluded.terms
      where customer_search.terms is distinct from excluded.terms`);
}

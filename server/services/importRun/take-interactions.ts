import { sql } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import type { InteractionInput } from '@/domain/interaction-schema';
import type { ProgramTrigger } from '@/domain/program';
import type { Cell, CopyInto } from '@/server/db/copy';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { knowByMail } from '../customer/known-by-mail';
import { nameTypes, withoutDuplicates } from '../interaction/record';
import { resolveReferrals } from '../referral/resolve';
import type { CustomerMemory } from './customer-memory';

export type Taken = { accepted: number; duplicates: number };

/**
 * Records a file's interactions as `recordInteractions` does, thousands at a time by COPY. What nothing is to be decided
 * about is decided at once: rows of types that no program asks about, and, where nobody may be asked, all that no waiting
 * invitation hangs on; live programs that would have asked then get their row in the decision log here.
 */
export async function takeInteractions(
  ctx: Ctx,
  copy: CopyInto,
  memory: CustomerMemory,
  { importId, rows, doNotAsk }: { importId: string; rows: InteractionInput[]; doNotAsk: boolean },
): Promise<Taken> {
  const fresh = await resolveReferrals(ctx, await withoutDuplicates(ctx, rows));
  if (fresh.length === 0) return { accepted: 0, duplicates: rows.length };
  await nameTypes(ctx, fresh);
  const people = await knowByMail(
    ctx,
    fresh.map(row => row.customer),
  );
  const customers = await memory.merge(ctx, importId, people);
  const personOf = new Map(fresh.map((row, index) => [row.id, people[index]?.id ?? row.customer.id]));
  const audience = await audienceOf(ctx, doNotAsk);
  // By external id, as `recordInteractions` does: two imports of the same rows wait for each other in one direction only.
  const staged = fresh
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(row => ({ row, id: newId(), customerId: customers.get(personOf.get(row.id) ?? '') ?? null }));
  await ctx.db.execute(sql`
    create temp table import_stage (id uuid, external_id text, type text, customer_id uuid, occurred_at timestamptz,
      attributes jsonb, amount_value numeric, amount_currency text, initiated_by text, case_of text, referred_by text,
      is_decided boolean) on commit drop`);
  await copy(
    'import_stage',
    staged.map(({ row, id, customerId }) => cellsOf(row, id, customerId, !audience.undecided.has(row.type))),
  );
  const { rowCount } = await ctx.db.execute(sql`
    insert into interaction (workspace_id, id, external_id, type, customer_id, occurred_at, recorded_at, attributes, amount_value,
      amount_currency, initiated_by, case_of, referred_by, do_not_ask, decided_at, import_id)
    select ${ctx.workspaceId}, id, external_id, type, customer_id, occurred_at, ${ctx.now.toISOString()}, attributes, amount_value,
      amount_currency, initiated_by, case_of, referred_by, ${doNotAsk}::boolean,
      case when is_decided then ${ctx.now.toISOString()}::timestamptz end, ${importId}
    from import_stage
    on conflict (workspace_id, external_id) do nothing`);
  const accepted = rowCount ?? 0;
  if (doNotAsk) await logUnasked(ctx, copy, staged, audience, accepted === staged.length);
  if (staged.some(({ row }) => audience.undecided.has(row.type))) await wake(ctx, 'decideInteractions');
  return { accepted, duplicates: rows.length - accepted };
}

type Staged = { row: InteractionInput; id: string; customerId: string | null };

const cellsOf = (
  row: InteractionInput,
  id: string,
  customerId: string | null,
  isDecided: boolean,
): Cell[] => [
  id,
  row.id,
  row.type,
  customerId,
  row.occurredAt.toISOString(),
  JSON.stringify(row.attributes ?? {}),
  row.amount?.value ?? null,
  row.amount?.currency ?? null,
  row.initiatedBy ?? null,
  row.caseOf ?? null,
  row.referredBy ?? null,
  isDecided ? 't' : 'f',
];

/** Types that the programs have to look at, and the live programs by type that are told in the log that nobody may be asked. */
type Audience = { undecided: ReadonlySet<string>; logged: ReadonlyMap<string, string[]> };

async function audienceOf(ctx: Ctx, doNotAsk: boolean): Promise<Audience> {
  const { rows: programs } = await ctx.db.execute<{
    id: string;
    trigger: ProgramTrigger;
    active: boolean;
  }>(sql`
    select id, trigger, active from program where workspace_id = ${ctx.workspaceId} and trigger ? 'types'`);
  const undecided = new Set<string>();
  const logged = new Map<string, string[]>();
  for (const { id, trigger, active } of programs) {
    if (!('types' in trigger) || (doNotAsk && !active)) continue;
    // Also what nobody may be asked about calls off or supersedes what is scheduled.
    const touched = doNotAsk ? (trigger.unless ?? []) : [...trigger.types, ...(trigger.unless ?? [])];
    for (const type of touched) undecided.add(type);
    if (doNotAsk && trigger.delayFrom === 'last') for (const type of trigger.types) undecided.add(type);
    for (const type of trigger.types) logged.set(type, [...(logged.get(type) ?? []), id]);
  }
  return { undecided, logged };
}

async function logUnasked(
  ctx: Ctx,
  copy: CopyInto,
  staged: readonly Staged[],
  { undecided, logged }: Audience,
  isWhole: boolean,
): Promise<void> {
  const rows = staged.flatMap(({ row, id, customerId }): Cell[][] =>
    undecided.has(row.type)
      ? []
      : (logged.get(row.type) ?? []).map(program => [newId(), id, program, customerId]),
  );
  if (rows.length === 0) return;
  await ctx.db.execute(sql`
    create temp table decision_stage (id uuid, interaction_id uuid, program_id uuid, customer_id uuid) on commit drop`);
  await copy('decision_stage', rows);
  // Whoever recorded the same row at this very moment goes before.
  const recorded = sql`cross join lateral (
    select 1 from interaction where workspace_id = ${ctx.workspaceId} and id = d.interaction_id limit 1) recorded`;
  await ctx.db.execute(sql`
    insert into decision (workspace_id, id, interaction_id, program_id, customer_id, outcome, reason, at)
    select ${ctx.workspaceId}, d.id, d.interaction_id, d.program_id, d.customer_id, 'not_invited', 'do_not_ask', ${ctx.now.toISOString()}
    from decision_stage d ${isWhole ? sql`` : recorded}`);
}

import pg from 'pg';
import type { z } from 'zod';
import { newId, type WorkspaceId } from '@/domain/ids';
import { inWorkspace, readWorkspace } from '@/server/db/tenant';
import { listCustomers, listCustomersSchema } from '@/server/services/customer/list';
import { readStandings } from '@/server/services/customer/standings';
import { rememberCustomers } from '@/server/services/memory/remember';
import { termsOf } from '@/server/services/memory/terms';
import { median, quantile, type Row, type Subject } from './subject';

const READS = 30;
const actor = { kind: 'system', name: 'bench' } as const;
type Input = z.input<typeof listCustomersSchema>;

const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString();

/** Each order by itself and every filter alone, with the order that a person would choose. */
const asked: { what: string; input: Input }[] = [
  { what: 'newest', input: {} },
  { what: 'lowest trust', input: { sort: 'trust' } },
  { what: 'highest trust', input: { sort: 'trustHigh' } },
  { what: 'most spent', input: { sort: 'value' } },
  { what: 'latest contact', input: { sort: 'last' } },
  { what: 'longest without', input: { sort: 'quiet' } },
  { what: 'sliding, latest', input: { standing: 'sliding', sort: 'since' } },
  { what: 'lost, most at stake', input: { standing: 'lost', sort: 'worth' } },
  { what: 'a trend (1 in 25), by trust', input: { trend: 'shock', sort: 'trust' } },
  { what: 'a trend (1 in 25), newest', input: { trend: 'shock' } },
  { what: 'a trend (1 in 25), most spent', input: { trend: 'shock', sort: 'value' } },
  { what: 'a band (1 in 10), latest contact', input: { band: 'bad', sort: 'last' } },
  { what: 'trust 20 to 30, most spent', input: { trustFrom: 20, trustTo: 30, sort: 'value' } },
  { what: 'spent at least 990 (1 in 100), lowest trust', input: { spentFrom: 990, sort: 'trust' } },
  { what: 'no contact for 350 days, most spent', input: { contactTo: day(350), sort: 'value' } },
  { what: 'contact in two days, lowest trust', input: { contactFrom: day(2), sort: 'trust' } },
  { what: 'attribute, half of all, lowest trust', input: { filter: { tier: ['blue'] }, sort: 'trust' } },
  { what: 'attribute, 1 in 200, lowest trust', input: { filter: { city: ['city 17'] }, sort: 'trust' } },
  { what: 'attribute, 1 in 5,000, newest', input: { filter: { shop: ['shop 4711'] } } },
  { what: 'a first name (1 in 500), newest', input: { q: 'ann7' } },
  { what: 'a whole name', input: { q: 'ann7 archer2345' } },
  { what: 'the beginning of an address', input: { q: 'ann7.123' } },
  { what: 'one letter', input: { q: 'a' } },
  { what: 'an id', input: { q: 'c-4711' } },
];

/** A page of the list, the first and one far down, with so many customers in the workspace; and what remembering one costs. */
export async function customerList(subject: Subject, sizes: number[]): Promise<Row[]> {
  const rows: Row[] = [];
  const workspaceId = subject.workspaceId as WorkspaceId;
  for (const size of sizes) {
    const began = performance.now();
    await growTo(subject, size);
    process.stderr.write(`  ${size} customers after ${Math.round((performance.now() - began) / 1000)} s\n`);
    const at = `of ${size.toLocaleString('en')} customers`;
    for (const { what, input } of asked) rows.push(...(await page(workspaceId, what, at, input)));
    const counting = await often(() => readWorkspace(workspaceId, actor, ctx => readStandings({ ctx })));
    rows.push(figure(`who slides, is lost, is won back ${at}, p95 ms`, counting, null));
  }
  rows.push(await remembering(subject, workspaceId));
  return rows;
}

async function page(workspaceId: WorkspaceId, what: string, at: string, input: Input): Promise<Row[]> {
  const list = (given: Input) =>
    readWorkspace(workspaceId, actor, ctx => listCustomers({ ctx, input: listCustomersSchema.parse(given) }));
  const first = await often(() => list(input));
  // Ten pages of 200 further down: the first rows are in every cache.
  let cursor: string | null = null;
  for (let pages = 0; pages < 10; pages++) {
    const { nextCursor }: { nextCursor: string | null } = await list({
      ...input,
      limit: 200,
      ...(cursor && { cursor }),
    });
    if (!nextCursor) return [figure(`page ${at}: ${what}, p95 ms`, first, 50)];
    cursor = nextCursor;
  }
  const far = await often(() => list({ ...input, ...(cursor && { cursor }) }));
  return [figure(`page ${at}: ${what}, p95 ms`, [...first, ...far], 50)];
}

function figure(what: string, times: number[], goal: number | null): Row {
  const p95 = quantile(times, 0.95);
  return {
    what,
    value: `${p95.toFixed(1)} (median ${median(times).toFixed(1)})`,
    goal: goal === null ? '' : `<= ${goal}`,
    met: goal === null ? null : p95 <= goal,
  };
}

async function often(read: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < READS + 5; round++) {
    const start = performance.now();
    await read();
    if (round >= 5) times.push(performance.now() - start);
  }
  return times;
}

const NAMES = 500;

/** Made by SQL, with what is remembered of them as the job would have left it. */
async function growTo(subject: Subject, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: subject.ownerUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'`);
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from customer where workspace_id = $1 and external_id like 'c-%'`,
    [subject.workspaceId],
  );
  const known = rows[0]?.n ?? 0;
  const id = `md5('customer ' || k)::uuid`;
  const mark = markOf(subject.workspaceId);
  await client.query(
    `insert into customer (workspace_id, id, external_id, email, name, attributes, created_at)
     select $1, ${id}, 'c-' || k, 'ann' || k % ${NAMES} || '.' || k || '@example.com',
       'Ann' || k % ${NAMES} || ' Archer' || k % 9973,
       jsonb_build_object('tier', case when k % 2 = 0 then 'blue' else 'gold' end, 'city', 'city ' || k % 200,
         'shop', 'shop ' || k % 5000),
       now() - make_interval(secs => k)
     from generate_series($2::int + 1, $3::int) k`,
    [subject.workspaceId, known, size],
  );
  await client.query(
    `insert into customer_memory (workspace_id, customer_id, trust, trend, n, band, last_at, last_type, spent, spent_year, worth,
       standing, standing_since, reasons, computed_at)
     select $1, ${id}, 20 + 70 * random(), case k % 25 when 0 then 'shock' when 1 then 'erosion' else 'steady' end, 3,
       case k % 10 when 0 then 'bad' when 1 then 'mid' else 'good' end, now() - random() * interval '365 days', 'purchase', 100,
       random() * 1000, random() * 1000, case k % 30 when 0 then 'sliding' when 1 then 'lost' when 2 then 'won_back' end,
       case when k % 30 < 3 then now() - random() * interval '180 days' end, '{"because": [], "silentFor": null}', now()
     from generate_series($2::int + 1, $3::int) k`,
    [subject.workspaceId, known, size],
  );
  await client.query(
    `insert into customer_search (workspace_id, customer_id, terms)
     select workspace_id, id, array_to_tsvector(array['${mark}.' || lower(split_part(name, ' ', 1)),
       '${mark}.' || lower(split_part(name, ' ', 2)), '${mark}.' || email, '${mark}.' || external_id,
       '${mark}=tier=' || (attributes ->> 'tier'), '${mark}=city=' || (attributes ->> 'city'),
       '${mark}=shop=' || (attributes ->> 'shop')])
     from customer where workspace_id = $1 and external_id like 'c-%' on conflict do nothing`,
    [subject.workspaceId],
  );
  await client.query('vacuum analyze customer, customer_memory, customer_search');
  await client.end();
}

/** The mark before every term, as the product makes it. */
function markOf(workspaceId: string): string {
  const [term = ''] = termsOf(workspaceId, { externalId: 'x', name: null, email: null, attributes: {} });
  return term.slice(0, -2);
}

const REMEMBERED = 3_000;

/** Customers a second of one worker, each with ten interactions. */
async function remembering(subject: Subject, workspaceId: WorkspaceId): Promise<Row> {
  const client = new pg.Client({ connectionString: subject.ownerUrl });
  await client.connect();
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into interaction (workspace_id, id, external_id, type, customer_id, occurred_at, amount_value, amount_currency, decided_at)
     select $1, md5('interaction ' || k)::uuid, $2 || k, 'purchase', md5('customer ' || k % ${REMEMBERED} + 1)::uuid,
       now() - make_interval(hours => k % 9000), 10, 'EUR', now()
     from generate_series(1, ${REMEMBERED * 10}) k`,
    [workspaceId, newId()],
  );
  await client.query(
    `insert into memory_delta (workspace_id, customer_id)
     select $1, md5('customer ' || k)::uuid from generate_series(1, ${REMEMBERED}) k`,
    [workspaceId],
  );
  await client.query('vacuum analyze interaction');
  await client.end();
  const began = performance.now();
  let done = 0;
  for (let more = true; more; ) {
    const batch = await inWorkspace(workspaceId, actor, ctx => rememberCustomers({ ctx }));
    done += batch.remembered;
    ({ more } = batch);
  }
  const rate = done / ((performance.now() - began) / 1_000);
  return {
    what: 'customers remembered a second, ten events each',
    value: rate.toFixed(0),
    goal: '',
    met: null,
  };
}

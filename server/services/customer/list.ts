import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { type Band, bandNameOf } from '@/domain/metrics/bands';
import { ANSWERED, ASKED } from '@/domain/trust/memory';
import { type Standing, standings } from '@/domain/trust/standing';
import { type TrustReasons, type TrustTrend, trustTrends } from '@/domain/trust/trust';
import { isUuid, type Page, pageInput } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { sightOf } from '../case/sight';
import { TEST_CUSTOMER } from '../invitation/send-test';
import { type Meant, meantBy } from './meant';

/** `trust`: the lowest first; `trustHigh`; `value`: who spent most in 365 days; `last`: the latest contact; `quiet`: the longest
 * without one; `since`: who came to stand where they stand lately; `worth`: with most to lose. */
export const customerSorts = [
  'newest',
  'trust',
  'trustHigh',
  'value',
  'last',
  'quiet',
  'since',
  'worth',
] as const;
export type CustomerSort = (typeof customerSorts)[number];

const moment = z.iso.datetime({ offset: true });

/** Everything given must hold. */
export const customerFilterSchema = z.object({
  /** Beginnings of words of the name, of the address or of the caller's own id. */
  q: z.string().trim().min(1).max(200).optional(),
  trend: z.enum(trustTrends).optional(),
  /** Of the latest score. */
  band: z.enum(['good', 'mid', 'bad']).optional(),
  standing: z.enum(standings).optional(),
  trustFrom: z.number().min(0).max(100).optional(),
  trustTo: z.number().min(0).max(100).optional(),
  /** In 365 days, in the workspace's currency. */
  spentFrom: z.number().min(0).optional(),
  contactFrom: moment.optional(),
  /** Not included. */
  contactTo: moment.optional(),
  /** Attribute of the customer → values, any of which counts. */
  filter: z.record(z.string().min(1).max(100), z.array(z.string().max(500)).min(1).max(50)).optional(),
  /** Id of a segment. */
  segment: z.uuid().optional(),
});

export const listCustomersSchema = customerFilterSchema.extend({
  ...pageInput,
  sort: z.enum(customerSorts).default('newest'),
});

/**
 * `id` is the caller's own. `trust` is null for who became known this moment. `contact`: the latest; `what` an interaction's
 * type, or that they were asked or answered. `score`: the latest that was given. `spentYear`, `worth`: in the workspace's
 * currency, of the last 365 days and of those up to the last purchase.
 */
export type ListedCustomer = {
  id: string;
  name: string | null;
  email: string | null;
  isUnsubscribed: boolean;
  doNotAsk: boolean;
  trust: { value: number; trend: TrustTrend; n: number } | null;
  band: Band | null;
  score: { metric: 'nps' | 'csat' | 'ces'; value: number; band: string } | null;
  contact: { at: Date; what: { kind: 'interaction'; type: string } | { kind: 'asked' | 'answered' } } | null;
  spentYear: number;
  worth: number;
  standing: { name: Standing; since: Date; reasons: TrustReasons } | null;
  /** A case of theirs that somebody still owes, as far as whoever asks may see it. */
  openCase: string | null;
};

/** Customers in the order of `sort`, a page at a time; whoever only tests were sent to is not among them. */
export async function listCustomers({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.output<typeof listCustomersSchema>;
}): Promise<Page<ListedCustomer>> {
  const { limit } = input;
  // Starting workers would cost more than the page: fifty rows along an index.
  await ctx.db.execute(sql`select set_config('max_parallel_workers_per_gather', '0', true)`);
  const { rows } = await ctx.db.execute<Row>(pageSql(ctx, input, await meantBy(ctx, input)));
  const shown = rows.slice(0, limit);
  const extras = await readExtras(
    ctx,
    shown.map(row => row.key),
  );
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(row => listed(row, extras.get(row.key))),
    nextCursor: last ? Buffer.from(`${last.place} ${last.key}`).toString('base64url') : null,
  };
}

/**
 * One page. What is asked of the memory alone is cut to a page before anybody is joined to it; conditions on customers make
 * the order be walked until the page is full.
 */
function pageSql(ctx: Ctx, input: z.output<typeof listCustomersSchema>, { ids, holds }: Meant): SQL {
  const { sort, limit, cursor } = input;
  const order = orders[sort];
  const direction = order.isUp ? sql`asc` : sql`desc`;
  const ordered = sql`order by ${order.by} ${direction}, ${order.id} ${direction} limit ${limit + 1}`;
  const after = cursor === undefined ? sql`true` : beyond(order, readCursor(cursor));
  const among = (id: SQL): SQL => (ids === null ? sql`true` : sql`${id} = any(${sql.param(ids)}::uuid[])`);
  const own = sql`c.workspace_id = ${ctx.workspaceId}`;
  const memory = sql`m.workspace_id = ${ctx.workspaceId}`;
  const columns = sql`c.id as key, ${order.by}::text as place, c.external_id as id, c.name, c.email,
    c.unsubscribed_at is not null as "isUnsubscribed", c.do_not_ask as "doNotAsk", m.trust, m.trend, m.n, m.band,
    m.last_at as "lastAt", m.last_type as "lastType", m.spent_year as "spentYear", m.worth, m.standing,
    m.standing_since as "standingSince", m.reasons`;
  const isKnown = remembered(input);
  if (sort === 'newest') {
    // Those who came this moment are not remembered yet.
    const join = isKnown === null ? sql`left join` : sql`join`;
    return sql`
      select ${columns} from customer c ${join} customer_memory m on ${memory} and m.customer_id = c.id
      where ${own} and not starts_with(c.external_id, ${TEST_CUSTOMER}) and ${among(sql`c.id`)} and ${isKnown ?? sql`true`}
        and ${holds ?? sql`true`} and ${after} ${ordered}`;
  }
  const picked = sql`${memory} and ${among(sql`m.customer_id`)} and ${isKnown ?? sql`true`} and ${after}`;
  return holds === null
    ? sql`
      select ${columns} from (select * from customer_memory m where ${picked} ${ordered}) m
      join customer c on ${own} and c.id = m.customer_id ${ordered}`
    : sql`
      select ${columns} from customer_memory m join customer c on ${own} and c.id = m.customer_id
      where ${picked} and ${holds} ${ordered}`;
}

type Order = { by: SQL; id: SQL; type: SQL; isUp: boolean };
const remembers = (by: SQL, type: SQL, isUp: boolean): Order => ({ by, id: sql`m.customer_id`, type, isUp });

/** Each has an index that begins with the workspace. */
const orders: Record<CustomerSort, Order> = {
  newest: { by: sql`c.created_at`, id: sql`c.id`, type: sql`timestamptz`, isUp: false },
  trust: remembers(sql`m.trust`, sql`float8`, true),
  trustHigh: remembers(sql`m.trust`, sql`float8`, false),
  value: remembers(sql`m.spent_year`, sql`float8`, false),
  last: remembers(sql`m.last_at`, sql`timestamptz`, false),
  quiet: remembers(sql`m.last_at`, sql`timestamptz`, true),
  since: remembers(sql`m.standing_since`, sql`timestamptz`, false),
  worth: remembers(sql`m.worth`, sql`float8`, false),
};

const beyond = ({ by, id, type, isUp }: Order, { place, key }: { place: string; key: string }): SQL =>
  sql`(${by}, ${id}) ${isUp ? sql`>` : sql`<`} (${place}::${type}, ${key}::uuid)`;

/** What is asked of the memory; null: nothing. */
function remembered(given: z.output<typeof listCustomersSchema>): SQL | null {
  const { trend, band, standing, trustFrom, trustTo, spentFrom, contactFrom, contactTo, sort } = given;
  const isStanding = sort === 'since' || sort === 'worth';
  const conditions = [
    trend && sql`m.trend = ${trend}`,
    band && sql`m.band = ${band}`,
    standing && sql`m.standing = ${standing}`,
    isStanding && sql`m.standing is not null`,
    trustFrom !== undefined && sql`m.trust >= ${trustFrom}::float8`,
    trustTo !== undefined && sql`m.trust <= ${trustTo}::float8`,
    spentFrom !== undefined && sql`m.spent_year >= ${spentFrom}::float8`,
    contactFrom && sql`m.last_at >= ${contactFrom}::timestamptz`,
    contactTo && sql`m.last_at < ${contactTo}::timestamptz`,
  ].filter(condition => condition instanceof Object);
  return conditions.length === 0 ? null : sql.join(conditions, sql` and `);
}

function readCursor(text: string): { place: string; key: string } {
  const [, place = '', key = ''] = /^(.+) (\S+)$/.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  const isPlace = Number.isFinite(Number(place)) || !Number.isNaN(Date.parse(place));
  if (place !== '' && isPlace && isUuid(key)) return { place, key };
  throw new AppError('invalid', 'The cursor is not one of ours: pass nextCursor as it came.', [
    { path: 'cursor', message: 'cursor is not one of ours: pass nextCursor as it came.' },
  ]);
}

type Row = {
  key: string;
  place: string;
  id: string;
  name: string | null;
  email: string | null;
  isUnsubscribed: boolean;
  doNotAsk: boolean;
  trust: number | null;
  trend: TrustTrend | null;
  n: number | null;
  band: Band | null;
  lastAt: string | null;
  lastType: string | null;
  spentYear: number | null;
  worth: number | null;
  standing: Standing | null;
  standingSince: string | null;
  reasons: TrustReasons | null;
};

function listed(row: Row, extra: Extra | undefined): ListedCustomer {
  const { id, name, email, isUnsubscribed, doNotAsk, trust, trend, n, band, standing, standingSince } = row;
  const { metric, score, points } = extra ?? { metric: null, score: null, points: null };
  return {
    id,
    name,
    email,
    isUnsubscribed,
    doNotAsk,
    trust: trust !== null && trend !== null ? { value: Math.round(trust), trend, n: n ?? 0 } : null,
    band,
    score:
      metric !== null && score !== null
        ? { metric, value: score, band: bandNameOf(metric, score, points ?? undefined) }
        : null,
    contact: contactOf(row),
    spentYear: row.spentYear ?? 0,
    worth: row.worth ?? 0,
    standing:
      standing && standingSince
        ? {
            name: standing,
            since: new Date(standingSince),
            reasons: row.reasons ?? { because: [], silentFor: null },
          }
        : null,
    openCase: extra?.open_case ?? null,
  };
}

function contactOf({ lastAt, lastType }: Row): ListedCustomer['contact'] {
  if (lastAt === null || lastType === null) return null;
  const at = new Date(lastAt);
  if (lastType === ASKED) return { at, what: { kind: 'asked' } };
  if (lastType === ANSWERED) return { at, what: { kind: 'answered' } };
  return { at, what: { kind: 'interaction', type: lastType } };
}

type Extra = {
  customer: string;
  metric: 'nps' | 'csat' | 'ces' | null;
  score: number | null;
  points: number | null;
  open_case: string | null;
};

/** The latest score and the open case of those who are shown. */
async function readExtras(ctx: Ctx, ids: string[]): Promise<Map<string, Extra>> {
  if (ids.length === 0) return new Map();
  const { workspaceId } = ctx;
  const { rows } = await ctx.db.execute<Extra>(sql`
    select c.id as customer, s.metric, s.value as score, s.points, k.id as open_case
    from unnest(${sql.param(ids)}::uuid[]) c(id)
    left join lateral (
      select q.metric, a.value, q.score_max - q.score_min + 1 as points
      from response r
      join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.value is not null
      join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.metric in ('nps', 'csat', 'ces')
      where r.workspace_id = ${workspaceId} and r.customer_id = c.id and not r.is_test
      order by coalesce(r.scored_at, r.started_at) desc, array_position(array['nps', 'csat', 'ces'], q.metric), q.id limit 1
    ) s on true
    left join lateral (
      select id from customer_case
      where workspace_id = ${workspaceId} and customer_id = c.id and state in ('open', 'in_progress', 'waiting')
        and ${await sightOf(ctx)}
      order by opened_at limit 1
    ) k on true`);
  return new Map(rows.map(row => [row.customer, row]));
}

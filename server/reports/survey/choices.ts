import { sql } from 'drizzle-orm';
import { adjustFamily } from '@/domain/metrics/family';
import { compareShares, type ShareComparison } from '@/domain/metrics/share-comparison';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import { runReport } from '../run';
import { type Counted, countedOf } from './counted';
import { answersSql } from './population';
import type { Read } from './question';
import { slicesOf } from './schemas';

/** Chosen by `x` of the `n` who answered a version that offers it; a hidden share has no value. */
export type ChoiceShare = Share & { x: number; n: number };

export type ChoicesResult = {
  kind: 'choices';
  /** Those who answered, by slice. */
  figures: Counted[];
  /** In survey order; `change`: first slice minus second, adjusted over the choices. */
  rows: { id: string; shares: ChoiceShare[]; change?: ShareComparison }[];
  /** Several could be chosen: shares add up to more than 100 %. */
  isSeveral: boolean;
};

/** Answers to one version: all of them (`id` null), or those that chose `id`. */
type Row = { slice: number; version: number; id: string | null; n: number };

/** A choice, and the versions that offer it. */
type Offer = { id: string; versions: readonly number[] };

/** Each choice with the share of those it was offered to, and who answered, that chose it. */
export async function readChoices(read: Read): Promise<ChoicesResult> {
  const { reading, outline, query, registered, question } = read;
  const rows = await runReport<Row>(
    reading,
    sql`
    with given as materialized (
      select slice, version, choices from (${answersSql(reading.ctx, outline, query, registered.id)}) a where choices is not null)
    select slice, version, null::text as id, count(*)::int as n from given group by 1, 2
    union all
    select slice, version, id, count(*)::int from given cross join lateral unnest(choices) c(id) group by 1, 2, 3`,
  );
  return resultOf(read, rows, question.choices, question.type === 'multiple');
}

/** Yes and no, with the share of each. */
export async function readTicks(read: Read): Promise<ChoicesResult> {
  const { reading, outline, query, registered, question } = read;
  const rows = await runReport<Row>(
    reading,
    sql`
    with given as materialized (
      select slice, version, value from (${answersSql(reading.ctx, outline, query, registered.id)}) a where value is not null)
    select slice, version, null::text as id, count(*)::int as n from given group by 1, 2
    union all
    select slice, version, case when value = 1 then 'yes' else 'no' end, count(*)::int from given group by 1, 2, 3`,
  );
  const offers = ['yes', 'no'].map(id => ({ id, versions: question.versions }));
  return resultOf(read, rows, offers, false);
}

function resultOf(
  { query, outline }: Read,
  rows: readonly Row[],
  offers: readonly Offer[],
  isSeveral: boolean,
): ChoicesResult {
  const countOf = (slice: number, id: string | null, versions?: readonly number[]) =>
    rows
      .filter(row => row.slice === slice && row.id === id && (versions?.includes(row.version) ?? true))
      .reduce((sum, row) => sum + row.n, 0);
  const figures = slicesOf(query).map((_, slice) => countedOf(countOf(slice, null), outline, query));
  const shareIn = ({ id, versions }: Offer, slice: number): ChoiceShare => {
    if (figures[slice]?.note === 'hidden') return { x: 0, n: 0, ...shareOf(0, 0) };
    const [x, n] = [countOf(slice, id), countOf(slice, null, versions)];
    return { x, n, ...shareOf(x, n) };
  };
  const shares = offers.map(offer => ({
    id: offer.id,
    shares: figures.map((_, slice) => shareIn(offer, slice)),
  }));
  return { kind: 'choices', figures, rows: withChanges(shares), isSeveral };
}

function withChanges(rows: ChoicesResult['rows']): ChoicesResult['rows'] {
  const members = rows.flatMap(({ shares: [a, b] }) =>
    a && b ? [{ change: compareShares(a, b), nA: a.n, nB: b.n }] : [],
  );
  const changes = adjustFamily(members);
  return rows.map((row, i) => ({ ...row, ...(changes[i] && { change: changes[i] }) }));
}

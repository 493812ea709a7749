import { sql } from 'drizzle-orm';
import { adjustFamily } from '@/domain/metrics/family';
import { compareShares, type ShareComparison } from '@/domain/metrics/share-comparison';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import { runReport } from '../run';
import { type Counted, countedOf } from './counted';
import { answersSql } from './population';
import type { Read } from './question';
import { slicesOf } from './schemas';

/** Chosen by `x` of those who answered; a hidden share has no value. */
export type ChoiceShare = Share & { x: number };

export type ChoicesResult = {
  kind: 'choices';
  /** Those who answered, by slice: what shares are of. */
  figures: Counted[];
  /** In survey order; `change`: first slice minus second, adjusted over the choices. */
  rows: { id: string; shares: ChoiceShare[]; change?: ShareComparison }[];
  /** Several could be chosen: shares add up to more than 100 %. */
  isSeveral: boolean;
};

type Row = { slice: number; id: string | null; n: number };

/** Each choice with the share of those who answered that chose it. */
export async function readChoices(read: Read): Promise<ChoicesResult> {
  const { reading, outline, query, registered, question } = read;
  const rows = await runReport<Row>(
    reading,
    sql`
    with given as materialized (
      select slice, choices from (${answersSql(reading.ctx, outline, query, registered.id)}) a where choices is not null)
    select slice, null::text as id, count(*)::int as n from given group by 1
    union all
    select slice, id, count(*)::int from given cross join lateral unnest(choices) c(id) group by 1, 2`,
  );
  const known = question.choices.map(choice => choice.id);
  return resultOf(read, rows, known, question.type === 'multiple');
}

/** Yes and no, with the share of each. */
export async function readTicks(read: Read): Promise<ChoicesResult> {
  const { reading, outline, query, registered } = read;
  const rows = await runReport<Row>(
    reading,
    sql`
    with given as materialized (
      select slice, value from (${answersSql(reading.ctx, outline, query, registered.id)}) a where value is not null)
    select slice, null::text as id, count(*)::int as n from given group by 1
    union all
    select slice, case when value = 1 then 'yes' else 'no' end, count(*)::int from given group by 1, 2`,
  );
  return resultOf(read, rows, ['yes', 'no'], false);
}

function resultOf(
  { query, outline }: Read,
  rows: readonly Row[],
  ids: string[],
  isSeveral: boolean,
): ChoicesResult {
  const countOf = (slice: number, id: string | null) =>
    rows.find(row => row.slice === slice && row.id === id)?.n ?? 0;
  const figures = slicesOf(query).map((_, slice) => countedOf(countOf(slice, null), outline, query));
  const shareIn = (id: string, { n, note }: Counted, slice: number): ChoiceShare =>
    note === 'hidden'
      ? { x: 0, value: null, low: null, high: null }
      : { x: countOf(slice, id), ...shareOf(countOf(slice, id), n) };
  const shares = ids.map(id => ({ id, shares: figures.map((figure, slice) => shareIn(id, figure, slice)) }));
  return { kind: 'choices', figures, rows: withChanges(shares, figures), isSeveral };
}

function withChanges(rows: ChoicesResult['rows'], figures: readonly Counted[]): ChoicesResult['rows'] {
  const [a, b] = figures;
  if (!a || !b) return rows;
  const nOf = ({ n, note }: Counted) => (note === 'hidden' ? 0 : n);
  const changes = adjustFamily(
    rows.map(({ shares }) => ({
      change: compareShares({ x: shares[0]?.x ?? 0, n: nOf(a) }, { x: shares[1]?.x ?? 0, n: nOf(b) }),
      nA: nOf(a),
      nB: nOf(b),
    })),
  );
  return rows.map((row, i) => ({ ...row, ...(changes[i] && { change: changes[i] }) }));
}

import { sql } from 'drizzle-orm';
import { addMonths, isLocalDate } from '@/domain/time/local-date';
import { runReport } from '../run';
import { type Counted, countedOf } from './counted';
import { answersSql } from './population';
import type { Read } from './question';
import { slicesOf } from './schemas';

/** More months than this are shown as years. */
const MOST_MONTHS = 36;
/** More years than this are not drawn without gaps: the empty ones are left out. */
const MOST_YEARS = 60;

export type DatesResult = {
  kind: 'dates';
  figures: Counted[];
  unit: 'month' | 'year';
  /** `start` is the first day of the month or year; those without an answer in between are there with zeros. */
  buckets: { start: string; counts: number[] }[];
};

type Row = { slice: number; month: string; n: number };

/** How many named a day in each month, or in each year where the months are many. */
export async function readDates({ reading, outline, query, registered }: Read): Promise<DatesResult> {
  const rows = await runReport<Row>(
    reading,
    sql`
    select slice, left(text, 7) as month, count(*)::int as n
    from (${answersSql(reading.ctx, outline, query, registered.id)}) a where text <> '' group by 1, 2 order by 2`,
  );
  const figures = slicesOf(query).map((_, slice) => {
    const n = rows.filter(row => row.slice === slice).reduce((sum, row) => sum + row.n, 0);
    return countedOf(n, outline, query);
  });
  if (figures.some(figure => figure.note === 'hidden'))
    return { kind: 'dates', figures, unit: 'month', buckets: [] };
  const months = rows.map(row => `${row.month}-01`).filter(isLocalDate);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined)
    return { kind: 'dates', figures, unit: 'month', buckets: [] };
  const unit = addMonths(first, MOST_MONTHS) > last ? 'month' : 'year';
  const startOf = (month: string) => (unit === 'month' ? `${month}-01` : `${month.slice(0, 4)}-01-01`);
  const countIn = (start: string) =>
    figures.map((_, slice) =>
      rows
        .filter(row => row.slice === slice && startOf(row.month) === start)
        .reduce((sum, row) => sum + row.n, 0),
    );
  const starts = bucketsBetween(unit, startOf(first.slice(0, 7)), startOf(last.slice(0, 7)));
  const buckets = starts.map(start => ({ start, counts: countIn(start) }));
  return {
    kind: 'dates',
    figures,
    unit,
    buckets:
      starts.length > MOST_YEARS ? buckets.filter(one => one.counts.some(count => count > 0)) : buckets,
  };
}

function bucketsBetween(unit: 'month' | 'year', first: string, last: string): string[] {
  const starts: string[] = [];
  for (let start = first; start <= last; start = addMonths(start, unit === 'month' ? 1 : 12))
    starts.push(start);
  return starts;
}

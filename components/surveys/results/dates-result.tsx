import { type Column, Columns } from '../../charts/columns';
import { Legend } from './legend';
import type { Drawn } from './question-block';
import { bucketTick } from './tables';
import type { ResultOf } from './words';

/** How many named a day in each month, or year. */
export function DatesResult({ result, drawn }: { result: ResultOf<'dates'>; drawn: Drawn }) {
  const { buckets, figures, unit } = result;
  const columns = buckets.map(({ start, counts }): Column => {
    const tick = bucketTick(unit, start);
    return {
      key: start,
      tick,
      name: tick,
      parts: counts.map((count, slice) => {
        const n = figures[slice]?.n ?? 0;
        return n === 0 ? null : count / n;
      }),
      text: counts.map(count => count.toLocaleString('en')).join(' and '),
    };
  });
  return (
    <>
      <Columns columns={columns} label={unit === 'month' ? 'Answers by month' : 'Answers by year'} />
      <Legend names={drawn.names} of="columns" />
    </>
  );
}

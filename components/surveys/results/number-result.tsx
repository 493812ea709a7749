import { formatCount } from '@/domain/metrics/words';
import { type Column, Columns } from '../../charts/columns';
import { Headline } from './headline';
import { Legend } from './legend';
import type { Drawn } from './question-block';
import { binInWords, binTick } from './tables';
import { useSay } from './use-results';
import { amountInWords, type ResultOf } from './words';

/** Median, mean and middle half, and how the values spread. */
export function NumberResult({ result, drawn }: { result: ResultOf<'number'>; drawn: Drawn }) {
  const say = useSay();
  const { figures, bins, change, isWhole } = result;
  const { names, question } = drawn;
  const unit = say(question.unit, question.languages);
  const columns = bins.map((bin, index): Column => {
    const parts = bin.counts.map((count, slice) => {
      const n = figures[slice]?.n ?? 0;
      return n === 0 ? null : count / n;
    });
    return {
      key: String(index),
      tick: binTick(bin, isWhole),
      name: `${binInWords(bin, isWhole)} ${unit}`.trim(),
      parts,
      text: bin.counts.map(count => count.toLocaleString('en')).join(' and '),
    };
  });
  return (
    <>
      <Headline
        figures={figures.map((figure, slice) => ({
          name: names[slice] ?? '',
          value:
            figure.note === 'hidden'
              ? 'Hidden'
              : `Mean ${amountInWords(figure.value)}${unit ? ` ${unit}` : ''}${
                  figure.low === null
                    ? ''
                    : ` (${amountInWords(figure.low)} to ${amountInWords(figure.high)})`
                }`,
          note:
            figure.note === 'hidden'
              ? 'Too few people answered'
              : `Median ${amountInWords(figure.median)}, middle half ${amountInWords(figure.q1)} to ${amountInWords(figure.q3)}, ${formatCount(figure.n, 'answer')}`,
          isFew: figure.note !== undefined,
        }))}
        change={change && { metric: 'mean', comparison: change, against: names[1] ?? '', isNeutral: true }}
      />
      {bins.length > 0 ? (
        <>
          <Columns columns={columns} label="Answers by value" />
          <Legend names={names} of="columns" />
        </>
      ) : null}
    </>
  );
}

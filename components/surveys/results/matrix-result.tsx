import { toneOf } from '@/domain/metrics/findings';
import { formatChange, formatEstimate, formatShare } from '@/domain/metrics/format';
import { Bars } from '../../charts/bars';
import { HeatMap } from '../../charts/heat-map';
import { Legend } from './legend';
import type { Drawn } from './question-block';
import classes from './results.module.css';
import { useSay } from './use-results';
import type { ResultOf } from './words';

/** Rows by points as a heat map; two versions as their means side by side. */
export function MatrixResult({ result, drawn }: { result: ResultOf<'matrix'>; drawn: Drawn }) {
  const say = useSay();
  const { rows, scale } = result;
  const { labelOf, names, question } = drawn;
  const points = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
  if (names.length > 1)
    return (
      <>
        <Legend names={names} />
        <Bars
          isDot
          from={scale.min}
          to={scale.max}
          label={`Mean of each row, on the scale from ${scale.min} to ${scale.max}`}
          rows={rows.map(({ id, figures, change }) => ({
            key: id,
            label: labelOf(id),
            bars: figures.map(figure => ({
              value: figure.value,
              low: figure.low,
              high: figure.high,
              text: `${formatEstimate('mean', figure)}, n ${figure.n}`,
            })),
            ...(change && { note: { text: formatChange('mean', change), tone: toneOf(change) } }),
          }))}
        />
      </>
    );
  const [low, high] = [
    say(question.ends.low, question.languages),
    say(question.ends.high, question.languages),
  ];
  return (
    <>
      <HeatMap
        label={`Share of answers at each point: ${say(question.title, question.languages)}`}
        head="Share of answers"
        points={points.map(String)}
        figures={['Mean', '95 %', 'Answers']}
        rows={rows.flatMap(({ id, figures: [figure] }) =>
          figure
            ? [
                {
                  key: id,
                  label: labelOf(id),
                  cells: points.map(point => {
                    const share =
                      figure.n === 0 || figure.note === 'hidden'
                        ? null
                        : (figure.distribution[point] ?? 0) / figure.n;
                    return { value: share, text: formatShare(share) };
                  }),
                  figures: meanOf(figure),
                },
              ]
            : [],
        )}
      />
      {low || high ? (
        <div className={classes.ends}>
          <span>{low ? `${scale.min}: ${low}` : ''}</span>
          <span>{high ? `${scale.max}: ${high}` : ''}</span>
        </div>
      ) : null}
    </>
  );
}

/** `4.2`, `4.0 to 4.4`, `120`. */
function meanOf(figure: ResultOf<'matrix'>['rows'][number]['figures'][number]): string[] {
  const [value = '', range = ''] = formatEstimate('mean', figure).split(/ \(|\)/);
  return [value, range, figure.n.toLocaleString('en')];
}

import { Anchor, Text } from '@mantine/core';
import Link from 'next/link';
import { type Band, bandOf } from '@/domain/metrics/bands';
import { formatEstimate, formatShare } from '@/domain/metrics/format';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { formatCount } from '@/domain/metrics/words';
import { type Column, Columns } from '../../charts/columns';
import { Headline } from './headline';
import { Legend } from './legend';
import type { Drawn } from './question-block';
import classes from './results.module.css';
import { useSay, useSurveyResponsesHref } from './use-results';
import { type ResultOf, scoreInWords, shareInWords, valueNames } from './words';

/** The figure with its interval, how the answers are spread, and the share of each band. */
export function ScoreResult({ result, drawn }: { result: ResultOf<'score'>; drawn: Drawn }) {
  const say = useSay();
  const responses = useSurveyResponsesHref(drawn.address);
  const { metric, figures, scale, change } = result;
  const { question, names, isAsked, results } = drawn;
  const isBanded = metric === 'nps' || metric === 'csat' || metric === 'ces';
  const columns = pointsOf(scale).map((score): Column => {
    const parts = figures.map(({ distribution, n, note }) =>
      n === 0 || note === 'hidden' ? null : (distribution[score] ?? 0) / n,
    );
    return {
      key: String(score),
      tick: scoreInWords(metric, score),
      name: scoreInWords(metric, score),
      parts,
      text: parts.map(part => shareOf(part)).join(' and '),
      // Of two versions side by side a column shows both: each has its own link below.
      ...(parts.length === 1 &&
        parts[0] && {
          href: responses(
            { metric, question: question.key },
            { score: { from: score, to: score }, slice: results.slices[0] ?? null },
          ),
        }),
      ...(isBanded && { tone: bandOf(metric, score, scale.max) }),
    };
  });
  const [low, high] = [
    say(question.ends.low, question.languages),
    say(question.ends.high, question.languages),
  ];
  return (
    <>
      <Headline
        figures={figures.map((figure, slice) => ({
          name: names[slice] ?? '',
          value:
            figure.note === 'hidden' ? 'Hidden' : `${valueNames[metric]} ${formatEstimate(metric, figure)}`,
          note: isAsked[slice] ? noteOf(figure) : 'Not asked',
          isFew: figure.note !== undefined,
        }))}
        change={
          change && isAsked.every(Boolean)
            ? { metric, comparison: change, against: names[1] ?? '' }
            : undefined
        }
      />
      <Columns columns={columns} label="Answers by score" />
      {low || high ? (
        <div className={classes.ends}>
          <span>{low}</span>
          <span>{high}</span>
        </div>
      ) : null}
      <Legend names={names} of="columns" />
      {isBanded ? <Bands result={result} drawn={drawn} /> : null}
    </>
  );
}

/** `41 answers`; before the tenth the figure is grey, and this says why. */
function noteOf({ n, note }: ResultOf<'score'>['figures'][number]): string {
  if (note === 'hidden') return 'Too few people answered';
  return note === 'few'
    ? `${n} of ${FEWEST_TO_COMPARE} answers needed for a first score`
    : formatCount(n, 'answer');
}

/** The bands with their shares, each leading to its responses. */
function Bands({ result, drawn }: { result: ResultOf<'score'>; drawn: Drawn }) {
  const responses = useSurveyResponsesHref(drawn.address);
  const { bands, metric, scale } = result;
  const hrefOf = (band: Band, slice: number) => {
    const scores = pointsOf(scale).filter(score => bandOf(metric, score, scale.max) === band);
    const [from, to] = [scores[0], scores.at(-1)];
    if (from === undefined || to === undefined) return '#';
    return responses(
      { metric, question: drawn.question.key },
      { score: { from, to }, slice: drawn.results.slices[slice] ?? null },
    );
  };
  return bands.map((shares, slice) =>
    drawn.isAsked[slice] ? (
      <ul
        key={slice}
        className={classes.bands}
        aria-label={`Bands${bands.length > 1 ? `, ${drawn.names[slice]}` : ''}`}
      >
        {bands.length > 1 ? <li>{drawn.names[slice]}</li> : null}
        {shares.map(({ band, name, share }) => (
          <li key={band}>
            <span className={classes.mark} data-band={band} aria-hidden="true" />
            <Anchor component={Link} href={hrefOf(band, slice)}>
              {named(name)}
            </Anchor>
            <Text span c="dimmed">
              {shareInWords(share)}
            </Text>
          </li>
        ))}
      </ul>
    ) : null,
  );
}

const plurals: Record<string, string> = {
  promoter: 'Promoters',
  passive: 'Passives',
  detractor: 'Detractors',
};
const named = (name: string): string => plurals[name] ?? name.charAt(0).toUpperCase() + name.slice(1);

const pointsOf = ({ min, max }: { min: number; max: number }): number[] =>
  Array.from({ length: max - min + 1 }, (_, i) => min + i);

/** Somebody gave this score: that is never shown as nobody. */
const shareOf = (part: number | null): string =>
  part !== null && part > 0 && part < 0.005 ? '< 1%' : formatShare(part);

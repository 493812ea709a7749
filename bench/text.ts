import { crossValidate, finished, type Pair, qualityOf } from '@/domain/text/evaluate';
import { featuresOf } from '@/domain/text/features';
import { judgeByWords } from '@/domain/text/lexicon';
import type { Sentiment } from '@/domain/text/model';
import { hasRealData, rowsOf } from '../tests/real-data/csv';
import type { Row } from './subject';
import { languagesFound } from './text-languages';
import { readingSpeed } from './text-speed';
import { themesFound } from './text-themes';

type Labelled = { text: string; sentiment: Sentiment };
type Set = {
  name: string;
  language: string;
  rows: () => Labelled[];
  goal?: { accuracy: number; macroF1: number };
};

const MISSES = 5;

/** What metrics.md knows of bigram naive Bayes on the tweets. */
const sets: Set[] = [
  {
    name: 'airline tweets (3 classes by people)',
    language: 'en',
    goal: { accuracy: 0.8, macroF1: 0.72 },
    rows: () =>
      rowsOf('airline_tweets_labelled').map(row => ({
        text: (row.text ?? '').replace(/@\w+/g, ''),
        sentiment: row.airline_sentiment === 'positive' ? 1 : row.airline_sentiment === 'neutral' ? 0 : -1,
      })),
  },
  {
    name: 'garden centre comments, French (band of the NPS)',
    language: 'fr',
    rows: () =>
      rowsOf('garden_nps_fr')
        .filter(row => row.explication?.trim() && row.nps)
        .map(row => ({ text: row.explication ?? '', sentiment: cut(Number(row.nps), 7, 9) })),
  },
  {
    name: 'airline reviews (rating 1-4, 5-7, 8-10)',
    language: 'en',
    rows: () =>
      rowsOf('ryanair_reviews')
        .filter(row => Number(row['Overall Rating']) > 0)
        .map(row => ({ text: row.Comment ?? '', sentiment: cut(Number(row['Overall Rating']), 5, 8) })),
  },
  {
    name: 'review sentences (mean valence cut at ±0.5)',
    language: 'en',
    rows: () =>
      rowsOf('review_sentences_valence').map(row => ({
        text: row.text ?? '',
        sentiment: cut(Number(row.mean_valence), -0.5, 0.5),
      })),
  },
];

/** How well comments are understood, on texts that nobody here wrote and none was learnt from; needs no database. */
export async function textQuality(): Promise<Row[]> {
  if (!hasRealData) {
    process.stderr.write('text: ../shared/data is not there, only what needs none of it is measured\n');
    return [...(await themesFound()), ...(await readingSpeed())];
  }
  return [
    ...sets.flatMap(feelings),
    ...(await languagesFound()),
    ...(await themesFound()),
    ...(await readingSpeed()),
  ];
}

function feelings({ name, language, rows, goal }: Set): Row[] {
  const labelled = rows();
  const judged = finished(
    crossValidate(
      labelled.map(({ text, sentiment }) => ({
        features: featuresOf(text, language),
        sentiment,
        textKey: text.toLowerCase().trim(),
      })),
    ),
  );
  const worst = judged
    .filter(({ truth, said }) => Math.abs(truth - said) === 2)
    .sort((a, b) => b.certainty - a.certainty)
    .slice(0, MISSES);
  process.stdout.write(`\n${name}: surest and most wrong\n`);
  for (const { index, truth, said, certainty } of worst)
    process.stdout.write(
      `  is ${truth}, said ${said} (${certainty.toFixed(2)}): ${labelled[index]?.text.slice(0, 140).replace(/\s+/g, ' ')}\n`,
    );
  const quality = qualityOf(judged);
  const row = (who: string, pairs: readonly Pair[]): Row => ({
    what: `feeling, ${name}: ${who}`,
    value: figures(pairs),
    goal: '',
    met: null,
  });
  return [
    {
      ...row('learnt, five parts held out', judged),
      ...(goal && {
        goal: `>= ${goal.accuracy.toFixed(2)}, F1 ${goal.macroF1.toFixed(2)}`,
        met: quality.accuracy >= goal.accuracy && quality.macroF1 >= goal.macroF1,
      }),
    },
    ...(language === 'en'
      ? [
          row(
            'English word list',
            labelled.map(one => ({ truth: one.sentiment, said: judgeByWords(one.text).sentiment })),
          ),
        ]
      : []),
  ];
}

const figures = (pairs: readonly Pair[]): string => {
  const { n, accuracy, macroF1, majority } = qualityOf(pairs);
  return `right ${accuracy.toFixed(3)}, F1 ${macroF1.toFixed(3)}, majority ${majority.toFixed(3)}, n ${n}`;
};

const cut = (value: number, middle: number, top: number): Sentiment =>
  value >= top ? 1 : value >= middle ? 0 : -1;

import { describe, expect, it } from 'vitest';
import { crossValidate, finished, qualityOf } from '@/domain/text/evaluate';
import { featuresOf } from '@/domain/text/features';
import type { Sentiment } from '@/domain/text/model';
import { hasRealData, rowsOf } from './csv';

if (!hasRealData)
  process.stdout.write('../shared/data is not there: feelings are not held against real comments\n');

type Labelled = { text: string; language: string; sentiment: Sentiment };

const tweets = (): Labelled[] =>
  rowsOf('airline_tweets_labelled').map(row => ({
    text: (row.text ?? '').replace(/@\w+/g, ''),
    language: 'en',
    sentiment: row.airline_sentiment === 'positive' ? 1 : row.airline_sentiment === 'neutral' ? 0 : -1,
  }));
const garden = (): Labelled[] =>
  rowsOf('garden_nps_fr')
    .filter(row => row.explication?.trim() && row.nps)
    .map(row => ({
      text: row.explication ?? '',
      language: 'fr',
      sentiment: Number(row.nps) >= 9 ? 1 : Number(row.nps) >= 7 ? 0 : -1,
    }));

describe.skipIf(!hasRealData)('feelings learnt from a part of real comments', () => {
  it.each([
    ['airline tweets', tweets, 0.66],
    ['French garden comments', garden, 0.4],
  ])('%s: beats whoever always says the same', (name, read, least) => {
    const some = read().slice(0, 2_500);
    const quality = qualityOf(
      finished(
        crossValidate(
          some.map(({ text, language, sentiment }) => ({
            features: featuresOf(text, language),
            sentiment,
            textKey: text.toLowerCase().trim(),
          })),
        ),
      ),
    );
    const always = qualityOf(some.map(({ sentiment }) => ({ truth: sentiment, said: mostOf(some) })));
    process.stdout.write(
      `${name}: right ${quality.accuracy.toFixed(3)}, macro-F1 ${quality.macroF1.toFixed(3)}; always the same ${always.accuracy.toFixed(3)}, ${always.macroF1.toFixed(3)}\n`,
    );
    expect(quality.macroF1).toBeGreaterThan(always.macroF1 + 0.1);
    expect(quality.macroF1).toBeGreaterThan(least);
  });
});

function mostOf(all: readonly Labelled[]): Sentiment {
  const count = (wanted: Sentiment) => all.filter(({ sentiment }) => sentiment === wanted).length;
  const [first] = ([-1, 0, 1] as const).toSorted((a, b) => count(b) - count(a));
  return first ?? 0;
}

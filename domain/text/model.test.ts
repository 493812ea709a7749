import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crossValidate, finished, qualityOf } from './evaluate';
import { featuresOf } from './features';
import { baseLanguage, languageOf } from './language';
import { judgeByWords } from './lexicon';
import { type Example, judge, readModel, type Sentiment, train, writeModel } from './model';
import { tokensOf } from './tokens';

const example = (text: string, sentiment: Sentiment): Example & { textKey: string } => ({
  features: featuresOf(text, 'en'),
  sentiment,
  textKey: text,
});
const examples = Array.from({ length: 60 }, (_, n) => [
  example(`good service, shop ${n}`, 1),
  example(`not good, shop ${n}`, -1),
  example(`it was so so, shop ${n}`, 0),
]).flat();

it('learns what goes with which feeling, a negation too, the same each time, and keeps it as text', () => {
  const model = finished(train(examples));
  expect(judge(model, featuresOf('good service', 'en'))).toMatchObject({ sentiment: 1 });
  expect(judge(model, featuresOf('not good', 'en'))).toMatchObject({ sentiment: -1 });
  expect(finished(train(examples))).toEqual(model);
  const kept = readModel(writeModel(model));
  for (const { features } of examples.slice(0, 9)) {
    expect(judge(kept, features).sentiment).toBe(judge(model, features).sentiment);
    expect(judge(kept, features).certainty).toBeCloseTo(judge(model, features).certainty, 1);
  }
});

it('judges every example once, equal texts in one part, and nothing it learnt by heart', () => {
  const judged = finished(crossValidate(examples));
  expect(judged.map(({ index }) => index).sort((a, b) => a - b)).toEqual(examples.map((_, index) => index));
  // What is told apart by one word that occurs nowhere else cannot be known.
  const unknowable = Array.from({ length: 100 }, (_, n) => [
    example(`word${n}`, n % 2 ? 1 : -1),
    example(`word${n}`, n % 2 ? 1 : -1),
  ]).flat();
  expect(qualityOf(finished(crossValidate(unknowable))).accuracy).toBeLessThan(0.7);
});

it('measures as it is done by hand', () => {
  const pairs: { truth: Sentiment; said: Sentiment }[] = [
    { truth: 1, said: 1 },
    { truth: 1, said: 1 },
    { truth: 1, said: -1 },
    { truth: -1, said: -1 },
  ];
  const { n, accuracy, macroF1, majority, classes } = qualityOf(pairs);
  expect({ n, accuracy, majority }).toEqual({ n: 4, accuracy: 0.75, majority: 0.75 });
  // Unhappy: precision 1/2, recall 1. Happy: precision 1, recall 2/3. Neutral never occurs.
  expect(macroF1).toBeCloseTo((2 / 3 + 0 + 4 / 5) / 3, 10);
  expect(classes[2]).toEqual({ sentiment: 1, n: 3, precision: 1, recall: 2 / 3 });
  expect(qualityOf([])).toMatchObject({ n: 0, accuracy: 0, majority: 0 });
});

it.each([
  ['The staff were wonderful', 1],
  ['This is not great', -1],
  ['Terrible, never again', -1],
  ['The parcel arrived on Tuesday', 0],
  ['👎', -1],
])('weighs English words: %s', (text, sentiment) => {
  expect(judgeByWords(text).sentiment).toBe(sentiment);
});

it('lets the language that was asked in decide where few words say little', () => {
  expect(languageOf({ da: 0.77, fr: 0.75 }, 'Super', 'fr')).toBe('fr');
  expect(languageOf({ de: 0.9, en: 0.4 }, 'Die Verkäuferin war sehr nett zu mir', 'en')).toBe('de');
  expect(languageOf({}, '👍', 'es-MX')).toBe('es');
  expect(baseLanguage('nb-NO')).toBe('no');
});

it('finds tokens where they stand, in any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('romance', 'loose', 'strict'),
      (text, reading) => {
        let last = 0;
        let sentence = 0;
        for (const token of tokensOf(text, reading)) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.sentence).toBeGreaterThanOrEqual(sentence);
          [last, sentence] = [token.end, token.sentence];
        }
      },
    ),
  );
});

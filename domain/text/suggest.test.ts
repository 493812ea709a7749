import { expect, it } from 'vitest';
import { type Heard, suggestPhrases } from './suggest';

const heard = (text: string, times: number, is: Partial<Heard> = {}): Heard[] =>
  Array.from({ length: times }, (_, index) => ({
    id: `${text.slice(0, 12)}${index}`,
    text,
    language: 'en',
    isUnhappy: false,
    hasTheme: false,
    ...is,
  }));

it('suggests what unhappy customers keep writing and no theme covers, as a whole phrase', () => {
  const [first, ...rest] = suggestPhrases(
    [
      ...heard('The gift wrapping was torn.', 12, { isUnhappy: true }),
      ...heard('All was fine with the order.', 60),
      ...heard('The parcel came late.', 30, { isUnhappy: true, hasTheme: true }),
    ],
    10,
  );
  expect(first).toMatchObject({ n: 12, unhappy: 1 });
  expect(first?.phrase).toContain('gift wrapping');
  expect(first?.quotes).toHaveLength(3);
  expect(rest.map(({ phrase }) => phrase).join()).not.toMatch(/gift|late|parcel/);
});

it('finds no topic in what a few wrote, nor in words that hold sentences together', () => {
  expect(suggestPhrases(heard('The gift wrapping was torn.', 4), 10)).toEqual([]);
  const phrases = suggestPhrases(heard('It was what it was and the gift was nice', 40), 20).map(
    one => one.phrase,
  );
  for (const phrase of phrases) expect(phrase).not.toMatch(/^(it|was|and|the)\b|\b(it|was|and|the)$/);
});

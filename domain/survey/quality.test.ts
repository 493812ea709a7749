import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateAnswers } from './answers';
import type { Answers, Question } from './definition';
import { parseDefinition } from './parse';
import { routeOf } from './path';
import { FEWEST_TIMED, judge, paceOf, qualityFlags, UNTIMED_MS } from './quality';
import { questionsOf } from './scores';
import { anyAnswers, anyDefinition } from './survey.arbitrary';

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `r${i}`, label: `Row ${i}` }));

/** A shop with a grid of six rows, five stars in a row with words between them, and an NPS. */
const shop = (() => {
  const parsed = parseDefinition({
    name: 'Our shop',
    languages: ['en'],
    pages: [
      { id: 'first', questions: [{ key: 'recommend', type: 'nps', title: 'Recommend us?' }] },
      {
        id: 'grid',
        questions: [{ key: 'parts', type: 'matrix', title: 'Rate our shop', rows: rowsOf(6), points: 5 }],
      },
      {
        id: 'stars',
        questions: [
          { key: 'a', type: 'rating', title: 'A' },
          { key: 'b', type: 'rating', title: 'B' },
          { key: 'pause', type: 'statement', title: 'Nearly there' },
          { key: 'c', type: 'rating', title: 'C' },
          { key: 'd', type: 'rating', title: 'D' },
          { key: 'e', type: 'rating', title: 'E' },
          { key: 'easy', type: 'ces', title: 'Easy?' },
        ],
      },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
})();

const grid = (...values: number[]) => Object.fromEntries(values.map((value, i) => [`r${i}`, value]));
const calm = { pace: null, before: 0 };
const judged = (answers: Answers, manner: Parameters<typeof judge>[2] = calm) =>
  judge(questionsOf(shop), answers, manner);

describe('one value down a grid', () => {
  it('is told with the grid, the value and the rows', () => {
    expect(judged({ parts: grid(5, 5, 5, 5, 5, 5) })).toEqual({
      flags: ['straight_lining'],
      quality: {
        straightLining: { question: 'parts', value: 5, rows: 6 },
        scales: { n: 6, longstring: 6, irv: 0 },
      },
    });
  });

  it('needs five rows, and every answered one alike', () => {
    expect(judged({ parts: grid(5, 5, 5, 5) })).toEqual({ flags: [], quality: {} });
    expect(judged({ parts: grid(5, 5, 5, 5, 5) }).flags).toEqual(['straight_lining']);
    expect(judged({ parts: grid(5, 5, 5, 5, 5, 4) }).flags).toEqual([]);
  });

  it('is also seen over five questions of one kind that follow one another, a statement between them', () => {
    expect(judged({ a: 3, b: 3, c: 3, d: 3, e: 3 }).quality.straightLining).toEqual({
      question: 'a',
      to: 'e',
      value: 3,
      rows: 5,
    });
    expect(judged({ a: 3, b: 3, d: 3, e: 3 }).flags).toEqual([]);
    // A five on the next scale means something else.
    expect(judged({ b: 5, c: 5, d: 5, e: 5, easy: 5 }).flags).toEqual([]);
  });

  it('does not take a question that was not shown for one that was left out', () => {
    const shown = questionsOf(shop).filter(({ key }) => key !== 'pause');
    const withHidden = shown.flatMap(question =>
      question.key === 'c' ? [{ ...question, key: 'hidden' }, question] : [question],
    );
    const answers = { a: 3, b: 3, c: 3, d: 3, e: 3 };
    expect(judge(withHidden, answers, calm).flags).toEqual([]);
    expect(judge(shown, answers, calm).flags).toEqual(['straight_lining']);
  });
});

describe('how much the values vary', () => {
  it('is told from five of them on, each put on its own scale first', () => {
    // 1/5, 3/5, 5/5 and 7/7 are 0, 0.5, 1 and 1: mean 0.6, deviations .6 .1 .1 .4 .4, √(.70 / 4).
    const { quality, flags } = judged({ a: 1, b: 3, c: 3, d: 5, easy: 7 });
    expect(quality).toEqual({ scales: { n: 5, longstring: 2, irv: 0.418 } });
    expect(flags).toEqual([]);
  });
});

describe('the pace', () => {
  const minute = { median: 20_000, n: FEWEST_TIMED };
  const usual = new Map(shop.pages.map(({ id }) => [id, minute]));
  const times = { first: 1_000, grid: 8_000, stars: 10_000 };

  it('adds up the pages of the way beside what is usual for them', () => {
    expect(paceOf(shop.pages, times, usual)).toEqual({ took: 19_000, median: 60_000 });
    expect(paceOf(shop.pages.slice(0, 2), times, usual)).toEqual({ took: 9_000, median: 40_000 });
  });

  it('leaves out pages without a known time, with too few others, or preselected in the mail', () => {
    expect(paceOf(shop.pages, { ...times, stars: UNTIMED_MS }, usual)?.median).toBe(40_000);
    const fewer = new Map(usual).set('grid', { median: 20_000, n: FEWEST_TIMED - 1 });
    expect(paceOf(shop.pages, times, fewer)).toEqual({ took: 11_000, median: 40_000 });
    expect(paceOf(shop.pages, times, usual, ['recommend'])).toEqual({ took: 18_000, median: 40_000 });
    expect(paceOf(shop.pages.slice(0, 1), times, usual, ['recommend'])).toBeNull();
    expect(paceOf(shop.pages, {}, usual)).toBeNull();
  });

  it('is a speeder’s below a third', () => {
    expect(judged({}, { pace: { took: 19_999, median: 60_000 }, before: 0 })).toEqual({
      flags: ['speeder'],
      quality: { speeder: { took: 19_999, median: 60_000 } },
    });
    expect(judged({}, { pace: { took: 20_000, median: 60_000 }, before: 0 }).flags).toEqual([]);
    expect(judged({}, { pace: null, before: 0, isEarly: true })).toEqual({
      flags: [],
      quality: { early: true },
    });
  });
});

describe('whatever the survey and the answers', () => {
  const anyManner = fc.record({
    pace: fc.option(fc.record({ took: fc.nat(3_600_000), median: fc.nat(3_600_000) })),
    before: fc.nat(5),
  });

  it('every judgement of the answers has its facts, and the figures keep within their bounds', () => {
    fc.assert(
      fc.property(anyDefinition, anyAnswers, anyManner, (definition, given, manner) => {
        const { answers } = validateAnswers(definition, given);
        const { stops } = routeOf(definition, answers);
        const shown = stops.flatMap(stop => stop.questions);
        const { flags, quality } = judge(shown, answers, manner);
        expect(flags).toEqual(qualityFlags.filter(flag => flags.includes(flag)));
        expect(flags.includes('repeat')).toBe(manner.before > 0);
        expect(flags.includes('speeder')).toBe(quality.speeder !== undefined);
        expect(flags.includes('straight_lining')).toBe(quality.straightLining !== undefined);
        const { straightLining: line, scales } = quality;
        if (line) {
          expect(line.rows).toBeGreaterThanOrEqual(5);
          expect(scales?.longstring).toBeGreaterThanOrEqual(line.to ? 1 : line.rows);
        }
        if (scales) {
          expect(scales.longstring).toBeGreaterThanOrEqual(1);
          expect(scales.longstring).toBeLessThanOrEqual(scales.n);
          expect(scales.irv).toBeGreaterThanOrEqual(0);
          // Half at either end: √(n ÷ 4(n − 1)).
          expect(scales.irv).toBeLessThanOrEqual(Math.sqrt(scales.n / (4 * (scales.n - 1))) + 0.001);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a quicker answer is never less of a speeder', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(40_000), (a, b, median) => {
        const isSpeeder = (took: number) =>
          judge([], {}, { pace: { took, median }, before: 0 }).flags.length > 0;
        if (isSpeeder(Math.max(a, b))) expect(isSpeeder(Math.min(a, b))).toBe(true);
      }),
    );
  });

  it('a grid of one value is a straight line however many rows it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 50 }), fc.integer({ min: 1, max: 5 }), (rows, value) => {
        const question: Question = {
          key: 'grid',
          type: 'matrix',
          title: {},
          required: false,
          rows: rowsOf(rows).map(({ id }) => ({ id, label: {} })),
          points: 5,
          randomize: false,
        };
        const answers = { grid: Object.fromEntries(question.rows.map(({ id }) => [id, value])) };
        expect(judge([question], answers, calm).quality.straightLining).toEqual({
          question: 'grid',
          value,
          rows,
        });
      }),
    );
  });
});

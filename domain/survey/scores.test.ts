import { describe, expect, test } from 'vitest';
import { boots, surveyOf } from './boots.fixture';
import { answerableKeys, headlineScores, narrowAnswers, scoreQuestions, scoresOf } from './scores';

const index = surveyOf(
  { key: 'sat', type: 'rating', points: 10, metric: 'index', role: 'overall' },
  { key: 'met', type: 'rating', points: 10, metric: 'index', role: 'expectation' },
  { key: 'close', type: 'rating', points: 10, metric: 'index', role: 'ideal' },
);

describe('scores', () => {
  test('lists the scored questions with their scales, matrices row by row', () => {
    expect(scoreQuestions(boots)).toEqual([
      { key: 'recommend', type: 'nps', metric: 'nps', min: 0, max: 10 },
      { key: 'staff.listened', type: 'matrix', metric: 'rating', min: 1, max: 5 },
      { key: 'staff.friendly', type: 'matrix', metric: 'rating', min: 1, max: 5 },
    ]);
    expect(answerableKeys(boots).map(({ key }) => key)).toEqual(
      'recommend causes staff.listened staff.friendly why order'.split(' '),
    );
  });

  test('the index is derived only from all three items', () => {
    expect(scoreQuestions(index).at(-1)).toEqual({
      key: '_index',
      type: 'index',
      metric: 'index_sum',
      min: 0,
      max: 27,
    });
    expect(scoresOf(index, { sat: 10, met: 1, close: 4 })).toEqual(
      new Map([
        ['sat', 10],
        ['met', 1],
        ['close', 4],
        ['_index', 12],
      ]),
    );
    expect(scoresOf(index, { sat: 10, met: 10 }).has('_index')).toBe(false);
    expect(headlineScores(index, { sat: 10, met: 10, close: 10 })).toEqual({ index: 100 });
    expect(headlineScores(index, { sat: 1, met: 1, close: 1 })).toEqual({ index: 0 });
  });

  test('items on another scale make no index', () => {
    const def = structuredClone(index);
    for (const question of def.pages.flatMap(page => page.questions)) Object.assign(question, { points: 7 });
    expect(headlineScores(def, { sat: 7, met: 7, close: 7 })).toEqual({});
  });

  test('a zero is a score, and a second question of the type is not the headline', () => {
    const def = surveyOf({ key: 'a', type: 'nps' }, { key: 'b', type: 'nps' }, { key: 'c', type: 'csat' });
    expect(headlineScores(def, { a: 0, b: 9, c: 5 })).toEqual({ nps: 0, csat: 5 });
    expect(headlineScores(def, { b: 9 })).toEqual({});
  });

  test('narrow rows keep choices by id and the other text beside them', () => {
    const answers = {
      recommend: 2,
      causes: ['rude', 'other'],
      'causes.other': 'The queue',
      staff: { friendly: 1 },
    };
    expect(narrowAnswers(boots, answers)).toEqual([
      { key: 'recommend', number: 2, choices: null, text: null, scored: true },
      { key: 'causes', number: null, choices: ['rude', 'other'], text: 'The queue', scored: false },
      { key: 'staff.friendly', number: 1, choices: null, text: null, scored: true },
    ]);
  });

  test('a plain number, a yes and a date are no scores', () => {
    const def = surveyOf(
      { key: 'n', type: 'number' },
      { key: 'y', type: 'yesno' },
      { key: 'd', type: 'date' },
    );
    const answers = { n: 4.5, y: true, d: '2026-03-03' };
    expect(scoresOf(def, answers).size).toBe(0);
    expect(narrowAnswers(def, answers).map(({ number, text }) => number ?? text)).toEqual([
      4.5,
      1,
      '2026-03-03',
    ]);
  });
});

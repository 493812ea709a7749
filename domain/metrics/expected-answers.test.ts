import { describe, expect, test } from 'vitest';
import { expectAnswers } from './expected-answers';
import { seededRandom } from './random';

describe('answers to expect', () => {
  // scipy.stats.betabinom(asked, completed + .5, delivered - completed + .5): mean, ppf(.025), ppf(.975), SciPy 1.17.
  test.each([
    [100, 30, 100, 30.19802, 18, 43],
    [1000, 300, 1200, 250.20816, 215, 287],
    [10, 0, 50, 0.098039, 0, 1],
    [5, 7, 7, 4.6875, 3, 5],
    [20000, 5000, 20000, 5000.249988, 4831, 5171],
    [1, 1, 4, 0.3, 0, 1],
    [200000, 400, 1000, 80019.98002, 73977, 86139],
  ])('%i asked after %i of %i', (asked, completed, delivered, mean, low, high) => {
    const expected = expectAnswers({ asked, completed, delivered });
    expect(expected?.mean).toBeCloseTo(mean, 6);
    expect(expected?.interval).toEqual([low, high]);
  });

  test('nobody asked answers nothing, and no past says nothing', () => {
    expect(expectAnswers({ asked: 0, completed: 3, delivered: 9 })).toEqual({ mean: 0, interval: [0, 0] });
    expect(expectAnswers({ asked: 100, completed: 0, delivered: 0 })).toBeNull();
  });

  test('holds at least as often as it says, whatever the true rate', () => {
    const random = seededRandom(5);
    const draw = (n: number, p: number) => Array.from({ length: n }).filter(() => random() < p).length;
    for (const rate of [0.02, 0.2, 0.6]) {
      const held = Array.from({ length: 600 }).filter(() => {
        const past = { completed: draw(80, rate), delivered: 80 };
        const [low, high] = expectAnswers({ asked: 120, ...past })?.interval ?? [1, 0];
        const answers = draw(120, rate);
        return answers >= low && answers <= high;
      }).length;
      expect(held / 600, `rate ${rate}`).toBeGreaterThan(0.93);
    }
  });
});

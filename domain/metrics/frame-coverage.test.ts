import { expect, test } from 'vitest';
import { coverPopulation } from './frame-coverage';
import { postStratify } from './post-stratify';

const cell = (keys: string, count: number) => ({ keys: keys.split(' '), count });

test('where both sides have the same values nothing is left out', () => {
  const answered = [cell('Leeds', 10), cell('York', 30)];
  const population = [cell('York', 60), cell('Leeds', 60)];
  expect(coverPopulation(['location'], answered, population)).toEqual({
    answered,
    population,
    outside: 0,
    uncovered: 0,
    lacking: [],
  });
});

test('people whom nobody stands for and answers from elsewhere are counted by value', () => {
  const covered = coverPopulation(
    ['location', 'channel'],
    [cell('Leeds store', 10), cell('Hull store', 4), cell('York web', 0)],
    [cell('Leeds store', 50), cell('York store', 30), cell('York web', 20), cell('Bath store', 7)],
  );
  expect(covered).toEqual({
    answered: [cell('Leeds store', 10)],
    population: [cell('Leeds store', 50)],
    outside: 4,
    uncovered: 57,
    lacking: [
      { attribute: 'location', value: 'York', people: 50 },
      { attribute: 'location', value: 'Bath', people: 7 },
    ],
  });
});

test('a value that loses its last answer by another is left out too, and weights can be found for the rest', () => {
  const answered = [cell('Leeds store', 20), cell('Leeds web', 20), cell('Hull phone', 9)];
  const population = [cell('Leeds store', 70), cell('Leeds web', 20), cell('Leeds phone', 10)];
  const covered = coverPopulation(['location', 'channel'], answered, population);
  expect(covered).toMatchObject({ outside: 9, uncovered: 10 });
  expect(covered.lacking).toEqual([{ attribute: 'channel', value: 'phone', people: 10 }]);
  const { cells, method } = postStratify(['location', 'channel'], covered.answered, covered.population);
  expect(method).toBe('post-stratified');
  expect(cells[0]?.weight).toBeCloseTo((70 / 90) * 2, 12);
  expect(cells[1]?.weight).toBeCloseTo((20 / 90) * 2, 12);
});

test('without any overlap nothing is left', () => {
  expect(coverPopulation(['location'], [cell('Hull', 3)], [cell('York', 5)])).toMatchObject({
    answered: [],
    population: [],
    outside: 3,
    uncovered: 5,
  });
});

import type { Cell } from './rake';

/**
 * Answers and people laid over each other. `outside`: answers with a value that nobody in the population has; `uncovered`:
 * people with a value that nobody gave an answer for, by value in `lacking`, the most first.
 */
export type Coverage<A extends Cell> = {
  answered: A[];
  population: Cell[];
  outside: number;
  uncovered: number;
  lacking: { attribute: string; value: string; people: number }[];
};

/**
 * What answers can stand for: the values of each attribute that both sides have. Weights need the two to agree; what is
 * left over on either side is counted, never guessed at.
 */
export function coverPopulation<A extends Cell>(
  attributes: readonly string[],
  answered: readonly A[],
  population: readonly Cell[],
): Coverage<A> {
  let kept = answered.filter(cell => cell.count > 0);
  let people = population.filter(cell => cell.count > 0);
  const lacking: Coverage<A>['lacking'] = [];
  // To leave a value out may take the last answer of another with it: until nothing changes.
  for (let before = -1; before !== kept.length + people.length; ) {
    before = kept.length + people.length;
    for (const [place, attribute] of attributes.entries()) {
      const given = valuesOf(kept, place);
      const missed = people.filter(cell => !given.has(cell.keys[place] ?? ''));
      for (const [value, count] of countBy(missed, place)) lacking.push({ attribute, value, people: count });
      people = people.filter(cell => given.has(cell.keys[place] ?? ''));
      const known = valuesOf(people, place);
      kept = kept.filter(cell => known.has(cell.keys[place] ?? ''));
    }
  }
  return {
    answered: kept,
    population: people,
    outside: sum(answered) - sum(kept),
    uncovered: sum(population) - sum(people),
    lacking: lacking.sort((a, b) => b.people - a.people),
  };
}

const valuesOf = (cells: readonly Cell[], place: number): Set<string> =>
  new Set(cells.map(cell => cell.keys[place] ?? ''));

function countBy(cells: readonly Cell[], place: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { keys, count } of cells)
    counts.set(keys[place] ?? '', (counts.get(keys[place] ?? '') ?? 0) + count);
  return counts;
}

const sum = (cells: readonly Cell[]): number => cells.reduce((total, { count }) => total + count, 0);

import { type Cell, type Margin, type RakedCell, rake } from './rake';
import { trimWeights } from './weights';

/** Fewer answers than this in a cell of the joint table make it sparse: margins are raked instead. */
export const SPARSE_CELL = 5;

export type Weighting = {
  method: 'post-stratified' | 'raked';
  /** The answering cells with their weights, trimmed to [0.2, 5], mean 1. */
  cells: RakedCell[];
};

/**
 * Weights answers to the known population of eligible interactions over up to three attributes: cell by cell where every
 * populated cell has five answers or more, else raked on the margins. The assumption to be shown with it: within a cell
 * those who answer resemble those who do not. Throws a RangeError as `rake` does.
 */
export function postStratify(
  attributes: readonly string[],
  answered: readonly Cell[],
  population: readonly Cell[],
): Weighting {
  const answers = countsByCell(answered);
  const people = countsByCell(population);
  const n = sum(answers);
  const size = sum(people);
  const sparse = [...people].some(([cell, count]) => count > 0 && (answers.get(cell) ?? 0) < SPARSE_CELL);
  const unknown = [...answers].some(([cell, count]) => count > 0 && !people.get(cell));
  if (sparse || unknown) {
    const margins = attributes.map(
      (attribute, i): Margin => ({ attribute, targets: marginOf(population, i) }),
    );
    return { method: 'raked', cells: trimWeights(rake(answered, margins)) };
  }
  const cells = answered.map(cell => {
    const key = cellKey(cell);
    const share = (answers.get(key) ?? 0) / n;
    return { ...cell, weight: share === 0 ? 1 : (people.get(key) ?? 0) / size / share };
  });
  return { method: 'post-stratified', cells: trimWeights(cells) };
}

function countsByCell(cells: readonly Cell[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cellKey(cell), (counts.get(cellKey(cell)) ?? 0) + cell.count);
  return counts;
}

function marginOf(cells: readonly Cell[], dimension: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { keys, count } of cells) {
    const key = keys[dimension] ?? '';
    if (count > 0) counts[key] = (counts[key] ?? 0) + count;
  }
  return counts;
}

function cellKey(cell: Cell): string {
  return JSON.stringify(cell.keys);
}

function sum(counts: Map<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

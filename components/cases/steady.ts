/** A row as it is shown: `isGone`: it left the list since, and stays where it was until the list is let go. */
export type Steady<Row> = { row: Row; isGone: boolean };

/**
 * What is shown of a list that was read anew while somebody's hand is on it: rows stay where they were, with what is new
 * about them; those that left stay too; new ones are held back and counted.
 */
export function steadyRows<Row extends { id: string }>(
  shown: readonly Row[],
  fresh: readonly Row[],
): { rows: Steady<Row>[]; held: number; gone: number } {
  const byId = new Map(fresh.map(row => [row.id, row]));
  const known = new Set(shown.map(({ id }) => id));
  const kept = shown.map(row => ({ row: byId.get(row.id) ?? row, isGone: !byId.has(row.id) }));
  const last = lastKnown(fresh, known);
  // What comes after everything that was shown is a further page: it moves nothing.
  const more = fresh.slice(last + 1).map(row => ({ row, isGone: false }));
  return {
    rows: [...kept, ...more],
    held: fresh.slice(0, last + 1).filter(({ id }) => !known.has(id)).length,
    gone: kept.filter(({ isGone }) => isGone).length,
  };
}

const lastKnown = (fresh: readonly { id: string }[], known: ReadonlySet<string>): number =>
  fresh.reduce((last, { id }, index) => (known.has(id) ? index : last), -1);

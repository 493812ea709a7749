export type Quadrant = 'concentrate' | 'keep up' | 'low priority' | 'possible overkill';

/** Lines at the averages, and where each item falls, in input order. */
export type ImportancePerformance = { importanceCut: number; performanceCut: number; quadrants: Quadrant[] };

/** Martilla & James 1977, J Marketing 41(1):77, with derived importance. A tie on a line counts as high. */
export function importancePerformance(
  items: readonly { importance: number; performance: number }[],
): ImportancePerformance | null {
  if (items.length === 0) return null;
  const importanceCut = items.reduce((sum, item) => sum + item.importance, 0) / items.length;
  const performanceCut = items.reduce((sum, item) => sum + item.performance, 0) / items.length;
  // Averages are rounded by the arithmetic: an item on the line must not fall off it.
  const reaches = (value: number, cut: number): boolean => value >= cut - 1e-9 * Math.max(1, Math.abs(cut));
  const quadrants = items.map(({ importance, performance }): Quadrant => {
    const good = reaches(performance, performanceCut);
    if (reaches(importance, importanceCut)) return good ? 'keep up' : 'concentrate';
    return good ? 'possible overkill' : 'low priority';
  });
  return { importanceCut, performanceCut, quadrants };
}

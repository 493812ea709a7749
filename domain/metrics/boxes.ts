/** Scale points from the top that count as good, and as many from the bottom as bad, by scale length. */
export type Boxes = { top: number; bottom: number };

/**
 * Box rule: 3 points top 1, 4 to 7 top 2, 10 top 3. Eight and nine points, which no rule names, take the count
 * nearest to the ten-point share of 30 % (2 and 3). The bottom box is as large as the top box.
 */
export function boxesOf(points: number): Boxes {
  if (points < 2) throw new RangeError(`A scale of ${points} points has no top box.`);
  const top = points <= 3 ? 1 : points <= 8 ? 2 : 3;
  return { top, bottom: top };
}

/** A point in pixels with the width of its name; the first ones choose their place first. */
export type NamedPoint = { x: number; y: number; width: number };

/** Where a name is written: the start of its line, and the line's middle. Null: there is no room, only the number stands. */
export type LabelPlace = { x: number; y: number } | null;

/** Pixels that are written on already. */
export type Box = { left: number; right: number; top: number; bottom: number };

const RADIUS = 9;
const GAP = 4;
const HALF_LINE = 8;

/**
 * Puts each name right of, left of, below or above its point, where it covers no other point, no other name and nothing
 * that is `written` there already.
 */
export function placeLabels(
  points: readonly NamedPoint[],
  width: number,
  height: number,
  written: readonly Box[] = [],
): LabelPlace[] {
  const taken: Box[] = [...points.map(({ x, y }) => boxAround(x, y)), ...written];
  return points.map(({ x, y, width: wide }, own) => {
    const [right, left] = [x + RADIUS + GAP, x - RADIUS - GAP - wide];
    const places = [
      { x: right, y },
      { x: left, y },
      { x: x - wide / 2, y: y + RADIUS + HALF_LINE },
      { x: x - wide / 2, y: y - RADIUS - HALF_LINE },
      ...[HALF_LINE, -HALF_LINE].flatMap(aside => [
        { x: right, y: y + aside },
        { x: left, y: y + aside },
      ]),
    ];
    for (const place of places) {
      const box = {
        left: place.x,
        right: place.x + wide,
        top: place.y - HALF_LINE,
        bottom: place.y + HALF_LINE,
      };
      const isInside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      if (!isInside || taken.some((other, index) => index !== own && overlap(box, other))) continue;
      taken.push(box);
      return place;
    }
    return null;
  });
}

const boxAround = (x: number, y: number): Box => ({
  left: x - RADIUS,
  right: x + RADIUS,
  top: y - RADIUS,
  bottom: y + RADIUS,
});

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

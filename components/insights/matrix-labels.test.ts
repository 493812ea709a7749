import { expect, test } from 'vitest';
import { placeLabels } from './matrix-labels';

test('a name stands right of its point, left of it at the right edge', () => {
  const places = placeLabels(
    [
      { x: 50, y: 50, width: 80 },
      { x: 290, y: 120, width: 80 },
    ],
    300,
    200,
  );
  expect(places).toEqual([
    { x: 63, y: 50 },
    { x: 197, y: 120 },
  ]);
});

test('names and points never lie on each other; without room only the number stays', () => {
  const crowd = Array.from({ length: 12 }, (_, i) => ({ x: 60 + (i % 4) * 24, y: 60 + i * 4, width: 90 }));
  const places = placeLabels(crowd, 220, 140);
  const boxes = places.flatMap((place, i) =>
    place ? [{ i, left: place.x, right: place.x + 90, top: place.y - 8, bottom: place.y + 8 }] : [],
  );
  expect(boxes.length).toBeGreaterThan(0);
  expect(places).toContain(null);
  for (const a of boxes) {
    for (const b of boxes.filter(one => one !== a))
      expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    for (const [i, { x, y }] of crowd.entries())
      if (i !== a.i)
        expect(x + 9 > a.left && x - 9 < a.right && y + 9 > a.top && y - 9 < a.bottom).toBe(false);
  }
});

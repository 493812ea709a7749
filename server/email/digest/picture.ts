import sharp from 'sharp';
import type { DigestTrend } from './parts';
import { axisOf } from './write';

/** Pixels as they are shown; drawn at twice the size for sharp screens. */
export const PICTURE = { width: 496, height: 180 };
const SHARPNESS = 2;
const EDGE = 8;
const CORNER = 6;

type Color = readonly [red: number, green: number, blue: number];
const GROUND: Color = [255, 255, 255];
const GRID: Color = [226, 226, 220];
const DATA: Color = [61, 63, 184];

/** A point of the chart on the picture, in shown pixels. `top`, `bottom`: ends of its range; null without one. */
type Spot = { x: number; y: number; range: { top: number; bottom: number } | null; isFew: boolean };

/**
 * A trend as a PNG without any words in it: those stand around it as text, so that no font can break them. The range of
 * each score lies behind the line; points of too few answers are hollow, the last one is marked. The ground is white in a
 * dark mail too. Painted here and not from SVG, which no process that takes in uploads can read.
 */
export async function drawTrend(trend: DigestTrend): Promise<Buffer> {
  const width = PICTURE.width * SHARPNESS;
  const height = PICTURE.height * SHARPNESS;
  return sharp(paint(spotsOf(trend)), { raw: { width, height, channels: 4 } })
    .png({ palette: true, colours: 64, compressionLevel: 9 })
    .toBuffer();
}

/** Buckets without answers leave no spot: the line goes on to the next one that has. */
function spotsOf(trend: DigestTrend): Spot[] {
  const { min, max } = axisOf(trend);
  const { points } = trend;
  const across = PICTURE.width - 2 * EDGE;
  const y = (value: number): number => {
    const share = (Math.min(max, Math.max(min, value)) - min) / (max - min);
    return EDGE + (1 - share) * (PICTURE.height - 2 * EDGE);
  };
  return points.flatMap(({ value, low, high, note }, index) =>
    value === null
      ? []
      : [
          {
            x: EDGE + (index / Math.max(1, points.length - 1)) * across,
            y: y(value),
            range: low === null || high === null ? null : { top: y(high), bottom: y(low) },
            isFew: note !== undefined,
          },
        ],
  );
}

function paint(spots: readonly Spot[]): Buffer {
  const { width, height } = PICTURE;
  const pixels = Buffer.alloc(width * height * SHARPNESS ** 2 * 4);
  const last = spots.at(-1);
  for (let column = 0; column < width * SHARPNESS; column++) {
    const x = (column + 0.5) / SHARPNESS;
    // Only what is this near can reach the column.
    const near = spots.flatMap((to, i) => {
      const from = spots[i - 1];
      return from && from.x - 4 <= x && x <= to.x + 4 ? [{ from, to }] : [];
    });
    const dots = spots.filter(spot => (spot.isFew || spot === last) && Math.abs(spot.x - x) < 6);
    const range = rangeAt(near, x);
    for (let row = 0; row < height * SHARPNESS; row++) {
      const y = (row + 0.5) / SHARPNESS;
      let color = GROUND;
      for (const line of [EDGE, height / 2, height - EDGE])
        color = mix(color, GRID, within(0.5 - Math.abs(y - line)));
      if (range) color = mix(color, DATA, 0.13 * within(Math.min(y - range.top, range.bottom - y)));
      for (const { from, to } of near) color = mix(color, DATA, within(1 - distance(from, to, x, y)));
      for (const dot of dots) {
        const away = Math.hypot(dot.x - x, dot.y - y);
        color = mix(color, DATA, within(4 - away));
        if (dot.isFew) color = mix(color, GROUND, within(2.5 - away));
      }
      pixels.set([...color, 255 * corner(x, y)], (row * width * SHARPNESS + column) * 4);
    }
  }
  return pixels;
}

/** The range between the two spots that a column lies between. */
function rangeAt(near: readonly { from: Spot; to: Spot }[], x: number): Spot['range'] {
  const pair = near.find(({ from, to }) => from.x <= x && x <= to.x);
  if (!pair?.from.range || !pair.to.range) return null;
  const share = (x - pair.from.x) / (pair.to.x - pair.from.x || 1);
  const between = (a: number, b: number): number => a + (b - a) * share;
  return {
    top: between(pair.from.range.top, pair.to.range.top),
    bottom: between(pair.from.range.bottom, pair.to.range.bottom),
  };
}

/** From a point to the nearest of a straight line between two spots. */
function distance(from: Spot, to: Spot, x: number, y: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(from.x + share * dx - x, from.y + share * dy - y);
}

/** How much of a pixel lies inside, 0..1, by how deep its middle does: edges come out smooth. */
const within = (depth: number): number => Math.min(1, Math.max(0, depth * SHARPNESS + 0.5));

function corner(x: number, y: number): number {
  const { width, height } = PICTURE;
  const dx = Math.max(CORNER - x, x - (width - CORNER), 0);
  const dy = Math.max(CORNER - y, y - (height - CORNER), 0);
  return within(CORNER - Math.hypot(dx, dy));
}

const mix = (under: Color, over: Color, share: number): Color =>
  share === 0
    ? under
    : [
        under[0] + (over[0] - under[0]) * share,
        under[1] + (over[1] - under[1]) * share,
        under[2] + (over[2] - under[2]) * share,
      ];

import { lightOf } from './contrast';

/** A colour as the eye orders it: lightness 0 … 1, chroma from 0 (grey), hue in radians. Source: Ottosson 2020, "Oklab". */
export type Oklch = { lightness: number; chroma: number; hue: number };

export function toOklch(color: string): Oklch {
  const [red, green, blue] = lightOf(color);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  };
}

/** `#RRGGBB`; where a screen has no such colour, the same hue and lightness with as much chroma as it has. */
export function fromOklch({ lightness, chroma, hue }: Oklch): string {
  const fits = (share: number) =>
    lightAt({ lightness, chroma: chroma * share, hue }).every(light => light > -1e-4 && light < 1 + 1e-4);
  let [low, high] = [0, 1];
  if (fits(1)) low = 1;
  // Ten halvings: a thousandth of the chroma.
  else
    for (let step = 0; step < 10; step += 1) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
  return `#${lightAt({ lightness, chroma: chroma * low, hue })
    .map(hexOf)
    .join('')}`;
}

function lightAt({ lightness, chroma, hue }: Oklch): [number, number, number] {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function hexOf(light: number): string {
  const bounded = Math.min(1, Math.max(0, light));
  const value = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055;
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();
}

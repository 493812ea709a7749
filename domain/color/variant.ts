import { contrastOf } from './contrast';
import { fromOklch, toOklch } from './oklch';

/** How finely lightness is tried: finer than the 256 steps that a screen has. */
const STEPS = 400;

/**
 * The colour nearest to `color` (`#rrggbb`), of the same hue, lighter or darker, that has at least this contrast on
 * `ground`; `color` itself where it has it already. Where not even black or white has it: the better of the two.
 */
export function readableVariant(color: string, ground: string, ratio: number): string {
  if (contrastOf(color, ground) >= ratio) return color;
  const given = toOklch(color);
  for (let step = 1; step <= STEPS; step += 1) {
    const near = [-1, 1]
      .map(way => given.lightness + (way * step) / STEPS)
      .filter(lightness => lightness >= 0 && lightness <= 1)
      .map(lightness => fromOklch({ ...given, lightness }))
      .find(one => contrastOf(one, ground) >= ratio);
    if (near) return near;
  }
  return contrastOf('#FFFFFF', ground) >= contrastOf('#000000', ground) ? '#FFFFFF' : '#000000';
}

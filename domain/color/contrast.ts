/** Contrast that text needs (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5;
/** Contrast that controls and the ring around the one in focus need (WCAG 2.2, 1.4.11). */
export const CONTROL_CONTRAST = 3;

/** Contrast ratio of two `#rrggbb` colours, 1 … 21, the same in both orders (WCAG 2.2). */
export function contrastOf(a: string, b: string): number {
  const [high = 1, low = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** The colour of words on a filled ground: white where it reads, else black, which then does. */
export const wordsOn = (fill: string): '#ffffff' | '#000000' =>
  contrastOf(fill, '#FFFFFF') >= TEXT_CONTRAST ? '#ffffff' : '#000000';

/** Red, green and blue of `#rrggbb` as light, each 0 … 1. */
export function lightOf(color: string): [number, number, number] {
  const channel = (start: number): number => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Relative luminance, 0 … 1. */
function luminanceOf(color: string): number {
  const [red, green, blue] = lightOf(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

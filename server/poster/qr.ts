import { type ErrorCorrection, encodeQR } from 'qr';
import sharp from 'sharp';

/** Modules of white around the code that ISO/IEC 18004 asks for. */
const QUIET = 4;

/** Squares of a QR code, true where dark, its white border included. `correction`: M for a screen, Q for what hangs in the street. */
export const qrModules = (text: string, correction: ErrorCorrection): boolean[][] =>
  encodeQR(text, 'raw', { ecc: correction, border: QUIET });

/** The dark squares as one path, a unit each: a rectangle per run of a row. */
export const qrPath = (modules: boolean[][]): string =>
  modules
    .flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
    .join('');

/** A drawing that scales to any size: dark on white whatever is behind it. */
export function qrSvg(text: string): string {
  const modules = qrModules(text, 'medium');
  const size = modules.length;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="1024" height="1024" shape-rendering="crispEdges">` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${qrPath(modules)}" fill="#000"/></svg>`
  );
}

/** A PNG of at least 1,024 pixels a side, every square of the code a whole number of them. */
export function qrPng(text: string): Promise<Buffer> {
  const modules = qrModules(text, 'medium');
  const scale = Math.ceil(1024 / modules.length);
  const side = modules.length * scale;
  const pixels = Buffer.alloc(side * side, 255);
  for (const [y, row] of modules.entries())
    for (const [x, length] of runsOf(row))
      for (let line = y * scale; line < (y + 1) * scale; line++)
        pixels.fill(0, line * side + x * scale, line * side + (x + length) * scale);
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .png({ palette: true, colours: 2, compressionLevel: 9 })
    .toBuffer();
}

/** Where the dark runs of a row begin, and how long they are. */
function runsOf(row: boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (isDark && last && last[0] + last[1] === x) last[1] += 1;
    else if (isDark) runs.push([x, 1]);
  }
  return runs;
}

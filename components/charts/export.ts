import type { DrawnSeries } from './types';

/** Pixels of a PNG per pixel on the screen. */
const SHARPNESS = 2;
const HEAD = 56;
const MARGIN = 16;

/** The drawn chart with its title, as a picture that stands alone: colours resolved, no style sheet needed. */
export function chartSvg(figure: HTMLElement, words: { title: string; subtitle: string }): string | null {
  const drawn = figure.querySelector<SVGSVGElement>('svg.recharts-surface, svg[data-chart]');
  if (!drawn) return null;
  const { width, height } = drawn.getBoundingClientRect();
  const styles = getComputedStyle(figure);
  const color = (name: string) => styles.getPropertyValue(name).trim();
  const body = new XMLSerializer()
    .serializeToString(drawn)
    .replace(/var\((--[\w-]+)\)/g, (whole, name: string) => color(name) || whole);
  const [wide, high] = [width + 2 * MARGIN, height + HEAD + 2 * MARGIN];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" font-family="system-ui, sans-serif"><rect width="100%" height="100%" fill="${color('--aw-card')}"/><text x="${MARGIN}" y="${MARGIN + 16}" font-size="16" font-weight="600" fill="${color('--aw-ink')}">${escapeXml(words.title)}</text><text x="${MARGIN}" y="${MARGIN + 36}" font-size="12" fill="${color('--aw-muted')}">${escapeXml(words.subtitle)}</text><g transform="translate(${MARGIN} ${HEAD + MARGIN})">${body}</g></svg>`;
}

/** Draws a picture into a PNG. Rejects where the browser cannot. */
export async function svgToPng(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * SHARPNESS;
    canvas.height = image.height * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        blob => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The numbers behind a chart in full precision, one row per bucket; the interval is the 95 % one. */
export function seriesCsv({ metric, points }: DrawnSeries): string {
  const isCompared = points.some(point => point.beside !== undefined);
  const head = ['start', metric, 'low', 'high', 'n', ...(isCompared ? ['compared'] : [])];
  const rows = points.map(({ start, value, low, high, n, beside }) => [
    start,
    value,
    low,
    high,
    n,
    ...(isCompared ? [beside] : []),
  ]);
  return [head, ...rows].map(row => row.map(cell => cell ?? '').join(',')).join('\r\n');
}

/** Hands a file to the browser. */
export function download(content: Blob | string, name: string, type = 'text/plain'): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const escapeXml = (text: string): string =>
  text.replace(/[<>&"]/g, sign => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign] ?? sign);

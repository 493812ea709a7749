import type PptxGenJS from 'pptxgenjs';
import { COLOR, FONT, LEFT, WIDE } from './pptx-style';
import { writable } from './xml';

type Slide = PptxGenJS.Slide;

/** One line of text, as wide as the slide's content. */
export const line = (slide: Slide, text: string, options: PptxGenJS.TextPropsOptions): Slide =>
  slide.addText(writable(text), {
    x: LEFT,
    w: WIDE,
    h: 0.35,
    margin: 0,
    fontFace: FONT,
    fontSize: 12,
    color: COLOR.ink,
    ...options,
  });

type TableCell = string | { text: string; tone: 'good' | 'bad' | null };

/** Rows below the title; `of`: how many there are, which is said where not all of them stand here. */
export function addTable(
  slide: Slide,
  table: { head: string[]; widths: number[]; numbers: number[]; rows: TableCell[][]; of: number },
): void {
  const { head, widths, numbers, rows, of } = table;
  const alignOf = (column: number) => (numbers.includes(column) ? ('right' as const) : ('left' as const));
  const cells = rows.map(row =>
    row.map((cell, column) => {
      const { text, tone } = typeof cell === 'string' ? { text: cell, tone: null } : cell;
      return {
        text: writable(text),
        options: { align: alignOf(column), color: tone ? COLOR[tone] : COLOR.ink, bold: tone !== null },
      };
    }),
  );
  slide.addTable(
    [
      head.map((text, column) => ({
        text,
        options: { align: alignOf(column), color: COLOR.muted, bold: true },
      })),
      ...cells,
    ],
    {
      x: LEFT,
      y: 1.95,
      w: WIDE,
      colW: widths,
      rowH: 0.34,
      fontFace: FONT,
      fontSize: 12,
      margin: 0.05,
      valign: 'middle',
      border: { type: 'none' },
    },
  );
  if (of > rows.length)
    line(slide, `The first ${rows.length} of ${of}; the Excel file has them all.`, {
      y: 6.7,
      h: 0.3,
      fontSize: 11,
      color: COLOR.muted,
    });
}

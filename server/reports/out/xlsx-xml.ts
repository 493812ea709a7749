import { wallClock } from '@/domain/time/zone';
import type { XlsxCell, XlsxColumn, XlsxKind } from './xlsx';
import { xmlText } from './xml';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Places in `cellXfs` below. `quoted`: as if typed after an apostrophe, so that editing makes no formula of it either. */
const STYLE = {
  head: 1,
  label: 2,
  text: 3,
  quoted: 4,
  integer: 5,
  number: 6,
  share: 7,
  date: 8,
  moment: 9,
} as const;

const WIDTHS: Record<XlsxKind, number> = {
  label: 18,
  text: 48,
  integer: 12,
  number: 12,
  share: 12,
  date: 12,
  moment: 19,
};

/** Characters of one cell that Excel keeps. */
const MOST_CHARACTERS = 32_767;
/** Days from Excel's day 0 to 1970-01-01. */
const EPOCH = 25_569;
const DAY_MS = 86_400_000;
const QUARTER_MS = 15 * 60_000;

/** `A`, `Z`, `AA` of a column's place, from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? '' : columnLetters(rest)) + String.fromCharCode(65 + (index % 26));
}

export function sheetStart(columns: readonly XlsxColumn[], letters: readonly string[]): string {
  const widths = columns
    .map(({ name, kind, width }, index) => {
      const wide = width ?? Math.max(WIDTHS[kind], Math.min(name.length + 4, 40));
      return `<col min="${index + 1}" max="${index + 1}" width="${wide}" customWidth="1"/>`;
    })
    .join('');
  const head = columns.map(({ name }, index) => inline(`${letters[index]}1`, name, STYLE.head)).join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths && `<cols>${widths}</cols>`}<sheetData><row r="1">${head}</row>`;
}

export const sheetEnd = (lastColumn: string, lastRow: number): string =>
  `</sheetData><autoFilter ref="A1:${lastColumn}${lastRow}"/></worksheet>`;

/** One cell. A number that is none, such as NaN, is left out: Excel would call the file damaged. */
export function cellXml(
  place: string,
  value: NonNullable<XlsxCell>,
  kind: XlsxKind,
  timezone: string,
): string {
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c r="${place}" s="${numberStyle(kind)}"><v>${value}</v></c>` : '';
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (value instanceof Date)
    return `<c r="${place}" s="${STYLE.moment}"><v>${serialOf(value.getTime() + offsetAt(value.getTime(), timezone))}</v></c>`;
  if (typeof value === 'object') return cellXml(place, value.share, 'share', timezone);
  if (kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value))
    return `<c r="${place}" s="${STYLE.date}"><v>${serialOf(Date.parse(value))}</v></c>`;
  if (/^[=+\-@\t\r]/.test(value)) return inline(place, value, STYLE.quoted);
  return inline(place, value, kind === 'text' ? STYLE.text : STYLE.label);
}

const numberStyle = (kind: XlsxKind): number =>
  kind === 'integer' || kind === 'share' || kind === 'number' ? STYLE[kind] : STYLE.label;

/** Offsets change at whole quarters of an hour only, and rows that stand together were mostly begun together. */
function offsetAt(instant: number, timezone: string): number {
  const quarter = Math.floor(instant / QUARTER_MS) * QUARTER_MS;
  if (lastOffset.quarter !== quarter || lastOffset.timezone !== timezone)
    lastOffset = { quarter, timezone, offset: wallClock(quarter, timezone) - quarter };
  return lastOffset.offset;
}

let lastOffset = { quarter: Number.NaN, timezone: '', offset: 0 };

const serialOf = (wallClockMs: number): number => wallClockMs / DAY_MS + EPOCH;

/** Spaces at an end, and breaks, are kept only where the element says so. */
function inline(place: string, value: string, style: number): string {
  const text = xmlText(cut(value)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  const keep = /^\s|\s$|[\n\t]| {2}/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t${keep}>${text}</t></is></c>`;
}

const cut = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;

/** One font for all, a bold one for heads; dates as ISO writes them, which every reader understands. */
export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="0.0%"/><numFmt numFmtId="167" formatCode="0.0##"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEBEBE5"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10">${[
  xf(0),
  xf(0, { font: 1, fill: 2, align: '<alignment vertical="top" wrapText="1"/>' }),
  xf(0),
  xf(0, { align: '<alignment vertical="top" wrapText="1"/>' }),
  xf(0, { align: '<alignment vertical="top" wrapText="1"/>', quoted: true }),
  xf(3),
  xf(167),
  xf(166),
  xf(164),
  xf(165),
].join(
  '',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function xf(
  format: number,
  { font = 0, fill = 0, align = '<alignment vertical="top"/>', quoted = false } = {},
): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}>${align}</xf>`;
}

export const workbookXml = (names: readonly string[]): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${names
    .map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`;

export const workbookRelsXml = (sheets: number): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  ).join(
    '',
  )}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

export const PACKAGE_RELS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const contentTypesXml = (sheets: number): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETML}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEETML}.styles+xml"/>${Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${SHEETML}.worksheet+xml"/>`,
  ).join('')}</Types>`;

import { execFileSync, spawnSync } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { findingOf, supportOf, wordedAs } from '@/domain/metrics/findings';
import { formatChange, formatEstimate, formatValue } from '@/domain/metrics/format';
import { overviewSheets } from '@/server/reports/out/book';
import { reportPdf } from '@/server/reports/out/pdf';
import { reportPptx } from '@/server/reports/out/pptx';
import { type Report, readReport } from '@/server/reports/out/read-report';
import { tableToXlsx, type XlsxColumn, type XlsxSheet } from '@/server/reports/out/xlsx';
import { readOverview } from '@/server/reports/overview';
import { foldScores } from '@/server/services/rollup/fold';
import { updateWorkspace } from '@/server/services/workspace/update';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { addCustomers } from '../factories/sending';
import { unzip, xmlFault } from '../factories/unzip';
import { newWorld, type World } from '../factories/world';

const march = { from: '2026-03-01', to: '2026-04-01' };
const hostile = [
  '=HYPERLINK("http://x.example","pay")',
  '</a:t></a:r><script>alert(1)</script>',
  '😀 great ❤️ _x0041_ & more',
  'الخدمة كانت رائعة جدا (Leeds 42)',
  'a'.repeat(10_000),
  'bad\u0007 bell',
];

let w: World;
let report: Report;

beforeAll(async () => {
  w = await newWorld({ name: 'Boots & "Co" <b>' });
  await w.run(ctx => updateWorkspace({ ctx, input: { settings: { targets: { nps: 50 } } } }));
  const [ann] = await w.run(ctx => addCustomers(ctx, [{ externalId: 'ann', name: 'Ann Archer' }]));
  await w.run(async ctx => {
    const asked = await askedSurvey(ctx, { recommend: { metric: 'nps' }, happy: { metric: 'csat' } });
    for (let i = 0; i < 120; i++) {
      const attributes = { location: hostile[i % 6]?.slice(0, 200) ?? '' };
      for (const month of [2, 3]) {
        const at = new Date(Date.UTC(2026, month - 1, 2 + (i % 26), 10));
        const happy = month === 3 && i % 6 === 0 ? 1 : 5 - (i % 2);
        await giveAnswer(ctx, asked, { at, scores: { recommend: i % 3 ? 9 : 3, happy }, attributes });
      }
    }
    for (const [index, comment] of hostile.entries())
      await giveAnswer(ctx, asked, {
        at: new Date(Date.UTC(2026, 2, 29, index)),
        scores: { recommend: 2 },
        comment,
        ...(ann && { customerId: ann }),
      });
  });
  await w.run(ctx => foldScores({ ctx }));
  report = await w.run(ctx => readReport({ ctx, input: march, personal: true }));
}, 60_000);

const sheetsOf = async (sheets: readonly XlsxSheet[], mostRows?: number) =>
  readXlsxFile(
    await buffer(tableToXlsx({ sheets, timezone: 'Europe/Berlin', ...(mostRows && { mostRows }) })),
  );

describe('a workbook', () => {
  const columns: XlsxColumn[] = [
    { name: 'text', kind: 'text' },
    { name: 'number', kind: 'number' },
    { name: 'moment', kind: 'moment' },
    { name: 'day', kind: 'date' },
  ];

  it('keeps texts as texts, numbers as numbers, and moments on the clock of its zone', async () => {
    const rows = hostile.map(text => [text, -0.1 + 0.3, new Date('2026-07-01T10:00:00Z'), '2026-03-29']);
    const [sheet] = await sheetsOf([{ name: 'Evil [1]: a/b?', columns, rows }]);
    expect(sheet?.sheet).toBe('Evil  1   a b');
    expect(sheet?.data[0]).toEqual(['text', 'number', 'moment', 'day']);
    expect(sheet?.data.slice(1).map(row => row[0])).toEqual(hostile.map(text => text.replace('\u0007', '')));
    // Berlin is two hours ahead in July; a sheet knows wall clocks only.
    expect(sheet?.data[1]?.slice(1)).toEqual([
      -0.1 + 0.3,
      new Date('2026-07-01T12:00:00Z'),
      new Date('2026-03-29T00:00:00Z'),
    ]);
  });

  it('has no formula, and says of what looks like one that it was typed as a text', async () => {
    const rows = [['=1+1'], ['+1'], ['-1'], ['@a'], ['plain']];
    const file = unzip(
      await buffer(
        tableToXlsx({ sheets: [{ name: 'A', columns: columns.slice(0, 1), rows }], timezone: 'UTC' }),
      ),
    );
    const xml = file.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    expect(xml).not.toContain('<f>');
    const style = (place: string) => Number(new RegExp(`r="${place}" s="(\\d)"`).exec(xml)?.[1]);
    const formats = [
      ...(file.get('xl/styles.xml')?.toString().split('<cellXfs')[1] ?? '').matchAll(/<xf [^>]*>/g),
    ];
    const isQuoted = (place: string) => formats[style(place)]?.[0].includes('quotePrefix="1"');
    expect(['A2', 'A3', 'A4', 'A5', 'A6'].map(isQuoted)).toEqual([true, true, true, true, false]);
    expect([...file].map(([name, bytes]) => [name, xmlFault(bytes.toString())])).toEqual(
      [...file.keys()].map(name => [name, null]),
    );
  });

  it('goes on in another sheet where one is full, and breaks off where its rows do', async () => {
    async function* pages() {
      for (const page of [0, 1, 2]) yield [[`a${page}`], [`b${page}`]];
    }
    const sheets = await sheetsOf([{ name: 'Rows', columns: columns.slice(0, 1), rows: pages() }], 5);
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ['Rows', 5],
      ['Rows 2', 3],
    ]);
    async function* broken() {
      yield [['a']];
      throw new Error('the database went away');
    }
    await expect(sheetsOf([{ name: 'Rows', columns: columns.slice(0, 1), rows: broken() }])).rejects.toThrow(
      'went away',
    );
  });
});

describe('Overview as a workbook', () => {
  it('holds the very numbers of the screen', async () => {
    const overview = await w.run(ctx => readOverview({ ctx, input: march }));
    const sheets = new Map((await sheetsOf(overviewSheets(report))).map(({ sheet, data }) => [sheet, data]));
    expect([...sheets.keys()]).toEqual(['Cards', 'Trend', 'What moved', 'Segments', 'What was asked for']);
    expect(
      sheets
        .get('Cards')
        ?.slice(1)
        .map(row => row.slice(1, 6)),
    ).toEqual(
      overview.cards.map(({ total, change }) => [total.value, total.low, total.high, total.n, change?.value]),
    );
    expect(
      sheets
        .get('Trend')
        ?.slice(1)
        .map(row => row[3]),
    ).toEqual(overview.cards.flatMap(card => card.points.map(point => point.value)));
    const groups = overview.segments?.rows ?? [];
    expect(groups.length).toBeGreaterThan(4);
    expect(
      sheets
        .get('Segments')
        ?.slice(1)
        .map(row => row[3]),
    ).toEqual(
      overview.cards.flatMap(({ metric }) => groups.flatMap(row => row.figures[metric]?.value ?? [])),
    );
    expect(sheets.get('What was asked for')?.map(row => row[1])).toEqual(
      expect.arrayContaining(['1 Mar to 31 Mar 2026', 'Europe/Berlin', 'All answers']),
    );
  });
});

describe('Overview as slides', () => {
  it('says on each slide what its chart shows, and draws it from the same numbers', async () => {
    const files = unzip(await reportPptx(report));
    const texts = [...files]
      .filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
      .map(([, xml]) => textOf(xml));
    for (const card of report.cards)
      expect(texts.some(text => text.includes(`${findingOf(card)} (${supportOf(card)})`))).toBe(true);
    for (const [index, card] of report.cards.entries()) {
      const chart = files.get(`ppt/charts/chart${index + 1}.xml`)?.toString() ?? '';
      expect(valuesOf(chart)[0]).toEqual(card.points.map(({ value }) => value));
      const book = files.get(`ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`);
      const [sheet] = await readXlsxFile(book ?? Buffer.alloc(0));
      expect(sheet?.data.slice(1).map(row => row[1])).toEqual(card.points.map(({ value }) => value));
    }
    expect(valuesOf(files.get('ppt/charts/chart1.xml')?.toString() ?? '').at(-1)).toEqual(
      report.overview.cards[0]?.points.map(() => 50),
    );
  });

  it('opens whatever people wrote', async () => {
    const files = unzip(await reportPptx(report));
    const faults = [...files]
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, bytes]) => [name, xmlFault(bytes.toString())])
      .filter(([, fault]) => fault !== null);
    expect(faults).toEqual([]);
    const slides = [...files]
      .filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
      .map(([, xml]) => textOf(xml));
    expect(slides.join(' ')).toContain('</a:t></a:r><script>alert(1)</script>');
  });
});

describe('Overview as a printed report', () => {
  const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;
  const printed = async (shown: Report) =>
    execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: await reportPdf(shown),
      encoding: 'utf8',
    }).replace(/\s+/g, ' ');

  it.runIf(hasPoppler)(
    'prints each number with n and interval as the screen words it (needs poppler)',
    async () => {
      const text = await printed(report);
      for (const card of report.cards) {
        expect(text).toContain(findingOf(card));
        expect(text).toContain(supportOf(card));
        expect(text).toContain(formatValue(wordedAs(card.metric), card.total.value));
        if (card.change) expect(text).toContain(formatChange(wordedAs(card.metric), card.change));
      }
      const [move] = report.moves ?? [];
      expect(move).toBeDefined();
      if (move) expect(text).toContain(formatEstimate(move.metric, move));
      expect(text).toContain('Target 50');
      expect(text).toContain('made');
      expect(text).toContain('Ann Archer');
    },
  );

  it.runIf(hasPoppler)('names nobody to a reader who may not see names (needs poppler)', async () => {
    const shown = await w.run(ctx => readReport({ ctx, input: march, personal: false }));
    expect(await printed(shown)).not.toContain('Archer');
    const slides = unzip(await reportPptx(shown));
    expect([...slides.values()].some(bytes => bytes.includes('Archer'))).toBe(false);
  });

  it.runIf(hasPoppler)('loses no full stop after a line with a middle dot (needs poppler)', async () => {
    await printed(report);
    const again = await printed({ ...report, company: 'متجر · Boots', targets: {} });
    for (const card of report.cards) expect(again).toContain(supportOf(card));
    expect(again).toContain('p = 0.01');
  });
});

it('reads a filter as the screen does, and says it in words', async () => {
  const input = { ...march, filter: { location: [hostile[0] ?? ''] } };
  const shown = await w.run(ctx => readReport({ ctx, input, personal: false }));
  expect(shown.asked.find(({ name }) => name === 'Answers')?.text).toContain('=HYPERLINK');
  expect(shown.cards.map(({ total }) => total.n)).toEqual(
    (await w.run(ctx => readOverview({ ctx, input }))).cards.map(({ total }) => total.n),
  );
  expect(shown.moves).toBeNull();
  expect(shown.segments.length).toBeGreaterThan(0);
});

const textOf = (xml: Buffer | undefined): string =>
  [...(xml?.toString() ?? '').matchAll(/<a:t>([^<]*)<\/a:t>/g)]
    .map(([, text = '']) => text)
    .join(' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The cached values of each series; null where a bucket has none. */
const valuesOf = (chart: string): (number | null)[][] =>
  [...chart.matchAll(/<c:val>([\s\S]*?)<\/c:val>/g)].map(([, values = '']) =>
    [...values.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value = '']) =>
      value === '' ? null : Number(value),
    ),
  );

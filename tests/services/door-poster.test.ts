import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeQR } from 'qr/decode.js';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { papers, posterQuery, posterSchema, readPosterQuery } from '@/domain/poster';
import { parseDefinition } from '@/domain/survey/parse';
import { posterFile } from '@/server/poster/file';
import { isSettable } from '@/server/poster/fonts';
import { posterHtml } from '@/server/poster/html';
import { qrPng, qrSvg } from '@/server/poster/qr';
import { type Posted, postedOf, type Sheet, sheetOf } from '@/server/poster/sheet';
import { pageLanguages } from '@/server/respond/words/words';

const address = 'https://survey.example.com/s/p/k7m2x9qhw3tz';
const survey = '01a20348-39a8-7501-94d6-45b22ede88c2';

async function decoded(picture: Buffer | string): Promise<string> {
  const { data, info } = await sharp(Buffer.from(picture))
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data }, { effort: Number.POSITIVE_INFINITY });
}

function sheetIn(language: string, chosen: Partial<Parameters<typeof posterQuery>[0]> = {}): Sheet {
  const parsed = parseDefinition({
    name: 'Store visit',
    languages: [language],
    pages: [{ id: 'one', questions: [{ key: 'recommend', type: 'nps', title: 'Recommend us?' }] }],
    theme: { color: '#1F5F4A' },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const wish = posterSchema.parse({ survey, ...chosen });
  return sheetOf(wish, { definition: parsed.definition, company: 'Boots & Co', settings: {} });
}

const doors: Posted[] = [
  postedOf({ name: 'Leeds, till 2', address }),
  postedOf({ name: 'Łódź', address: `${address}a` }),
];

describe('the QR code of a door', () => {
  it('leads to exactly its address, as PNG and as SVG, on a phone and on a screen at night', async () => {
    const png = await qrPng(address);
    const { width, height, format } = await sharp(png).metadata();
    expect([format, width === height, (width ?? 0) >= 1024]).toEqual(['png', true, true]);
    expect(await decoded(png)).toBe(address);
    const svg = qrSvg(`${address}?kiosk=1`);
    // The process takes no SVG in: drawn here from its path, four pixels a square.
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const pixels = Buffer.alloc(size * size * 16, 255);
    for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
      for (let line = 0; line < 4; line++)
        pixels.fill(
          0,
          (Number(y) * 4 + line) * size * 4 + Number(x) * 4,
          (Number(y) * 4 + line) * size * 4 + (Number(x) + Number(length)) * 4,
        );
    const drawn = await sharp(pixels, { raw: { width: size * 4, height: size * 4, channels: 1 } })
      .png()
      .toBuffer();
    expect(await decoded(drawn)).toBe(`${address}?kiosk=1`);
    expect(svg).toContain(`<rect width="${size}" height="${size}" fill="#fff"/>`);
  });
});

describe('what a poster says', () => {
  it('comes through the address of its page unchanged', () => {
    const wish = {
      survey,
      doors: [survey],
      language: 'de',
      paper: 'a5' as const,
      headline: 'Wie war’s? 50 % & mehr',
      line: '',
    };
    const read = posterSchema.parse(readPosterQuery(new URLSearchParams(posterQuery(wish))));
    expect(read).toEqual(wish);
    expect(posterSchema.parse(readPosterQuery(new URLSearchParams(posterQuery({ survey }))))).toMatchObject({
      doors: [],
      paper: 'a4',
      headline: '',
    });
  });

  it('is in the language of the survey, and escaped on the page that is printed', () => {
    const html = posterHtml(sheetIn('ar', { headline: '<b>كيف كانت زيارتك؟' }), doors, 'http://localhost');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('&lt;b>كيف كانت زيارتك؟');
    expect(html).toContain('امسحوا الرمز للإجابة');
    expect(html).toContain('<b dir="ltr">survey.example.com/s/p/k7m2x9qhw3tz</b>');
    expect(html.match(/class="sheet"/g)).toHaveLength(2);
  });

  it('can be set in Latin, Greek, Cyrillic and Arabic letters, and is refused where letters would be missing', async () => {
    expect(isSettable('Zażółć gęślą jaźń – „Ёлка“ Ά ệ ğ €5 كيف؟')).toBe(true);
    for (const text of ['日本', '안녕', 'ไทย', 'שלום', '🙂']) expect(isSettable(text), text).toBe(false);
    await expect(posterFile(sheetIn('en'), [postedOf({ name: '東京', address })])).rejects.toThrow(
      'lack letters',
    );
    await expect(posterFile(sheetIn('en'), [])).rejects.toThrow('No door');
  });
});

describe('the PDF', () => {
  const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;

  it.each(papers)('has a page for each door on %s', async paper => {
    const pdf = await posterFile(sheetIn('pl', { paper }), doors);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(pdf.length).toBeLessThan(200_000);
  });

  it.runIf(hasPoppler)('shows codes that scan, and words that can be copied (needs poppler)', async () => {
    const pages = await printed(await posterFile(sheetIn('pl', { headline: 'Jak minęła wizyta?' }), doors));
    expect(await Promise.all(pages.pictures.map(decoded))).toEqual([address, `${address}a`]);
    expect(pages.text).toContain('Jak minęła wizyta?');
    expect(pages.text).toContain('Zeskanuj kod i odpowiedz');
    expect(pages.text).toContain('survey.example.com/s/p/k7m2x9qhw3tz');
    expect(pages.text).toContain('Łódź');
  });

  it.runIf(hasPoppler)(
    'fits one sheet in every language it can be set in, however long (needs poppler)',
    async () => {
      const long =
        'Wie zufrieden waren Sie heute mit unserer Beratung, der Auswahl und der Wartezeit an der Kasse in dieser Filiale? Danke';
      for (const language of pageLanguages) {
        const sheet = sheetIn(language, { headline: long.slice(0, 120), paper: 'a5' });
        if (!isSettable(sheet.scan)) continue;
        const pdf = await posterFile(sheet, doors.slice(0, 1));
        expect(pdf.toString('latin1').match(/\/Type \/Page\b/g), language).toHaveLength(1);
      }
    },
  );
});

describe('Arabic letters in the PDF', () => {
  it('stand in their reading order, joined, with every dot over its letter', async () => {
    const { outlineText, readFonts } = await import('@/server/poster/outline');
    await import('@/server/poster/pdf');
    await readFonts();
    const set = (text: string, width = 1000) => outlineText(text, { size: 100, weight: 600, width });
    // Alone and beside a foreign word: a dot laid out the wrong way would hang left of everything.
    for (const text of ['ز', 'زت', 'زيارتك', 'Leeds زيارتك']) {
      const [line, ...others] = set(text);
      if (!line) throw new Error('a word is a line');
      expect(others).toEqual([]);
      const across = [...line.path.matchAll(/[ML](-?[\d.]+) -?[\d.]+/g)].map(([, x]) => Number(x));
      expect(Math.min(...across), text).toBeGreaterThan(-12);
      expect(Math.max(...across), text).toBeLessThan(line.width + 12);
    }
    // Right to left: the first word ends the line, and what is foreign is still read from its left.
    const [arabicFirst] = set('زيارتك Leeds');
    const [latinFirst] = set('Leeds زيارتك');
    expect(arabicFirst?.path.slice(0, 20)).toBe(latinFirst?.path.slice(0, 20));
    expect(arabicFirst?.path.slice(0, 20)).not.toBe(set('زيارتك')[0]?.path.slice(0, 20));
    // Letters that join are narrower than letters that stand alone.
    const alone = ['ك', 'ي', 'ف'].reduce((sum, letter) => sum + (set(letter)[0]?.width ?? 0), 0);
    expect(set('كيف')[0]?.width).toBeLessThan(alone);
    expect(set('كيف كانت زيارتك إلى', 300).length).toBeGreaterThan(1);
    expect(set('  ')).toEqual([]);
  });

  it('fill one page however long the headline is', async () => {
    const headline = 'كيف كانت زيارتك إلى Boots & Co اليوم؟ '.repeat(4).slice(0, 120);
    const pdf = await posterFile(sheetIn('ar', { headline, paper: 'a5' }), doors.slice(0, 1));
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});

async function printed(pdf: Buffer): Promise<{ pictures: Buffer[]; text: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'poster-'));
  const file = path.join(folder, 'poster.pdf');
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-r', '100', '-png', file, path.join(folder, 'page')]);
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.png'))
    .sort();
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  return { pictures: names.map(name => readFileSync(path.join(folder, name))), text };
}

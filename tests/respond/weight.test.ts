import net from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageLanguages } from '@/server/respond/words/words';
import { uploadImage } from '@/server/services/image/upload';
import { newWorld, type World } from '../factories/world';
import { everyQuestion } from './every-question';
import { ask, look, publish, serveSurveys } from './survey';

/** What a server may send before it has to hear from the browser: ten segments of 1,460 bytes (RFC 6928). */
const FIRST_WINDOW = 14_600;

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
});
afterAll(() => site.close());

/** Every byte that travels for one GET, head and body, as a browser asks. */
function wireBytes(path: string, headers: string[] = []): Promise<number> {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const socket = net.connect(Number(port), hostname);
    socket.on('data', chunk => {
      bytes += chunk.length;
    });
    socket.on('error', reject);
    socket.on('end', () => resolve(bytes));
    const asked = [
      `Host: ${hostname}`,
      'Accept-Encoding: gzip, deflate, br',
      'Connection: close',
      ...headers,
    ];
    socket.write(`GET ${path} HTTP/1.1\r\n${asked.join('\r\n')}\r\n\r\n`);
  });
}

const question = (key: string, more: object = {}) => ({
  key,
  type: 'csat',
  title: `How was ${key}?`,
  ...more,
});
const inEveryLanguage = {
  name: 'Everywhere',
  languages: pageLanguages,
  pages: [{ id: 'one', questions: [question('first')] }],
};

describe('the first page', () => {
  it.each([
    ['of one question in every language there is', inEveryLanguage],
    ['of every type of question', { ...everyQuestion, pages: [everyQuestion.pages[1]], endings: undefined }],
    [
      'of thirty questions',
      {
        name: 'Thirty',
        languages: ['en'],
        pages: [
          { id: 'one', questions: Array.from({ length: 30 }, (_, index) => question(`part_${index}`)) },
        ],
      },
    ],
  ])('%s comes before the browser has to answer', async (_, survey) => {
    const { path } = await ask(world, await publish(world, survey));
    for (const query of ['', '?embed=1', '?kiosk=1']) {
      const bytes = await wireBytes(path + query);
      expect([query, bytes > 2_000, bytes <= FIRST_WINDOW]).toEqual([query, true, true]);
    }
  });

  it('costs little more for each further question', async () => {
    const weigh = async (count: number) =>
      wireBytes(
        (
          await ask(
            world,
            await publish(world, {
              name: 'Growing',
              languages: ['en'],
              pages: [
                {
                  id: 'one',
                  questions: Array.from({ length: count }, (_, index) => question(`part_${index}`)),
                },
              ],
            }),
          )
        ).path,
      );
    const [few, many] = [await weigh(5), await weigh(25)];
    expect((many - few) / 20).toBeLessThan(100);
  });

  it('is fetched alone: pictures wait until they are near, in a width that fits', async () => {
    const bytes = await sharp({ create: { width: 1400, height: 700, channels: 3, background: '#7A1F5C' } })
      .jpeg()
      .toBuffer();
    const { address } = await world.run(ctx =>
      uploadImage({ ctx, input: { data: bytes.toString('base64') } }),
    );
    const image = { url: address, alt: { en: 'A boot' } };
    const { path } = await ask(
      world,
      await publish(world, {
        name: 'Pictures',
        languages: ['en'],
        pages: [{ id: 'one', questions: [question('first'), question('last', { image })] }],
      }),
    );
    const { html } = await look(site.url + path);
    const pictures = html.match(/<img [^>]*>/g) ?? [];
    expect(pictures).toHaveLength(1);
    for (const part of ['loading="lazy"', 'srcset="', ' 640w', 'sizes="', 'width="1400" height="700"'])
      expect(pictures[0]).toContain(part);
    expect(html).not.toMatch(/<(link|script)[^>]*(?:href|src)="(?!data:)/);
  });
});

describe('what the script fetches', () => {
  it('is the question alone, without the script and the style that are there already', async () => {
    const { path } = await ask(world, await publish(world, inEveryLanguage));
    const [page, step] = [await wireBytes(path), await wireBytes(path, ['Afterword-Fragment: 1'])];
    expect(step).toBeLessThan(page / 2);
    const { html } = await look(site.url + path, { headers: { 'afterword-fragment': '1' } });
    expect(html).not.toMatch(/<script|<style|<head/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureNamed } from '@/domain/picture/address';
import { MAX_PICTURE_BYTES } from '@/domain/picture/limits';
import { image } from '@/drizzle/schema/image';
import { workspace } from '@/drizzle/schema/workspace';
import { uploadImage } from '@/server/services/image/upload';
import { greenPng } from '../factories/pictures';
import { newWorld, type World } from '../factories/world';
import { serveSurveys } from '../respond/survey';

let site: Awaited<ReturnType<typeof serveSurveys>>;
let world: World;
beforeAll(async () => {
  site = await serveSurveys();
  world = await newWorld();
});
afterAll(() => site.close());

const keep = (data: string | Buffer) =>
  world.run(ctx =>
    uploadImage({ ctx, input: { data: typeof data === 'string' ? data : data.toString('base64') } }),
  );

describe('a picture that was uploaded', () => {
  it('is served to everybody as it was sent, for ever, as nothing but a picture', async () => {
    const kept = await keep(greenPng);
    expect(kept).toMatchObject({ width: 12, height: 5 });
    expect(kept.address).toMatch(/^\/s\/images\/[0-9a-f-]{36}-12x5$/);
    const answer = await fetch(site.url + kept.address);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(greenPng);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    const head = await fetch(site.url + kept.address, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '110', '']);
  });

  it('is not there for a wrong id, and takes no post', async () => {
    const { address } = await keep(greenPng);
    const id = pictureNamed(address)?.id ?? '';
    const wrong = [id.replace(/^./, char => (char === '0' ? '1' : '0')), 'x', '../x', `${id}-12x5.svg`, ''];
    for (const name of wrong) {
      const answer = await fetch(`${site.url}/s/images/${name}`);
      expect([name, answer.status, await answer.text()]).toEqual([name, 404, expect.any(String)]);
    }
    expect((await fetch(site.url + address, { method: 'POST', body: 'x' })).status).toBe(404);
  });

  it('stands in its own workspace only, and goes with it', async () => {
    const other = await newWorld();
    const { address } = await other.run(ctx => uploadImage({ ctx, input: { data: greenPng } }));
    expect(await other.run(ctx => ctx.db.$count(image))).toBe(1);
    const own = await world.run(ctx => ctx.db.select({ id: image.id }).from(image));
    expect(own.map(row => row.id)).not.toContain(pictureNamed(address)?.id);
    await other.run(ctx => ctx.db.delete(workspace));
    expect((await fetch(site.url + address)).status).toBe(404);
  });
});

describe('a file that is no picture', () => {
  it.each([
    ['rubbish', Buffer.from('a text'), 'no picture that can be shown'],
    ['nothing', Buffer.alloc(0), 'no picture that can be shown'],
    ['a picture cut off in its head', Buffer.from(greenPng, 'base64').subarray(0, 20), 'no picture'],
    ['an SVG', Buffer.from('<?xml version="1.0"?>\n<svg onload="alert(1)"/>'), 'SVG files can hold scripts'],
    ['a page with a picture’s name', Buffer.from('<html><script>alert(1)</script>'), 'no picture'],
    ['a picture of 4,000 pixels', sized(4000, 10), '1600 pixels a side; this one has 4000 × 10'],
    ['a picture of more than 1 MB', Buffer.concat([sized(9, 9), Buffer.alloc(MAX_PICTURE_BYTES)]), '1 MB'],
  ])('%s is refused with a sentence, and nothing is kept', async (_, file, sentence) => {
    const before = await world.run(ctx => ctx.db.$count(image));
    await expect(keep(file)).rejects.toThrow(sentence);
    expect(await world.run(ctx => ctx.db.$count(image))).toBe(before);
  });
});

/** The green picture with other pixels in its head. */
function sized(width: number, height: number): Buffer {
  const bytes = Buffer.from(greenPng, 'base64');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

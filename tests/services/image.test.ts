import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureNamed, pictureSize, pictureSources } from '@/domain/picture/address';
import { MAX_PICTURE_BYTES } from '@/domain/picture/limits';
import { image, imageSize } from '@/drizzle/schema/image';
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
  it('is served to everybody with the pixels it had, for ever, as nothing but a picture', async () => {
    const kept = await keep(greenPng);
    expect(kept).toMatchObject({ width: 12, height: 5 });
    expect(kept.address).toMatch(/^\/s\/images\/[0-9a-f-]{36}-12x5$/);
    const answer = await fetch(site.url + kept.address);
    expect(answer.status).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(await pixels(bytes)).toEqual(await pixels(Buffer.from(greenPng, 'base64')));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    const head = await fetch(site.url + kept.address, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(bytes.length),
      '',
    ]);
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

describe('a photograph', () => {
  it('is turned upright and says no longer where and with what it was taken', async () => {
    const taken = await photo(600, 400)
      .withExif({
        IFD0: { Make: 'Kodak', Copyright: 'Ann' },
        IFD3: { GPSLatitude: '53/1 48/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const secret = Buffer.concat([taken, Buffer.from('a letter behind the end')]);
    const kept = await keep(secret);
    expect(kept).toMatchObject({ width: 400, height: 600 });
    for (const address of addressesOf(kept.address)) {
      const { bytes } = await served(address);
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(bytes.toString('latin1')).not.toMatch(/Kodak|a letter/);
    }
  });

  it('comes in every width its page may ask for, narrower ones lighter, each as high as its address says', async () => {
    const { address } = await keep(await photo(1500, 1000).jpeg().toBuffer());
    const seen = await Promise.all(addressesOf(address).map(served));
    expect(seen.map(({ width, height, format }) => [width, height, format])).toEqual([
      [320, 213, 'webp'],
      [640, 427, 'webp'],
      [1120, 747, 'webp'],
      [1500, 1000, 'jpeg'],
    ]);
    const weights = seen.map(({ bytes }) => bytes.length);
    expect(weights).toEqual(weights.toSorted((a, b) => a - b));
    expect(addressesOf(address).map(pictureSize)).toEqual(
      seen.map(({ width, height }) => ({ width, height })),
    );
    expect((await served(address.replace(/-\d+x\d+$/, '-500x333'))).width).toBe(640);
    expect((await served(address.replace(/-\d+x\d+$/, ''))).width).toBe(1500);
    expect((await served(address.replace(/-\d+x\d+$/, '-9999x9999'))).width).toBe(1500);
  });

  it('is made smaller when it is larger than any page shows it', async () => {
    const kept = await keep(await photo(3000, 2000).jpeg({ quality: 60 }).toBuffer());
    expect(kept).toMatchObject({ width: 1600, height: 1067 });
  });

  it('from before widths were kept is served as it is', async () => {
    const { address } = await keep(await photo(900, 300).jpeg().toBuffer());
    await world.run(ctx => ctx.db.delete(imageSize));
    expect((await served(addressesOf(address)[0] ?? '')).width).toBe(900);
  });
});

describe('a drawing', () => {
  it('keeps its palette and every pixel', async () => {
    const drawing = await photo(400, 300).png({ palette: true, colours: 32 }).toBuffer();
    const { bytes } = await served((await keep(drawing)).address);
    expect(await pixels(bytes)).toEqual(await pixels(drawing));
    expect(bytes.length).toBeLessThan(drawing.length * 1.1);
  });

  it('has no narrower width that would be heavier', async () => {
    const line = sharp({ create: { width: 900, height: 40, channels: 3, background: '#7A1F5C' } });
    const { address } = await keep(await line.png({ palette: true }).toBuffer());
    const kept = (await served(address)).bytes.length;
    for (const one of addressesOf(address))
      expect((await served(one)).bytes.length).toBeLessThanOrEqual(kept);
  });
});

describe('a picture that moves', () => {
  it('stays byte for byte as it is when it is a GIF', async () => {
    const gif = await moving(500, 300).gif().toBuffer();
    const kept = await keep(gif);
    expect(kept).toMatchObject({ width: 500, height: 300 });
    for (const address of addressesOf(kept.address)) expect((await served(address)).bytes).toEqual(gif);
  });

  it('goes on moving in every width when it is a WebP', async () => {
    const { address } = await keep(await moving(500, 300).webp().toBuffer());
    const seen = await Promise.all(addressesOf(address).map(served));
    expect(seen.map(({ width, pages }) => [width, pages])).toEqual([
      [320, 3],
      [500, 3],
    ]);
  });
});

it('asks to come back when many are sent at once, and goes on taking pictures', async () => {
  const one = (await photo(400, 400).jpeg().toBuffer()).toString('base64');
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => keep(one)));
  const refused = results.filter(one => one.status === 'rejected');
  // Four at a time; one that comes when another is done already is taken.
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(4);
  for (const { reason } of refused)
    expect([reason.code, reason.retryAfterSeconds]).toEqual(['unavailable', 2]);
  await keep(one);
});

describe('a file that is no picture', () => {
  it.each([
    ['rubbish', Buffer.from('a text'), 'no picture that can be shown'],
    ['nothing', Buffer.alloc(0), 'no picture that can be shown'],
    ['a picture cut off in its head', Buffer.from(greenPng, 'base64').subarray(0, 20), 'no picture'],
    ['an SVG', Buffer.from('<?xml version="1.0"?>\n<svg onload="alert(1)"/>'), 'SVG files can hold scripts'],
    ['a page with a picture’s name', Buffer.from('<html><script>alert(1)</script>'), 'no picture'],
    ['a picture whose head lies', sized(40, 10), 'damaged or cut off'],
    ['a GIF of 4,000 pixels', gifHead(4000, 10), '1600 pixels a side; this one has 4000 × 10'],
    ['a picture of more than 1 MB', Buffer.concat([sized(9, 9), Buffer.alloc(MAX_PICTURE_BYTES)]), '1 MB'],
    ['196 million pixels in a small file', hugePng(14_000), 'too many pixels'],
    ['a head of 2 billion pixels a side', sized(2 ** 31 - 1, 2 ** 31 - 1), 'picture'],
  ])('%s is refused with a sentence, and nothing is kept', async (_, file, sentence) => {
    const before = await world.run(ctx => ctx.db.$count(image));
    await expect(keep(file)).rejects.toThrow(sentence);
    expect(await world.run(ctx => ctx.db.$count(image))).toBe(before);
  });
});

describe.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s that was cut off', format => {
  it.each([0.3, 0.7, 0.98])('at %d of its length is refused, and nothing is kept', async share => {
    const whole = await photo(600, 400).toFormat(format).toBuffer();
    const before = await world.run(ctx => ctx.db.$count(image));
    await expect(keep(whole.subarray(0, Math.floor(whole.length * share)))).rejects.toThrow(
      'damaged or cut off',
    );
    expect(await world.run(ctx => ctx.db.$count(image))).toBe(before);
  });
});

it('survives whatever stands between a head and an end', async () => {
  let seed = 7;
  const chance = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (const format of ['jpeg', 'png', 'webp', 'gif'] as const) {
    const whole = await photo(90, 60).toFormat(format).toBuffer();
    for (let round = 0; round < 40; round++) {
      const bytes = Buffer.from(whole);
      for (let hit = 0; hit < 8; hit++)
        bytes[30 + Math.floor(chance() * (bytes.length - 30))] = Math.floor(chance() * 256);
      await keep(bytes).catch(error => expect(error).toMatchObject({ code: 'invalid' }));
    }
  }
});

/** Something with edges, slopes and grain, the same each time. */
function photo(width: number, height: number): Sharp {
  const grain = Buffer.alloc(width * height * 3);
  for (let at = 0; at < grain.length; at++)
    grain[at] = 128 + 90 * Math.sin(at / 997) + 30 * Math.cos((at % (width * 3)) / 90) + ((at * 7919) % 7);
  return sharp(grain, { raw: { width, height, channels: 3 } });
}

/** Three frames. */
function moving(width: number, height: number): Sharp {
  const frames = Buffer.alloc(width * height * 3 * 3);
  for (let at = 0; at < frames.length; at++) frames[at] = 128 + 90 * Math.sin(at / 9973);
  return sharp(frames, { raw: { width, height: height * 3, channels: 3, pageHeight: height } });
}

const pixels = (bytes: Buffer): Promise<Buffer> => sharp(bytes).ensureAlpha().raw().toBuffer();

/** Every address under which a page may fetch the picture, narrowest first. */
const addressesOf = (address: string): string[] =>
  (pictureSources(address).srcset ?? `${address} 1w`).split(', ').map(one => one.split(' ')[0] ?? '');

async function served(address: string) {
  const answer = await fetch(site.url + address);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { width, height, format, pages } = await sharp(bytes).metadata();
  expect(answer.headers.get('content-type')).toBe(`image/${format}`);
  return { bytes, width, height, format, pages };
}

const gifHead = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(40);
  bytes.write('GIF89a', 'latin1');
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
};

/** A whole PNG of one colour, one bit a pixel: some thousand times larger unpacked. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const [length, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc((side / 8 + 1) * side))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The green picture with other pixels in its head. */
function sized(width: number, height: number): Buffer {
  const bytes = Buffer.from(greenPng, 'base64');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

import { describe, expect, it } from 'vitest';
import { measurePicture } from './measure';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** Heads of pictures 300 × 40, as the formats' specifications write them. */
const heads = {
  'image/png': bytes('89504e470d0a1a0a 0000000d49484452 0000012c 00000028'),
  'image/gif': bytes('474946383961 2c01 2800'),
  'image/jpeg': bytes('ffd8 ffe00004aabb ffff ffdb0003cc ffc2 0011 08 0028 012c 03'),
  'image/webp': bytes('52494646 00000000 57454250 56503820 00000000 000000 9d012a 2c01 2800'),
};
const webp = {
  lossless: bytes(`52494646 00000000 57454250 5650384c 00000000 2f 2bc10900 ${'00'.repeat(10)}`),
  extended: bytes('52494646 00000000 57454250 56503858 0a000000 00000000 2b0100 270000'),
};

describe('measuring a picture', () => {
  it.each(Object.entries(heads))('knows %s by its first bytes', (type, head) => {
    expect(measurePicture(head)).toEqual({ type, width: 300, height: 40 });
  });

  it.each(Object.entries(webp))('reads the pixels of %s WebP', (_, head) => {
    expect(measurePicture(head)).toEqual({ type: 'image/webp', width: 300, height: 40 });
  });

  it('takes no head that is cut off, at whatever byte', () => {
    for (const head of [...Object.values(heads), ...Object.values(webp)])
      for (let length = 0; length < head.length - 1; length += 1) {
        const cut = measurePicture(head.subarray(0, length));
        expect([null, 300]).toContain(cut?.width ?? null);
      }
  });

  it('takes nothing without pixels and nothing else', () => {
    expect(measurePicture(bytes('474946383961 0000 2800'))).toBeNull();
    expect(measurePicture(bytes('ffd8 ffe00000 ffe00000 ffe00000'))).toBeNull();
    expect(
      measurePicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    ).toBeNull();
  });
});

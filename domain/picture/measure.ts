import type { PictureSize } from './address';
import type { PictureType } from './limits';

/**
 * What a file is by its first bytes, whatever it is called, and its pixels as its header says. Null for anything but a
 * whole header of PNG, JPEG, WebP or GIF with at least one pixel.
 * Sources: PNG 5.2 and 11.2.2, ITU T.81 B.2.2 (JPEG), RFC 9649 2.5-2.7 (WebP), GIF89a 18.
 */
export function measurePicture(bytes: Uint8Array): (PictureSize & { type: PictureType }) | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { type, begins, sizeOf } of KINDS) {
    if (!begins(view)) continue;
    const size = sizeOf(view);
    return size && size.width > 0 && size.height > 0 ? { type, ...size } : null;
  }
  return null;
}

type Kind = {
  type: PictureType;
  begins: (view: DataView) => boolean;
  sizeOf: (view: DataView) => PictureSize | null;
};

const KINDS: Kind[] = [
  {
    type: 'image/png',
    begins: view => textAt(view, 0, 8) === '\x89PNG\r\n\x1a\n' && textAt(view, 12, 4) === 'IHDR',
    sizeOf: view => (has(view, 24) ? { width: view.getUint32(16), height: view.getUint32(20) } : null),
  },
  {
    type: 'image/gif',
    begins: view => ['GIF87a', 'GIF89a'].includes(textAt(view, 0, 6)),
    sizeOf: view =>
      has(view, 10) ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : null,
  },
  { type: 'image/jpeg', begins: view => has(view, 3) && view.getUint16(0) === 0xffd8, sizeOf: sizeOfJpeg },
  {
    type: 'image/webp',
    begins: view => textAt(view, 0, 4) === 'RIFF' && textAt(view, 8, 4) === 'WEBP',
    sizeOf: sizeOfWebp,
  },
];

/** Walks the segments up to the frame header, which has the pixels. */
function sizeOfJpeg(view: DataView): PictureSize | null {
  let at = 2;
  while (has(view, at + 9)) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** The three kinds of first chunk: lossy, lossless, extended. */
function sizeOfWebp(view: DataView): PictureSize | null {
  if (!has(view, 30)) return null;
  switch (textAt(view, 12, 4)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      if (view.getUint8(20) !== 0x2f) return null;
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return null;
  }
}

const has = (view: DataView, length: number): boolean => view.byteLength >= length;

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) + (view.getUint8(at + 2) << 16);

const textAt = (view: DataView, at: number, length: number): string =>
  has(view, at + length)
    ? String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length))
    : '';

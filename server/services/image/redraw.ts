import sharp, { type Sharp } from 'sharp';
import { AppError } from '@/domain/errors';
import type { PictureSize } from '@/domain/picture/address';
import { MAX_PICTURE_SIDE, narrowerThan, type PictureType } from '@/domain/picture/limits';

export type Drawn = PictureSize & { bytes: Buffer };
/** `sizes` are WebP, narrowest first: only those that are lighter than the next wider one. */
export type Redrawn = { picture: Drawn; sizes: Drawn[] };

/** 4,096 pixels squared: what a picture may unpack to, all its frames together. */
const MAX_PIXELS = 2 ** 24;
/** A GIF is only looked through, row by row. */
const MAX_GIF_PIXELS = 2 ** 26;
/** Whoever waits holds a database connection: the next one is asked to come back instead. */
const MOST_WAITING = 4;

// One thread and nothing cached, so that a picture costs some 100 MB at most and gives them back.
sharp.concurrency(1);
sharp.cache(false);
// Only what pictures may be is ever unpacked, whatever a file turns out to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Png', 'Jpeg', 'Webp', 'Nsgif'].map(name => `VipsForeignLoad${name}Buffer`),
});

/**
 * A picture drawn anew from its pixels, upright, without anything else that its file held (place, camera, words, files
 * behind its end), at most 1,600 pixels a side, and in the smaller widths. A GIF stays as it is, for it may move; it has
 * no smaller widths. One at a time. Throws `invalid` for what cannot be drawn whole, `unavailable` when too many wait.
 */
export async function redrawPicture(bytes: Buffer, type: PictureType): Promise<Redrawn> {
  if (waiting >= MOST_WAITING)
    throw new AppError('unavailable', 'Other pictures are being made ready. Try again in a moment.', [], 2);
  waiting += 1;
  const work = last.then(() => redraw(bytes, type));
  last = work.then(
    () => {},
    () => {},
  );
  try {
    return await work;
  } finally {
    waiting -= 1;
  }
}

let waiting = 0;
let last: Promise<void> = Promise.resolve();

async function redraw(bytes: Buffer, type: PictureType): Promise<Redrawn> {
  const picture = await pixelsOf(bytes, type).catch((error: Error) => {
    if (/^timeout/.test(error.message))
      throw new AppError('unavailable', 'This picture took too long to draw. Try again in a moment.', [], 2);
    throw new AppError('invalid', reasonOf(error), [{ path: 'data', message: reasonOf(error) }]);
  });
  if (type === 'image/gif') return { picture, sizes: [] };
  const sizes: Drawn[] = [];
  let lightest = picture.bytes.length;
  for (const width of narrowerThan(picture.width).reverse()) {
    const size = await drawn(
      open(picture.bytes).resize({ width }).webp({ quality: 80, smartSubsample: true }),
    );
    if (size.bytes.length >= lightest) continue;
    lightest = size.bytes.length;
    sizes.unshift(size);
  }
  return { picture, sizes };
}

async function pixelsOf(bytes: Buffer, type: PictureType): Promise<Drawn> {
  const upright = open(bytes)
    .autoOrient()
    .resize({ width: MAX_PICTURE_SIDE, height: MAX_PICTURE_SIDE, fit: 'inside', withoutEnlargement: true });
  switch (type) {
    case 'image/png': {
      // A palette of at most 256 colours comes out the same, pixel by pixel, and stays small.
      const { isPalette = false } = await open(bytes).metadata();
      return drawn(upright.png({ compressionLevel: 9, palette: isPalette }));
    }
    case 'image/jpeg':
      return drawn(upright.jpeg({ quality: 85, mozjpeg: true }));
    case 'image/webp':
      return drawn(upright.webp({ quality: 85, smartSubsample: true }));
    case 'image/gif': {
      const { width, pageHeight, height } = await open(bytes, MAX_GIF_PIXELS).metadata();
      // Every frame is unpacked once: a file that is cut off would stand still half way.
      await open(bytes, MAX_GIF_PIXELS).resize({ width: 8 }).raw().toBuffer();
      return { bytes, width, height: pageHeight ?? height };
    }
  }
}

const open = (bytes: Buffer, limitInputPixels = MAX_PIXELS): Sharp =>
  sharp(bytes, { animated: true, failOn: 'error', limitInputPixels }).timeout({ seconds: 20 });

async function drawn(picture: Sharp): Promise<Drawn> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
}

const reasonOf = ({ message }: Error): string =>
  /pixel limit/.test(message)
    ? 'This picture has too many pixels, all its frames together. Save it smaller and choose it again.'
    : 'This picture cannot be drawn: its file is damaged or cut off. Save it anew and choose it again.';

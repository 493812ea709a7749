import { MAX_PICTURE_BYTES, MAX_PICTURE_SIDE } from '@/domain/picture/limits';

/** Pixels of the longer side, tried in turn until the picture is light enough. */
const SIDES = [MAX_PICTURE_SIDE, 1200, 800, 500];

/**
 * A chosen file as base64, made small enough to be kept. Photographs are always drawn anew, which also leaves behind
 * where they were taken; a GIF stays as it is, for it may move. Throws an Error with a sentence.
 */
export async function pictureData(file: File): Promise<string> {
  const drawn = file.type === 'image/gif' ? null : await createImageBitmap(file).catch(() => null);
  const isFine =
    file.type !== 'image/jpeg' &&
    file.size <= MAX_PICTURE_BYTES &&
    (!drawn || Math.max(drawn.width, drawn.height) <= MAX_PICTURE_SIDE);
  // What the browser cannot draw goes to the server too: it says what is wrong with it.
  if (isFine) return base64(file);
  if (!drawn)
    throw new Error(
      `This file has ${megabytes(file.size)} and cannot be made smaller here. A picture may have 1 MB.`,
    );
  for (const side of SIDES) {
    for (const type of new Set([file.type, 'image/webp'])) {
      const blob = await redraw(drawn, side, type);
      if (blob && blob.size <= MAX_PICTURE_BYTES) return base64(blob);
    }
  }
  throw new Error('This picture could not be made smaller than 1 MB. Choose another one.');
}

/** The picture with at most `side` pixels on its longer side. */
function redraw(picture: ImageBitmap, side: number, type: string): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(resolve, type, 0.85));
}

const megabytes = (bytes: number): string =>
  `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(bytes / 1e6)} MB`;

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(new Error('The file could not be read. Choose it again.'));
    reader.readAsDataURL(blob);
  });
}

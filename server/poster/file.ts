import sharp from 'sharp';
import { AppError } from '@/domain/errors';
import { pictureNamed } from '@/domain/picture/address';
import { openImage } from '../services/image/open';
import { isSettable } from './fonts';
import type { Posted, Sheet } from './sheet';

/**
 * The PDF of these posters. Throws `not_found` without a door, `invalid` where our fonts lack a letter. A logo that is
 * kept elsewhere is not fetched: the company's name stands in its place.
 */
export async function posterFile(sheet: Sheet, doors: readonly Posted[]): Promise<Buffer> {
  if (doors.length === 0) throw new AppError('not_found', 'No door of this survey is open.');
  const { company, headline, scan, line, or } = sheet;
  if (![company, headline, scan, line, or, ...doors.map(({ name }) => name)].every(isSettable))
    throw new AppError(
      'invalid',
      'The fonts for PDF files here lack letters of this language. Print the posters from the page instead; its print dialog can save a PDF too.',
    );
  const logo = await logoOf(sheet);
  const mine = last.then(async () => {
    // Some 60 MB that most processes never need.
    const { posterPdf } = await import('./pdf');
    return posterPdf(sheet, doors, logo);
  });
  last = mine.then(
    () => {},
    () => {},
  );
  return mine;
}

/** One file at a time: each may have 200 pages. */
let last: Promise<void> = Promise.resolve();

async function logoOf({ logo }: Sheet): Promise<Buffer | null> {
  const named = logo === null ? null : pictureNamed(logo);
  const image = named && (await openImage(named.id));
  return image ? sharp(image.bytes).png().toBuffer() : null;
}

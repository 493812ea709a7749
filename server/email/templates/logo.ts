import { pictureSize } from '@/domain/picture/address';
import { pictureUrl } from '../links';
import type { MailParts } from './parts';

/** Room for a logo, in pixels, as on the survey page. */
const ROOM = { width: 200, height: 40 };

/**
 * The picture at the head of a mail, or null: from an address that every reader's mail shares, so it tells nobody who
 * read it. As it was uploaded, not one of its lighter widths, which are WebP: Outlook draws PNG, JPEG and GIF only.
 */
export function logoOf(address: string | null): MailParts['logo'] {
  const url = address && pictureUrl(address);
  if (!url) return null;
  const size = pictureSize(address);
  if (!size) return { url, width: null, height: ROOM.height };
  const factor = Math.min(1, ROOM.width / size.width, ROOM.height / size.height);
  const pixels = (side: number): number => Math.max(1, Math.round(side * factor));
  return { url, width: pixels(size.width), height: pixels(size.height) };
}

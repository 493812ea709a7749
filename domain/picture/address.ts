import { narrowerThan } from './limits';

/** Where kept pictures are served, on the origin of the survey page. */
const PLACE = '/s/images/';
const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-(\d{1,4})x(\d{1,4}))?$/;

export type PictureSize = { width: number; height: number };

/**
 * `/s/images/<id>-<width>x<height>`, in pixels: the size stands in the address, so that a page can keep the room free
 * before the picture has come. Another width of the same picture is asked for by the same form.
 */
export const pictureAddress = ({ id, width, height }: PictureSize & { id: string }): string =>
  `${PLACE}${id}-${width}x${height}`;

/** Pixels of a picture kept here; null for one from elsewhere. */
export function pictureSize(address: string): PictureSize | null {
  const named = pictureNamed(address);
  return named?.width && named.height ? { width: named.width, height: named.height } : null;
}

/** What an address or path asks for: the id of a kept picture, and the pixels where it names them. Null for all others. */
export function pictureNamed(address: string): ({ id: string } & Partial<PictureSize>) | null {
  const found = address.startsWith(PLACE) ? NAME.exec(address.slice(PLACE.length)) : null;
  const [, id, width, height] = found ?? [];
  if (!id) return null;
  return width && height ? { id, width: Number(width), height: Number(height) } : { id };
}

/** Attributes of an `<img>`, to be spread on it. `srcset` is there where the picture is kept in several widths. */
export type PictureSources = { src: string; srcset?: string } & Partial<PictureSize>;

/** How a page names a picture. One from elsewhere has its address only; the page adds `alt`, `loading` and `sizes`. */
export function pictureSources(address: string): PictureSources {
  const named = pictureNamed(address);
  if (!named?.width || !named.height) return { src: address };
  const { id, width, height } = named;
  const widths = [...narrowerThan(width), width];
  const srcset = widths
    .map(one => `${pictureAddress({ id, ...scaled({ width, height }, one) })} ${one}w`)
    .join(', ');
  return { src: address, ...(widths.length > 1 && { srcset }), width, height };
}

/** The size at another width, at least one pixel high. */
const scaled = (size: PictureSize, width: number): PictureSize => ({
  width,
  height: Math.max(1, Math.round((size.height * width) / size.width)),
});

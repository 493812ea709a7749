/** Where kept pictures are served, on the origin of the survey page. */
const PLACE = '/s/images/';
const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-(\d{1,4})x(\d{1,4}))?$/;

export type PictureSize = { width: number; height: number };

/**
 * `/s/images/<id>-<width>x<height>`, in pixels: the size stands in the address, so that a page can keep the room free
 * before the picture has come.
 */
export const pictureAddress = ({ id, width, height }: PictureSize & { id: string }): string =>
  `${PLACE}${id}-${width}x${height}`;

/** Pixels of a picture kept here; null for one from elsewhere. */
export function pictureSize(address: string): PictureSize | null {
  const [, , width, height] = NAME.exec(nameIn(address)) ?? [];
  return width && height ? { width: Number(width), height: Number(height) } : null;
}

/** The id in the path of a picture kept here; null for every other path. */
export const pictureId = (path: string): string | null => NAME.exec(nameIn(path))?.[1] ?? null;

const nameIn = (address: string): string => (address.startsWith(PLACE) ? address.slice(PLACE.length) : '');

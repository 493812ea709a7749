/** Bytes of a picture as it is sent to us. */
export const MAX_PICTURE_BYTES = 1_000_000;
/** Pixels of the longer side as it is kept: two to three for each that a survey page shows. */
export const MAX_PICTURE_SIDE = 1600;
/** What pictures may be. SVG may hold scripts, so it is not among them. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Widths that a picture is kept in besides its own: a phone's screen, one of two and one of three pixels a point. */
const WIDTHS = [320, 640, 1120];

/** The widths to keep of a picture `width` pixels wide; none for one that is small already. */
export const narrowerThan = (width: number): number[] => WIDTHS.filter(one => one < width);

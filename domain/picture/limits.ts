/** Bytes of a picture as it is kept. */
export const MAX_PICTURE_BYTES = 1_000_000;
/** Pixels of the longer side; a browser makes larger ones smaller before it sends them. */
export const MAX_PICTURE_SIDE = 1600;
/** What pictures may be. SVG may hold scripts, so it is not among them. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

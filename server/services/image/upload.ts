import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { pictureAddress } from '@/domain/picture/address';
import { MAX_PICTURE_BYTES, MAX_PICTURE_SIDE } from '@/domain/picture/limits';
import { measurePicture } from '@/domain/picture/measure';
import { image, imageSize } from '@/drizzle/schema/image';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { redrawPicture } from './redraw';

export const uploadImageSchema = z.object({
  /** The file, base64. What it is called and claims to be counts for nothing: its bytes are read. */
  data: z.base64().max(Math.ceil(MAX_PICTURE_BYTES / 3) * 4, 'A picture may have 1 MB.'),
});

export type UploadedImage = { address: string; width: number; height: number };

/**
 * Keeps a picture, drawn anew and in several widths, and says where it is served; its size in pixels. Throws `invalid`
 * for anything but a PNG, JPEG, WebP or GIF of at most 1 MB, and for a GIF of more than 1,600 pixels a side, which stays
 * as it is.
 */
export async function uploadImage({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof uploadImageSchema>;
}): Promise<UploadedImage> {
  const bytes = Buffer.from(uploadImageSchema.parse(input).data, 'base64');
  if (bytes.length > MAX_PICTURE_BYTES) throw refused('A picture may have 1 MB.');
  const measured = measurePicture(bytes);
  if (!measured) throw refused(looksLikeSvg(bytes) ? NO_SVG : NO_PICTURE);
  const { type } = measured;
  if (type === 'image/gif' && Math.max(measured.width, measured.height) > MAX_PICTURE_SIDE)
    throw refused(
      `A GIF may have ${MAX_PICTURE_SIDE} pixels a side; this one has ${measured.width} × ${measured.height}.`,
    );
  const { picture, sizes } = await redrawPicture(bytes, type);
  const { width, height } = picture;
  // Random, not counted up: whoever has the id sees the picture.
  const id = randomUUID();
  await ctx.db.insert(image).values({
    workspaceId: ctx.workspaceId,
    id,
    contentType: type,
    bytes: picture.bytes,
    width,
    height,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
  });
  if (sizes.length > 0)
    await ctx.db
      .insert(imageSize)
      .values(sizes.map(size => ({ workspaceId: ctx.workspaceId, imageId: id, ...size })));
  await recordAudit({
    ctx,
    action: 'image.uploaded',
    subject: id,
    detail: { type, bytes: picture.bytes.length },
  });
  return { address: pictureAddress({ id, width, height }), width, height };
}

const NO_SVG =
  'SVG files can hold scripts, so they are not taken. Save the picture as PNG and choose it again.';
const NO_PICTURE = 'This file is no picture that can be shown. Choose a PNG, JPEG, WebP or GIF.';

const refused = (message: string): AppError => new AppError('invalid', message, [{ path: 'data', message }]);

const looksLikeSvg = (bytes: Buffer): boolean => /<svg[\s>]/i.test(bytes.toString('utf8', 0, 4096));

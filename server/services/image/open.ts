import { pool } from '@/server/db/client';

export type OpenImage = { contentType: string; bytes: Buffer };

/**
 * A picture by its unguessable id, for whoever has it; null where there is none. One round trip.
 * `width`: the pixels asked for; it comes in the narrowest kept width that has them, else as it was uploaded.
 */
export async function openImage(id: string, width?: number): Promise<OpenImage | null> {
  const { rows } = await pool().query<{ content_type: string; bytes: Buffer }>({
    name: 'open_image',
    text: 'select content_type, bytes from open_image($1, $2)',
    values: [id, width ?? null],
  });
  const row = rows[0];
  return row ? { contentType: row.content_type, bytes: row.bytes } : null;
}

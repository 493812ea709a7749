import { pool } from '@/server/db/client';

export type OpenImage = { contentType: string; bytes: Buffer };

/** A picture by its unguessable id, for whoever has it; null where there is none. One round trip. */
export async function openImage(id: string): Promise<OpenImage | null> {
  const { rows } = await pool().query<{ content_type: string; bytes: Buffer }>({
    name: 'open_image',
    text: 'select content_type, bytes from open_image($1)',
    values: [id],
  });
  const row = rows[0];
  return row ? { contentType: row.content_type, bytes: row.bytes } : null;
}

import type { IncomingMessage } from 'node:http';

/** Largest form taken: 200 questions with a few long comments. */
export const MAX_BODY = 256 * 1024;

export type Form = [name: string, value: string][];

/** Reads a posted form, urlencoded or multipart. `too_large` stops reading; files and other types are `unreadable`. */
export async function readForm(req: IncomingMessage): Promise<Form | 'too_large' | 'unreadable'> {
  const bytes = await readBounded(req);
  if (bytes === null) return 'too_large';
  const type = String(req.headers['content-type'] ?? '').toLowerCase();
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return [...new URLSearchParams(bytes.toString('utf8'))];
  }
  if (!type.startsWith('multipart/form-data')) return bytes.length === 0 ? [] : 'unreadable';
  try {
    const data = await new Response(new Uint8Array(bytes), {
      headers: { 'content-type': String(req.headers['content-type']) },
    }).formData();
    return [...data].flatMap(([name, value]): Form => (typeof value === 'string' ? [[name, value]] : []));
  } catch {
    return 'unreadable';
  }
}

async function readBounded(req: IncomingMessage): Promise<Buffer | null> {
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY) {
    req.resume();
    return null;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  return size <= MAX_BODY ? Buffer.concat(chunks) : null;
}

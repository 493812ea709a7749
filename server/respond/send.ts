import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

type Encoding = 'br' | 'gzip' | 'identity';
export type Rendered = { html: string; bytes: Map<Encoding, Buffer> };

/** Pages without anything personal in them: rendered once, compressed once per encoding, the least used forgotten. */
const kept = new Map<string, Rendered>();
const PAGES_KEPT = 2_000;

/** The page under this key, drawn at most once while it is kept. A null key is drawn anew and not kept. */
export function rendered(key: string | null, draw: () => string): Rendered {
  const known = key === null ? undefined : kept.get(key);
  const page = known ?? { html: draw(), bytes: new Map<Encoding, Buffer>() };
  if (key !== null) {
    kept.delete(key);
    kept.set(key, page);
    if (kept.size > PAGES_KEPT) kept.delete(kept.keys().next().value ?? '');
  }
  return page;
}

/** Sends a page in the best encoding the caller takes; HEAD gets the same headers and no body. */
export async function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  { status, page, headers }: { status: number; page: Rendered; headers: OutgoingHttpHeaders },
): Promise<void> {
  const encoding = encodingFor(String(req.headers['accept-encoding'] ?? ''));
  let body = page.bytes.get(encoding);
  if (!body) {
    body = await encode(encoding, page.html);
    page.bytes.set(encoding, body);
  }
  res.writeHead(status, {
    ...headers,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    'content-length': body.length,
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}

function encodingFor(accepted: string): Encoding {
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted) ? 'gzip' : 'identity';
}

/** Quality 5: 12 KB in half a millisecond, 3 % larger than the best. */
function encode(encoding: Encoding, html: string): Promise<Buffer> | Buffer {
  if (encoding === 'br') return brotli(html, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } });
  if (encoding === 'gzip') return gzip(html);
  return Buffer.from(html);
}

import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a path whose escapes are no UTF-8 (`%ff`, `%zz`) with 400 as problem details: Next would call it a fault of ours. */
export function refuseMalformed(request: IncomingMessage, response: ServerResponse): boolean {
  if (isDecodable(request.url ?? '/')) return false;
  const detail = 'The address holds an escape that is not UTF-8; write it like %C3%A4.';
  const body = { type: 'about:blank', title: 'Bad request', status: 400, detail, errors: [] };
  response.writeHead(400, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
  return true;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

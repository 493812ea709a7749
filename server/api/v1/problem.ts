import type { AppError, ErrorCode, Issue } from '@/domain/errors';
import { asAppError } from '@/server/db/faults';
import { log } from '@/server/log';

/** Every code of the product as HTTP. */
const statusOf: Record<ErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
};

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Key missing or not valid',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Our fault',
  503: 'Temporarily unavailable',
};

/** What only HTTP knows: malformed JSON, a wrong method, a wrong content type. */
export class HttpProblem extends Error {
  constructor(
    readonly status: 400 | 405 | 415,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** Any error as problem details (RFC 9457). Faults of ours are logged and say nothing about the inside. */
export function problemResponse(error: unknown): Response {
  if (error instanceof HttpProblem) return problem(error.status, error.message, [], error.headers);
  const known = asAppError(error);
  if (known) return problem(statusOf[known.code], known.message, known.issues, headersOf(known));
  const err =
    error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) };
  log().error({ err }, 'request failed');
  return problem(500, 'Something went wrong on our side. Nothing was changed.');
}

export function problem(
  status: number,
  detail: string,
  errors: Issue[] = [],
  headers: Record<string, string> = {},
): Response {
  return new Response(
    JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Error', status, detail, errors }),
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    },
  );
}

function headersOf(error: AppError): Record<string, string> {
  if (error.code === 'unauthenticated') return { 'www-authenticate': 'Bearer realm="afterword"' };
  return error.retryAfterSeconds ? { 'retry-after': String(error.retryAfterSeconds) } : {};
}

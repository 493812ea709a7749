import { AppError } from '@/domain/errors';

const MOST_BYTES = 4 * 1024 * 1024;

/**
 * A change is taken only as JSON from a page of ours: browsers cannot forge `Sec-Fetch-Site` or `Origin`.
 * Throws `forbidden`, or `too_large` for a body past 4 MB.
 */
export function requireOwnPage(request: Request): void {
  requireSameOrigin(request);
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    throw new AppError('forbidden', 'Changes are taken as JSON only.');
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES)
    throw new AppError('too_large', 'That is more than 4 MB.');
}

/** The part of it that uploads need too. Throws `forbidden`. */
export function requireSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const host = request.headers.get('host');
  const fromUs = site ? site === 'same-origin' : origin !== null;
  if (!fromUs || (origin !== null && hostOf(origin) !== host))
    throw new AppError('forbidden', 'This request did not come from a page of Afterword.');
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

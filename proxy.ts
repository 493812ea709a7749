import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/server/env';
import { findOpenLink } from '@/server/services/share/open';

/**
 * Headers only: a nonce per page for the content security policy, and the path for *sign in, then come back*.
 * Nobody is let in or kept out here; that stands in the procedures.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const [, shared] = /^\/share\/([^/]+)\/?$/.exec(request.nextUrl.pathname) ?? [];
  const frames = shared ? ((await findOpenLink(shared))?.frameOrigins ?? []) : [];
  const policy = contentSecurityPolicy(nonce, frames);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-afterword-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (frames.length === 0) response.headers.set('x-frame-options', 'DENY');
  if (request.nextUrl.pathname.startsWith('/share/')) {
    // A secret address: kept by no search engine and no cache, told to no other site.
    response.headers.set('x-robots-tag', 'noindex, nofollow');
    response.headers.set('cache-control', 'no-store');
  }
  if (env().APP_URL.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  return response;
}

export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|api/|favicon.ico|s/|dev/mailbox/[^/]+/html).*)' }],
};

/** `frames`: origins that may show the page in a frame; usually none. */
function contentSecurityPolicy(nonce: string, frames: readonly string[]): string {
  const developing = env().NODE_ENV === 'development';
  const surveys = new URL(env().SURVEY_URL).origin;
  return [
    `default-src 'self'`,
    // The development server evaluates its hot updates and writes its own style elements.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${developing ? ` 'unsafe-eval'` : ''}`,
    developing ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    // Mantine sets its sizes as style attributes.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${developing ? ' ws: wss:' : ''}`,
    // The builder's preview is the real respondent page.
    `frame-src 'self' ${surveys}`,
    `frame-ancestors ${frames.length > 0 ? frames.join(' ') : `'none'`}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ');
}

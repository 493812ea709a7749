import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/server/env';

/**
 * Headers only: a nonce per page for the content security policy, and the path for *sign in, then come back*.
 * Nobody is let in or kept out here; that stands in the procedures.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-afterword-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-frame-options', 'DENY');
  if (env().APP_URL.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  return response;
}

export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|api/|favicon.ico|s/|dev/mailbox/[^/]+/html).*)' }],
};

function contentSecurityPolicy(nonce: string): string {
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
    `frame-ancestors 'none'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ');
}

import type { NextRequest } from 'next/server';
import { AppError } from '@/domain/errors';
import { LINK_PASSWORD_MAX } from '@/domain/share';
import { addressOf } from '@/server/auth/address';
import { forgiveTry, takeTry } from '@/server/auth/limits';
import { verifyPassword } from '@/server/auth/password';
import { env } from '@/server/env';
import { findOpenLink, makePass, type OpenLink } from '@/server/services/share/open';
import { PASS_COOKIE } from '../../open-shared';

/**
 * The password of a link, from a form that works without scripts; back to the page with a pass, or with why not. No other
 * site gains anything by sending it: what it gets a browser is a page that its owner has the link and the password of.
 */
export async function POST(
  request: NextRequest,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { token } = await params;
  const link = await findOpenLink(token);
  const page = `${env().APP_URL}/share/${encodeURIComponent(token)}`;
  if (!link?.passwordHash) return back(page);
  const who = { account: link.id, address: addressOf(request.headers) };
  try {
    await takeTry('share', who);
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') return back(`${page}?no=often`);
    throw error;
  }
  const given = (await request.formData().catch(() => null))?.get('password');
  const password = typeof given === 'string' ? given.slice(0, LINK_PASSWORD_MAX + 1) : '';
  if (!(await verifyPassword({ hash: link.passwordHash, password }))) return back(`${page}?no=wrong`);
  await forgiveTry('share', who);
  return back(page, passCookie(link, token));
}

function back(to: string, cookie?: string): Response {
  const headers = new Headers({ location: to, 'cache-control': 'no-store' });
  if (cookie) headers.set('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** Sent only to this link's addresses; inside another website's frame browsers take it only when it says so. */
function passCookie(link: OpenLink, token: string): string {
  const isSecure = env().APP_URL.startsWith('https:');
  const inFrames = isSecure && link.frameOrigins.length > 0;
  return [
    `${PASS_COOKIE}=${makePass(link, new Date())}`,
    `Path=/share/${token}`,
    'HttpOnly',
    ...(isSecure ? ['Secure'] : []),
    inFrames ? 'SameSite=None; Partitioned' : 'SameSite=Lax',
  ].join('; ');
}

import { AppError } from '@/domain/errors';
import { mayReadMailbox } from '@/server/auth/mailbox-door';
import { readMailbox } from '@/server/email/mailbox';

export const dynamic = 'force-dynamic';

/** The HTML part alone, in a sandbox without scripts and without our origin, for the frame on the mail's page. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  if (!(await mayReadMailbox(request.headers))) return new Response('Not found', { status: 404 });
  const { id } = await params;
  try {
    const { html } = await readMailbox(id);
    return new Response(`<!doctype html><base target="_blank">${html ?? ''}`, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': [
          'sandbox allow-popups allow-popups-to-escape-sandbox',
          `default-src 'none'`,
          `style-src 'unsafe-inline'`,
          // A company's logo may come from its own site.
          `img-src 'self' https: http: data:`,
          `frame-ancestors 'self'`,
        ].join('; '),
      },
    });
  } catch (error) {
    if (error instanceof AppError) return new Response('Not found', { status: 404 });
    throw error;
  }
}

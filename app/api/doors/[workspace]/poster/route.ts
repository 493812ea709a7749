import { env } from '@/server/env';
import { posterHtml } from '@/server/poster/html';
import { answering } from '../../answer';
import { postersOf } from '../../posters';

export const dynamic = 'force-dynamic';

/** Posters as a page to look at and to print; no script runs in it, and only our own pages may frame it. */
export const GET = (
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> =>
  answering(async () => {
    const { sheet, doors } = await postersOf(request, (await params).workspace);
    return new Response(posterHtml(sheet, doors, env().SURVEY_URL), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-store',
        'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: http:; frame-ancestors 'self'`,
      },
    });
  });

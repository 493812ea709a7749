import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { AppError } from '@/domain/errors';
import { requireOwnPage } from '@/server/auth/same-origin';
import { costHeaders } from '@/server/reports/run';
import { appRouter } from '@/server/trpc/app-router';
import { makeContext } from '@/server/trpc/context';

export const dynamic = 'force-dynamic';

const answer = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    allowMethodOverride: true,
    createContext: () => makeContext(request.headers),
    responseMeta: ({ ctx }) => ({
      headers: { 'cache-control': 'no-store', ...(ctx && costHeaders(ctx.reports)) },
    }),
  });

export const GET = answer;

export async function POST(request: Request): Promise<Response> {
  try {
    requireOwnPage(request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json(
      { error: { message: error.message } },
      { status: error.code === 'too_large' ? 413 : 403 },
    );
  }
  return answer(request);
}

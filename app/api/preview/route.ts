import { TRPCError } from '@trpc/server';
import { AppError } from '@/domain/errors';
import { parseInput } from '@/domain/issues';
import { requireOwnPage } from '@/server/auth/same-origin';
import { env } from '@/server/env';
import { previewSchema, renderDraft } from './render-draft';
import { viewerOf } from './viewer';

export const dynamic = 'force-dynamic';

/** Draws a draft for a member of the workspace named by the header. Stores nothing; 422 where the draft is unusable. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireOwnPage(request);
    const viewer = await viewerOf(request.headers);
    const input = parseInput(previewSchema, await request.json());
    if (!input.ok) return answer({ issues: input.issues }, 422);
    const sampleUrl = `${env().SURVEY_URL}/s/preview`;
    return answer(renderDraft(input.data, { ...viewer, sampleUrl, now: new Date() }), 200);
  } catch (error) {
    if (error instanceof AppError)
      return answer({ message: error.message }, error.code === 'too_large' ? 413 : 403);
    if (error instanceof TRPCError)
      return answer({ message: error.message }, error.code === 'UNAUTHORIZED' ? 401 : 404);
    throw error;
  }
}

const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

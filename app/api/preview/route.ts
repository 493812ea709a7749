import { TRPCError } from '@trpc/server';
import { AppError } from '@/domain/errors';
import { parseInput } from '@/domain/issues';
import { requireOwnPage } from '@/server/auth/same-origin';
import { env } from '@/server/env';
import { makeCaller } from '@/server/trpc/app-router';
import { makeContext } from '@/server/trpc/context';
import { previewSchema, renderDraft } from './render-draft';

export const dynamic = 'force-dynamic';

/** Draws a draft for a member of the workspace named by the header. Stores nothing; 422 where the draft is unusable. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireOwnPage(request);
    const context = makeContext(request.headers);
    const { name, settings, timezone } = await makeCaller(context).workspace.read();
    const reader = (await context.signedIn())?.name ?? '';
    const input = parseInput(previewSchema, await request.json());
    if (!input.ok) return answer({ issues: input.issues }, 422);
    const sampleUrl = `${env().SURVEY_URL}/s/preview`;
    const facts = { company: name, settings, timezone, sampleUrl, reader, now: new Date() };
    return answer(renderDraft(input.data, facts), 200);
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

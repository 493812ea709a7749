import { AppError, notFound } from '@/domain/errors';
import { invalidInput, parseInput } from '@/domain/issues';
import { matchTextSchema } from '@/domain/match';
import { can } from '@/domain/roles';
import { membershipsOf } from '@/server/auth/gate';
import { signedIn } from '@/server/auth/session';
import { inWorkspace, type Reading, readWorkspace } from '@/server/db/tenant';
import { log } from '@/server/log';
import { recordAudit } from '@/server/services/audit/record';
import { conditionsOf } from '@/server/services/response/conditions';
import { exportResponses, exportResponsesSchema } from '@/server/services/response/export';
import { exportSuppressions } from '@/server/services/suppression/export';
import { problemResponse } from './v1/problem';
import { readQuery } from './v1/request';

/** GET /api/export/<workspace>/responses.csv: the answers that the list shows for the same filter, to a member, as they are read. */
export async function downloadResponses(request: Request, slug: string): Promise<Response> {
  try {
    const { workspaceId, actor, wish, personal } = await askedResponses(request, slug);
    const read: Reading = work => readWorkspace(workspaceId, actor, work);
    return csvFile(`${slug}-responses`, exportResponses({ read, input: wish, personal }));
  } catch (error) {
    return problemResponse(error);
  }
}

/** What a member asks for and may have of the responses; it is written down before the first row leaves. */
export async function askedResponses(request: Request, slug: string) {
  const { workspaceId, role, actor } = await memberOf(request, slug);
  const asked = readQuery(new URL(request.url).searchParams);
  const wish = parseInput(exportResponsesSchema.extend({ match: matchTextSchema.optional() }), asked);
  if (!wish.ok) throw invalidInput(wish.issues, { isRead: true });
  const personal = can(role, 'readPersonal');
  // Asking for one person's answers would tell whose they are.
  if (wish.data.customer !== undefined && !personal)
    throw new AppError('forbidden', 'Your role does not show who answered.');
  await inWorkspace(workspaceId, actor, async ctx => {
    // A question or saved filter that is not there is said before the file begins.
    await conditionsOf(ctx, { ...wish.data, limit: 1 });
    await recordAudit({
      ctx,
      action: 'responses.exported',
      subject: workspaceId,
      detail: { ...wish.data, personal },
    });
  });
  return { workspaceId, actor, wish: wish.data, personal };
}

/** GET /api/export/<workspace>/do-not-mail.csv: the whole list, to a member who may see addresses. */
export async function downloadSuppressions(request: Request, slug: string): Promise<Response> {
  try {
    const { workspaceId, role, actor } = await memberOf(request, slug);
    if (!can(role, 'readPersonal'))
      throw new AppError('forbidden', 'Your role does not show who the customers are.');
    await inWorkspace(workspaceId, actor, ctx =>
      recordAudit({ ctx, action: 'suppressions.exported', subject: workspaceId }),
    );
    return csvFile(
      `${slug}-do-not-mail`,
      exportSuppressions({ read: work => readWorkspace(workspaceId, actor, work) }),
    );
  } catch (error) {
    return problemResponse(error);
  }
}

/** Whoever is signed in, as a member of this workspace. */
export async function memberOf(request: Request, slug: string) {
  const user = await signedIn(request.headers);
  if (!user) throw new AppError('unauthenticated', 'Sign in first.');
  const membership = (await membershipsOf(user.id)).find(item => item.slug === slug);
  if (!membership) throw notFound('workspace');
  return { ...membership, actor: { kind: 'user' as const, id: user.id, name: user.name } };
}

const csvFile = (name: string, texts: AsyncGenerator<string>): Response =>
  fileResponse(streamOf(texts).pipeThrough(new TextEncoderStream()), {
    name,
    extension: 'csv',
    type: 'text/csv; charset=utf-8',
  });

/** A file to keep, named for what it holds and the day. */
export const fileResponse = (
  content: ReadableStream | Uint8Array<ArrayBuffer>,
  { name, extension, type }: { name: string; extension: string; type: string },
): Response =>
  new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}-${new Date().toISOString().slice(0, 10)}.${extension}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });

/** Goes no faster than it is read, and ends when the reader leaves. A fault in the middle breaks the download off, so that nobody takes half a file for the whole. */
const streamOf = (texts: AsyncGenerator<string>): ReadableStream<string> =>
  new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await texts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        log().warn({ err: error instanceof Error ? error.message : String(error) }, 'a download ended early');
        controller.error(error);
      }
    },
    async cancel() {
      await texts.return(undefined);
    },
  });

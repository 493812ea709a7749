import { AppError, notFound } from '@/domain/errors';
import { invalidInput, parseInput } from '@/domain/issues';
import { can } from '@/domain/roles';
import { membershipsOf } from '@/server/auth/gate';
import { signedIn } from '@/server/auth/session';
import { type Ctx, inWorkspace, readWorkspace } from '@/server/db/tenant';
import { log } from '@/server/log';
import { recordAudit } from '@/server/services/audit/record';
import { exportResponses, exportResponsesSchema } from '@/server/services/response/export';
import { problemResponse } from './v1/problem';

/** GET /api/export/<workspace>/responses.csv: the answers that the list shows for the same filter, to a member, as they are read. */
export async function downloadResponses(request: Request, slug: string): Promise<Response> {
  try {
    const user = await signedIn(request.headers);
    if (!user) throw new AppError('unauthenticated', 'Sign in first.');
    const membership = (await membershipsOf(user.id)).find(item => item.slug === slug);
    if (!membership) throw notFound('workspace');
    const { workspaceId, role } = membership;
    const wish = parseInput(exportResponsesSchema, Object.fromEntries(new URL(request.url).searchParams));
    if (!wish.ok) throw invalidInput(wish.issues, { isRead: true });
    const actor = { kind: 'user' as const, id: user.id, name: user.name };
    const personal = can(role, 'readPersonal');
    await inWorkspace(workspaceId, actor, ctx =>
      recordAudit({
        ctx,
        action: 'responses.exported',
        subject: workspaceId,
        detail: { ...wish.data, personal },
      }),
    );
    const body = streamOf(write =>
      readWorkspace(workspaceId, actor, ctx => writeAll(ctx, wish.data, personal, write)),
    );
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${slug}-responses-${new Date().toISOString().slice(0, 10)}.csv"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}

type Write = (text: string) => Promise<void>;

async function writeAll(
  ctx: Ctx,
  input: Parameters<typeof exportResponses>[0]['input'],
  personal: boolean,
  write: Write,
): Promise<void> {
  for await (const text of exportResponses({ ctx, input, personal })) await write(text);
}

/** Goes no faster than it is read, and ends when the reader leaves. A fault in the middle breaks the download off, so that nobody takes half a file for the whole. */
function streamOf(work: (write: Write) => Promise<void>): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  // A reader who left is told by the next write.
  writer.closed.catch(() => {});
  work(text => writer.write(text))
    .then(() => writer.close())
    .catch(error => {
      log().warn({ err: error instanceof Error ? error.message : String(error) }, 'a download ended early');
      return writer.abort(error);
    })
    .catch(() => {});
  return readable.pipeThrough(new TextEncoderStream());
}

import { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { invalidInput, parseInput } from '@/domain/issues';
import { can } from '@/domain/roles';
import { membershipsOf } from '@/server/auth/gate';
import { requireSameOrigin } from '@/server/auth/same-origin';
import { signedIn } from '@/server/auth/session';
import type { Actor } from '@/server/db/tenant';
import { receiveFile } from '@/server/services/importRun/receive';
import { reportFile } from '@/server/services/importRun/report';
import { problemResponse } from './v1/problem';

/** Names the workspace that the page shows; the same header as tRPC's. */
const WORKSPACE_HEADER = 'x-afterword-workspace';
/** URI-encoded JSON: the body is the file itself, so that it can stream. */
export const IMPORT_HEADER = 'x-afterword-import';

const headerSchema = z.object({
  kind: z.enum(['interactions', 'customers', 'list']),
  fileName: z.string().trim().min(1).max(255),
});

/** POST /api/import: a CSV file from a member who may design, in the workspace named by the header; answers as `importRun.read`. */
export async function handleUpload(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    const member = await openUploadGate(request.headers, request.headers.get(WORKSPACE_HEADER));
    if (!request.body) throw new AppError('invalid', 'The file is empty.');
    const given = readOptions(request.headers.get(IMPORT_HEADER));
    const run = await receiveFile({ ...member, ...given, source: request.body });
    return Response.json(run, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error);
  }
}

/** GET /api/import/{workspace}/{id}: the rows that were not taken, as CSV, with line and reason before the file's own columns. */
export async function downloadImportReport(request: Request, slug: string, id: string): Promise<Response> {
  try {
    const member = await openUploadGate(request.headers, slug);
    const { fileName, text } = await reportFile({ ...member, id });
    return new Response(text.pipeThrough(new TextEncoderStream()), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="not-taken.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}

async function openUploadGate(
  headers: Headers,
  slug: string | null,
): Promise<{ workspaceId: WorkspaceId; actor: Actor }> {
  const user = await signedIn(headers);
  if (!user) throw new AppError('unauthenticated', 'Sign in first.');
  const membership = (await membershipsOf(user.id)).find(item => item.slug === slug);
  if (!membership) throw notFound('workspace');
  if (!can(membership.role, 'design')) throw new AppError('forbidden', 'Your role does not allow this.');
  return {
    workspaceId: membership.workspaceId,
    actor: { kind: 'user', id: user.id, name: user.name },
  };
}

function readOptions(header: string | null): z.output<typeof headerSchema> {
  let given: unknown;
  try {
    given = JSON.parse(decodeURIComponent(header ?? ''));
  } catch {
    throw new AppError('invalid', `${IMPORT_HEADER} must hold URI-encoded JSON.`);
  }
  const parsed = parseInput(headerSchema, given);
  if (!parsed.ok) throw invalidInput(parsed.issues);
  return parsed.data;
}

import { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import { invalidInput, parseInput } from '@/domain/issues';
import { can } from '@/domain/roles';
import { membershipsOf } from '@/server/auth/gate';
import { requireSameOrigin } from '@/server/auth/same-origin';
import { signedIn } from '@/server/auth/session';
import { asAppError } from '@/server/db/faults';
import { log } from '@/server/log';
import { previewImport } from '@/server/services/importRun/read';
import {
  type ImportCall,
  type ImportCounts,
  importCustomers,
  importInteractions,
  importOptionsSchema,
} from '@/server/services/importRun/run';
import { problemResponse } from './v1/problem';

/** Names the workspace that the page shows; the same header as tRPC's. */
const WORKSPACE_HEADER = 'x-afterword-workspace';
/** URI-encoded JSON: the body is the file itself, so that it can stream. */
export const IMPORT_HEADER = 'x-afterword-import';

const MAX_FILE_BYTES = 4 * 1024 ** 3;

const kindSchema = z.enum(['interactions', 'customers']);
const headerSchema = z.discriminatedUnion('step', [
  /** The beginning of a file: answers `{headers, delimiter, sample, mapping}`. */
  z.object({ step: z.literal('preview'), kind: kindSchema }),
  /** The whole file: answers NDJSON, `{progress}` after every 1,000 rows, last `{done}` or `{error: {code, message, issues}}`. */
  importOptionsSchema.extend({ step: z.literal('import'), kind: kindSchema }),
]);

/** POST /api/import: a CSV file from a member who may design, in the workspace named by the header. */
export async function handleUpload(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    const { workspaceId, actor } = await openUploadGate(request.headers);
    if (Number(request.headers.get('content-length') ?? 0) > MAX_FILE_BYTES)
      throw new AppError('too_large', 'The file is larger than 4 GB. Split it.');
    if (!request.body) throw new AppError('invalid', 'The file is empty.');
    const options = readOptions(request.headers.get(IMPORT_HEADER));
    if (options.step === 'preview') {
      const preview = await previewImport({ kind: options.kind, source: request.body });
      return Response.json(preview, { headers: { 'cache-control': 'no-store' } });
    }
    const { kind, step: _, ...input } = options;
    const run = kind === 'customers' ? importCustomers : importInteractions;
    return progressResponse(run, { workspaceId, actor, source: request.body, input });
  } catch (error) {
    return problemResponse(error);
  }
}

async function openUploadGate(headers: Headers): Promise<Pick<ImportCall, 'workspaceId' | 'actor'>> {
  const user = await signedIn(headers);
  if (!user) throw new AppError('unauthenticated', 'Sign in first.');
  const slug = headers.get(WORKSPACE_HEADER);
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

/** The status has gone out when a fault comes: the last line tells it. A reader who leaves does not stop the import. */
function progressResponse(run: typeof importInteractions, call: ImportCall): Response {
  const lines = new TransformStream<string, string>(undefined, { highWaterMark: 1000 });
  const writer = lines.writable.getWriter();
  const say = (line: object): void => void writer.write(`${JSON.stringify(line)}\n`).catch(() => {});
  const onProgress = (progress: ImportCounts): void => say({ progress });
  run({ ...call, onProgress })
    .then(done => say({ done }))
    .catch(thrown => say({ error: faultOf(thrown) }))
    .finally(() => writer.close().catch(() => {}));
  return new Response(lines.readable.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
  });
}

function faultOf(thrown: unknown): Pick<AppError, 'code' | 'message' | 'issues'> {
  const known = asAppError(thrown);
  if (known) return { code: known.code, message: known.message, issues: known.issues };
  log().error({ err: thrown instanceof Error ? thrown.message : String(thrown) }, 'import failed');
  return {
    code: 'unavailable',
    message: 'Something went wrong on our side. Rows before it were kept; send the file again.',
    issues: [],
  };
}

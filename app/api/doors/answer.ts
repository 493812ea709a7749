import { TRPCError } from '@trpc/server';
import { AppError } from '@/domain/errors';

const STATUS: Record<string, number> = { UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** What `work` answers, else a plain sentence with the status that says why not. */
export async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return sentence(error.message, error.code === 'not_found' ? 404 : 422);
    if (error instanceof TRPCError) return sentence(error.message, STATUS[error.code] ?? 422);
    throw error;
  }
}

/** A file to be kept under a name that people chose. `name` without its ending. */
export const attachment = (bytes: Buffer | string, type: string, name: string, ending: string): Response =>
  new Response(typeof bytes === 'string' ? bytes : new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': dispositionOf(name, ending),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });

/** RFC 6266: letters that every system takes, and the real name for browsers of today. */
function dispositionOf(name: string, ending: string): string {
  const kept = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'door';
  const plain = kept.normalize('NFD').replace(/[^A-Za-z0-9-]/g, '') || 'door';
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(kept)}.${ending}`;
}

const sentence = (message: string, status: number): Response =>
  new Response(message, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });

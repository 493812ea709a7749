import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { AppError, type ErrorCode, type Issue } from '@/domain/errors';
import { asAppError } from '@/server/db/faults';
import { fromZod } from '@/server/errors';
import { log } from '@/server/log';
import type { RequestContext } from './context';

/** The one place where the product's errors become tRPC's. */
const codes: Record<ErrorCode, TRPCError['code']> = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  gone: 'NOT_FOUND',
  too_large: 'PAYLOAD_TOO_LARGE',
  rate_limited: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
};

/** Puts whatever went wrong into the words that a person reads; what nobody foresaw is logged under a reference. */
export function toTrpcError(error: TRPCError, path: string, ctx: RequestContext): TRPCError {
  const cause = error.cause;
  const known = cause instanceof ZodError ? fromZod(cause) : asAppError(cause);
  if (known) return new TRPCError({ code: codes[known.code], message: known.message, cause: known });
  if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
  const reference = randomUUID().slice(0, 8);
  log().error({ err: cause, path, reference, workspace: ctx.workspaceSlug }, 'a procedure failed');
  return new TRPCError({
    code: 'INTERNAL_SERVER_ERROR',
    message: `Something went wrong on our side. Nothing was changed. (Reference ${reference})`,
  });
}

/** What goes out beside the sentence: the product's own code, the faulty fields, and when to come back. */
export function problemOf(error: TRPCError): {
  appCode: ErrorCode | null;
  issues: Issue[];
  retryAfterSeconds: number | null;
} {
  const cause = error.cause instanceof AppError ? error.cause : null;
  return {
    appCode: cause?.code ?? null,
    issues: cause?.issues ?? [],
    retryAfterSeconds: cause?.retryAfterSeconds ?? null,
  };
}

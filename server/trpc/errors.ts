import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { AppError, type ErrorCode, type Issue } from '@/domain/errors';
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
  if (cause instanceof AppError)
    return new TRPCError({ code: codes[cause.code], message: cause.message, cause });
  if (cause instanceof ZodError) {
    const invalid = fromZod(cause);
    return new TRPCError({ code: 'BAD_REQUEST', message: invalid.message, cause: invalid });
  }
  if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
  if (isDatabaseAway(cause)) {
    const away = new AppError('unavailable', 'The database does not answer. Nothing was changed; try again.');
    return new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: away.message, cause: away });
  }
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

/** zod's issues as sentences that name their field. */
export function fromZod(error: ZodError): AppError {
  const issues = error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }));
  const first = issues[0];
  const sentence = first
    ? `${first.path ? `${first.path}: ` : ''}${first.message}`
    : 'What was sent does not fit.';
  return new AppError('invalid', sentence, issues);
}

/** Connection refused, reset or shut down (PostgreSQL class 08 and 57P), also inside drizzle's wrapper. */
function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 3) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08\w{3}|57P\d\d)$/.test(code)) return true;
  if (/connection terminated|timeout exceeded when trying to connect/i.test(error.message)) return true;
  return isDatabaseAway(error.cause, depth + 1);
}

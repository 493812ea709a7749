import { ZodError } from 'zod';
import { AppError } from '@/domain/errors';
import { fromZod } from '@/server/errors';

/** SQLSTATE classes and codes that mean "the database is away, full or stopping": nothing was changed. */
const AWAY = /^(08|53|57P|58|25006|55P03)/;
const RACED = new Set(['40001', '40P01']);
/** Text that PostgreSQL cannot keep (NUL, lone surrogates) or that is not the type asked for; numbers out of range. */
const UNSTORABLE = new Set(['22021', '22P02', '22P05', '22003', '22007', '22008']);
const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT|EAI_AGAIN|EHOSTUNREACH)$/;
const LOST =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i;

/**
 * What an error thrown inside a transaction means to the caller, or null where it is a fault of ours.
 * Knows AppError, zod's faults, PostgreSQL's codes and lost connections, however deeply drizzle wrapped them.
 */
export function asAppError(error: unknown): AppError | null {
  for (const cause of causesOf(error)) {
    if (cause instanceof AppError) return cause;
    if (cause instanceof ZodError) return fromZod(cause);
    const code = 'code' in cause ? String(cause.code) : '';
    if (AWAY.test(code) || NETWORK.test(code) || LOST.test(cause.message)) return away();
    if (RACED.has(code))
      return new AppError(
        'unavailable',
        'Somebody else was working on the same rows. Please try again.',
        [],
        1,
      );
    if (UNSTORABLE.has(code))
      return new AppError('invalid', 'A value cannot be stored: check for control characters and sizes.');
  }
  return null;
}

/** True where the same transaction is worth running again at once: two of them met on the same rows. */
export const isRace = (error: unknown): boolean =>
  causesOf(error).some(cause => 'code' in cause && RACED.has(String(cause.code)));

const away = (): AppError =>
  new AppError(
    'unavailable',
    'The database does not answer at the moment. Nothing was changed; try again soon.',
    [],
    5,
  );

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  let next = error;
  while (next instanceof Error && causes.length < 6) {
    causes.push(next);
    // A refused connection to a name with several addresses arrives as one error that holds the others.
    if (next instanceof AggregateError) causes.push(...next.errors.filter(item => item instanceof Error));
    next = next.cause;
  }
  return causes;
}

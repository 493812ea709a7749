/** The closed set of reasons for which anything in the product is refused. */
export const errorCodes = [
  'invalid', // the input breaks a rule; `issues` say which
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict', // somebody else changed it first, or the same key with another body
  'gone',
  'too_large',
  'rate_limited',
  'unavailable', // database or mail server away; nothing was changed
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type Issue = { path: string; message: string };

/** The product's one error: a code for programs, a plain sentence for people, and the faulty places. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues: Issue[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'AppError';
  }
}

export const notFound = (what: string): AppError => new AppError('not_found', `There is no such ${what}.`);

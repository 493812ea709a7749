import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@/server/trpc/app-router';

/** The sentence to show for whatever a query, a mutation or `postJson` threw. */
export function errorSentence(error: unknown): string {
  if (error instanceof TRPCClientError && !error.data)
    return 'Afterword does not answer. What you typed is kept; try again.';
  if (error instanceof Error && error.message) return error.message;
  return 'Something went wrong. What you typed is kept; try again.';
}

/** Faults by field for `form.setErrors`: `{ 'settings.color': 'Invalid…' }`. Empty where the error names no field. */
export function fieldErrors(error: unknown): Record<string, string> {
  const issues =
    error instanceof RefusedError ? error.issues : isOurs(error) ? (error.data?.issues ?? []) : [];
  return Object.fromEntries(issues.map(issue => [issue.path, issue.message]));
}

/** The product's code of a refusal (`not_found`, `conflict`…), null where there is none. */
export const errorCode = (error: unknown): string | null =>
  error instanceof RefusedError ? error.code : isOurs(error) ? (error.data?.appCode ?? null) : null;

/** What `postJson` throws: the same parts as a refused procedure. */
export class RefusedError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly issues: { path: string; message: string }[],
  ) {
    super(message);
  }
}

/** Posts to the sign-in routes, which set cookies and so are not procedures. Throws RefusedError. */
export async function postJson<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new RefusedError(
      'unavailable',
      'Afterword does not answer. What you typed is kept; try again.',
      [],
    );
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const {
    code = 'unavailable',
    message = 'Something went wrong. Try again.',
    issues = [],
  } = answer.error ?? {};
  throw new RefusedError(code, message, issues);
}

const isOurs = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

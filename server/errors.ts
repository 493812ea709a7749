import type { ZodError } from 'zod';
import { AppError } from '@/domain/errors';

/** zod's issues as the product's error: the first as a sentence that names its field, all of them by path. */
export function fromZod(error: ZodError): AppError {
  const issues = error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }));
  const first = issues[0];
  const sentence = first
    ? `${first.path ? `${first.path}: ` : ''}${first.message}`
    : 'What was sent does not fit.';
  return new AppError('invalid', sentence, issues);
}

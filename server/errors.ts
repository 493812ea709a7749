import type { ZodError } from 'zod';
import type { AppError } from '@/domain/errors';
import { invalidInput, issuesOf } from '@/domain/issues';

/** zod's issues as the product's error, in the same words and paths as every other input's. */
export const fromZod = (error: ZodError): AppError => invalidInput(issuesOf(error.issues));

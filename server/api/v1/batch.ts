import { z } from 'zod';
import { invalidInput } from '@/domain/issues';

export const MAX_BATCH = 1000;

export const rejectedRow = z.object({
  index: z.int(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
});

/** One object, or a list of at most 1,000 under `name`. The rows themselves are still to be checked. */
export function batchOf(body: Record<string, unknown>, name: string): { rows: unknown[]; single: boolean } {
  if (!Object.hasOwn(body, name)) return { rows: [body], single: true };
  const rows = body[name];
  if (!Array.isArray(rows)) throw invalidInput([{ path: name, message: `${name} must be a list.` }]);
  if (rows.length > MAX_BATCH) {
    throw invalidInput([
      { path: name, message: `${name} holds ${rows.length} rows; send at most ${MAX_BATCH}.` },
    ]);
  }
  return { rows, single: false };
}

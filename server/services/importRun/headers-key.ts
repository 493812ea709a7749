import { createHash } from 'node:crypto';

/** The same for files with the same columns, in whatever order and case. */
export const headersKey = (headers: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headers.map(name => name.trim().toLowerCase()).sort()))
    .digest('base64url');

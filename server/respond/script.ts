import fs from 'node:fs';
import path from 'node:path';

let cached: string | undefined;

/**
 * The enhancement script as it stands in the page: `enhance.js`, made from `client/` by `script.test.ts`, which fails
 * while it is older than its parts (`npx vitest run server/respond/script.test.ts -u` makes it anew). Under 4 KB gzipped.
 */
export function enhancement(): string {
  cached ??= fs.readFileSync(path.join(process.cwd(), 'server', 'respond', 'enhance.js'), 'utf8').trim();
  return cached;
}

import { execFileSync } from 'node:child_process';

export type Owner = { email: string; password: string };

/** A company without a demo's data, made as an operator makes one; `options` go on to `workspace:create`. */
export function makeCompany(
  name: string,
  owner: Owner,
  ...options: string[]
): { slug: string; apiKey: string } {
  const told = execFileSync(
    process.execPath,
    [
      'scripts/admin.mjs',
      'workspace:create',
      ...['--name', name, '--owner-email', owner.email, '--owner-password', owner.password],
      ...options,
    ],
    { env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR }, encoding: 'utf8' },
  );
  return JSON.parse(told);
}

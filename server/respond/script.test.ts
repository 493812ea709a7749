import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { enhancement } from './script';

/** The parts in `client/` as one script with short names, so that the page carries no byte that only we read. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'client', 'start.js')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    write: false,
  });
  // All parts are modules, hence strict already when they were written.
  return (outputFiles[0]?.text ?? '').replace('"use strict";', '');
}

describe('the script of the survey page', () => {
  it('is made from its parts as they stand', async () => {
    await expect(await bundled()).toMatchFileSnapshot('enhance.js');
  });

  it('stays under 4 KB on the wire', () => {
    expect(gzipSync(enhancement()).length).toBeLessThanOrEqual(4096);
  });
});

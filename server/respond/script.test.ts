import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { enhancement, type ScriptName, scriptText } from './script';

/** The parts in `client/` as one script with short names, so that the page carries no byte that only we read. */
async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'client', `${entry}.js`)],
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

const entries: Record<ScriptName, string> = {
  enhance: 'start',
  kiosk: 'kiosk',
  embed: 'embed',
  snippet: 'snippet',
};

describe('the script of the survey page', () => {
  it.each(Object.entries(entries))('%s is made from its parts as they stand', async (name, entry) => {
    await expect(await bundled(entry)).toMatchFileSnapshot(`${name}.js`);
  });

  it('stays under 4 KB on the wire', () => {
    expect(gzipSync(enhancement()).length).toBeLessThanOrEqual(4096);
  });

  it('is small beside it on a counter and in a frame', () => {
    expect(gzipSync(scriptText('kiosk')).length).toBeLessThanOrEqual(2048);
    expect(gzipSync(scriptText('embed')).length).toBeLessThanOrEqual(512);
  });
});

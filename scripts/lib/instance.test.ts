import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSecretKey, takeLock } from './instance.mjs';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'afterword-lock-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const lockFile = () => path.join(dir, 'afterword.lock');

describe('one running product per data folder', () => {
  it('is refused to a second start, which says where the first one runs', async () => {
    // Something that looks like a start: the script's name stands in its command line.
    const first = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'scripts/start.mjs']);
    fs.writeFileSync(lockFile(), JSON.stringify({ pid: first.pid, url: 'http://localhost:3000' }));
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(takeLock(dir, 'http://localhost:4000')).toBeNull();
    expect(said.mock.calls.join()).toContain('already running at http://localhost:3000');
    said.mockRestore();
    first.kill('SIGKILL');
  });

  it('is taken over from a start that is gone, or whose pid now belongs to another program', () => {
    for (const pid of [2 ** 22 + 1, process.pid]) {
      fs.writeFileSync(lockFile(), JSON.stringify({ pid, url: 'http://localhost:3000' }));
      const release = takeLock(dir, 'http://localhost:4000');
      expect(release).toBeTypeOf('function');
      expect(JSON.parse(fs.readFileSync(lockFile(), 'utf8')).pid).toBe(process.pid);
      release?.();
      expect(fs.existsSync(lockFile())).toBe(false);
    }
  });

  it('survives a lock file with rubbish in it', () => {
    fs.writeFileSync(lockFile(), '\0{');
    expect(takeLock(dir, 'http://localhost:4000')).toBeTypeOf('function');
  });
});

describe('the secret key', () => {
  it('is made once for the embedded database and kept to its owner', () => {
    const first = readSecretKey({ DATA_DIR: dir, APP_URL: '' });
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(readSecretKey({ DATA_DIR: dir, APP_URL: '' })).toBe(first);
    expect(fs.statSync(path.join(dir, 'secret.key')).mode & 0o077).toBe(0);
  });

  it('must be given with a database of one’s own', () => {
    expect(() => readSecretKey({ DATA_DIR: dir, APP_URL: '', DATABASE_URL: 'postgres://x' })).toThrow(
      /SECRET_KEY is not set/,
    );
  });
});

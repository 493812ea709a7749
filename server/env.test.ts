import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';

describe('settings', () => {
  it('have a default for everything', () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      APP_URL: 'http://localhost:3000',
      SURVEY_URL: 'http://localhost:3000',
      DATA_DIR: '.data',
      ROLE: 'all',
      DEMO: true,
    });
  });

  it('take an empty value as unset and cut the slash off an address', () => {
    const read = parseEnv({ SMTP_URL: '', APP_URL: 'https://ask.example.com/' });
    expect(read.SMTP_URL).toBeUndefined();
    expect(read.SURVEY_URL).toBe('https://ask.example.com');
  });

  it.each([
    ['PORT', 'eighty'],
    ['APP_URL', 'ftp://example.com'],
    ['DATABASE_URL', 'mysql://x'],
    ['SMTP_URL', 'localhost:25'],
    ['SECRET_KEY', 'short'],
    ['ROLE', 'king'],
    ['DEMO', 'maybe'],
    ['TRUSTED_PROXY_HOPS', '-1'],
  ])('name the bad variable: %s=%s', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(
      new RegExp(`^${name} is not usable: .+ See \\.env\\.example\\.$`),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal';

describe('a sealed secret', () => {
  it('comes back whole, and looks different each time', () => {
    const secret = 'smtps://user:päss@smtp.example.com:465';
    const [one, two] = [seal(secret), seal(secret)];
    expect(unseal(one)).toBe(secret);
    expect(one.text).not.toBe(two.text);
    expect(JSON.stringify(one)).not.toContain('smtp');
  });

  it('is refused once a byte of it was changed, or under another key', () => {
    const sealed = seal('secret');
    const other = Buffer.from(sealed.text, 'base64url');
    other[0] = (other[0] ?? 0) ^ 1;
    expect(() => unseal({ ...sealed, text: other.toString('base64url') })).toThrow();
    expect(() => unseal({ ...sealed, key: 'another' })).toThrow(/SECRET_KEY/);
  });
});

import { describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { addressHash, makeToken, readToken } from './tokens';

describe('link tokens', () => {
  it('carry the id and are the same each time', () => {
    const id = newId();
    expect(makeToken('answer', id)).toBe(makeToken('answer', id));
    expect(readToken('answer', makeToken('answer', id))).toBe(id);
  });

  it('are worth nothing for another purpose, another id, or with one character changed', () => {
    const token = makeToken('answer', newId());
    expect(readToken('unsubscribe', token)).toBeNull();
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      // The last character carries spare bits: changing only those decodes to the same bytes.
      if (Buffer.from(changed, 'base64url').equals(Buffer.from(token, 'base64url'))) continue;
      expect(readToken('answer', changed)).toBeNull();
    }
  });

  it('refuse rubbish quietly', () => {
    for (const rubbish of ['', 'x', '../../etc', 'é'.repeat(50), 'A'.repeat(5000)])
      expect(readToken('answer', rubbish)).toBeNull();
  });

  it('hash an address regardless of case, differently per workspace', () => {
    const [a, b] = [newId(), newId()];
    expect(addressHash(a, 'Ann@Example.com ')).toBe(addressHash(a, 'ann@example.com'));
    expect(addressHash(a, 'ann@example.com')).not.toBe(addressHash(b, 'ann@example.com'));
  });
});

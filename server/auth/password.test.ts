import { describe, expect, it } from 'vitest';
import { checkNewPassword, hashPassword, verifyPassword } from './password';

const refused = [
  'short',
  'elevenchars',
  'password1234',
  'Password2024!',
  'p@ssw0rd!!!!',
  'passwordpassword',
  'qwertyuiop12',
  'aaaaaaaaaaaa',
  '123456789012',
  '1234567890123456',
  'abcdefghijkl',
  'welcome2024!!',
  'letmein12345',
  'x'.repeat(129),
];
const taken = [
  'nine quiet herons wade',
  'Tr0ub4dor&3zebra',
  'ünïcödé wörter hier',
  'k7#Lq9!vZ2@x',
  `${'y'.repeat(20)}abc`,
];

describe('a new password', () => {
  it.each(refused)('is refused: %s', password => {
    expect(() => checkNewPassword(password)).toThrow(/password/i);
  });
  it.each(taken)('is taken: %s', password => {
    expect(() => checkNewPassword(password)).not.toThrow();
  });
  it('may not be the address', () => {
    expect(() => checkNewPassword('ann.smithson@example.com', 'Ann.Smithson@example.com')).toThrow();
    expect(() => checkNewPassword('ann.smithson', 'ann.smithson@example.com')).toThrow();
  });
});

describe('a stored password', () => {
  it('opens with the same text only, also typed on another keyboard', async () => {
    const hash = await hashPassword('caf\u00e9 under the bridge');
    expect(await verifyPassword({ hash, password: 'cafe\u0301 under the bridge' })).toBe(true);
    expect(await verifyPassword({ hash, password: 'cafe under the bridge' })).toBe(false);
    expect(await verifyPassword({ hash: 'bcrypt$1$2$3$x$y', password: 'caf\u00e9 under the bridge' })).toBe(
      false,
    );
    expect(await hashPassword('caf\u00e9 under the bridge')).not.toBe(hash);
  });
});

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '@/domain/errors';
import type { Sealed } from '@/domain/sealed';
import { derivedKey } from './tokens';

/** Encrypts a secret for the database (AES-256-GCM, a key of its own derived from SECRET_KEY). */
export function seal(secret: string): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derivedKey('seal'), iv);
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return {
    key: keyId(),
    iv: iv.toString('base64url'),
    text: text.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
  };
}

/** The secret again. Throws `unavailable` where SECRET_KEY is not the one that it was sealed under, or it was tampered with. */
export function unseal({ key, iv, text, tag }: Sealed): string {
  if (key !== keyId())
    throw new AppError('unavailable', 'A stored secret was sealed under another SECRET_KEY: enter it again.');
  const decipher = createDecipheriv('aes-256-gcm', derivedKey('seal'), Buffer.from(iv, 'base64url'));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
}

/** Names the key without telling it. */
const keyId = (): string =>
  createHash('sha256').update(derivedKey('seal').export()).digest('hex').slice(0, 12);

import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '../env';
import { derivedKey } from '../tokens';

const MAC_BYTES = 20;
const LOCAL = /^([a-z])\+([a-z2-7]{26})\.([a-z2-7]{32})$/;

/** What mail to a signed address is about, each by its letter and a key of its own. */
const kinds = { b: 'bounce', c: 'case' } as const;
export type AddressKind = keyof typeof kinds;

/**
 * An address that names one thing of ours and proves that we made it: `<letter>+<id>.<HMAC>@BOUNCE_DOMAIN`, 61 characters
 * before the @, lowercase, since some servers change the case. Null where no BOUNCE_DOMAIN is set.
 */
export function signedAddress(kind: AddressKind, thing: string): string | null {
  const domain = env().BOUNCE_DOMAIN;
  if (!domain) return null;
  const id = Buffer.from(thing.replaceAll('-', ''), 'hex');
  return `${kind}+${base32(id)}.${base32(mac(kind, id))}@${domain}`;
}

/** The id that a genuine address of this kind names, else null. */
export function readSignedAddress(kind: AddressKind, address: string): string | null {
  const at = address.lastIndexOf('@');
  if (address.slice(at + 1).toLowerCase() !== env().BOUNCE_DOMAIN) return null;
  const parts = LOCAL.exec(address.slice(0, at).toLowerCase());
  if (parts?.[1] !== kind || !parts[2] || !parts[3]) return null;
  const id = fromBase32(parts[2]).subarray(0, 16);
  const given = fromBase32(parts[3]).subarray(0, MAC_BYTES);
  if (!timingSafeEqual(given, mac(kind, id))) return null;
  const hex = id.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const mac = (kind: AddressKind, id: Buffer): Buffer =>
  createHmac('sha256', derivedKey(kinds[kind])).update(id).digest().subarray(0, MAC_BYTES);

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 without padding. */
function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31];
  }
  return bits ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const char of text) {
    value = ((value << 5) | ALPHABET.indexOf(char)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >>> bits) & 255);
  }
  return Buffer.from(bytes);
}

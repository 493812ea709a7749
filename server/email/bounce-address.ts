import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '../env';
import { derivedKey } from '../tokens';

const MAC_BYTES = 20;
const LOCAL = /^b\+([a-z2-7]{26})\.([a-z2-7]{32})$/;

/**
 * Where a mail that cannot be delivered comes back to (VERP): `b+<delivery>.<HMAC>@BOUNCE_DOMAIN`, 61 characters before
 * the @, lowercase, since some servers change the case. Null where no BOUNCE_DOMAIN is set.
 */
export function bounceAddress(deliveryId: string): string | null {
  const domain = env().BOUNCE_DOMAIN;
  if (!domain) return null;
  const id = Buffer.from(deliveryId.replaceAll('-', ''), 'hex');
  return `b+${base32(id)}.${base32(mac(id))}@${domain}`;
}

/** The delivery that a genuine bounce address names, else null. */
export function deliveryOf(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (address.slice(at + 1).toLowerCase() !== env().BOUNCE_DOMAIN) return null;
  const parts = LOCAL.exec(address.slice(0, at).toLowerCase());
  if (!parts?.[1] || !parts[2]) return null;
  const id = fromBase32(parts[1]).subarray(0, 16);
  const given = fromBase32(parts[2]).subarray(0, MAC_BYTES);
  if (!timingSafeEqual(given, mac(id))) return null;
  const hex = id.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The first genuine bounce address in a text, such as the headers of a mail that came back. */
export function findDelivery(text: string): string | null {
  for (const [address] of text.matchAll(/b\+[a-z2-7]{26}\.[a-z2-7]{32}@[a-z0-9.-]+/gi)) {
    const id = deliveryOf(address);
    if (id) return id;
  }
  return null;
}

const mac = (id: Buffer): Buffer =>
  createHmac('sha256', derivedKey('bounce')).update(id).digest().subarray(0, MAC_BYTES);

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

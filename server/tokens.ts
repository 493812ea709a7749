import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Branded } from '@/domain/ids';
import { secretKey } from './env';

/** What a link may be used for; a token of one purpose is worth nothing for another. */
export type Purpose = 'answer' | 'unsubscribe' | 'preview' | 'share' | 'submission' | 'digest';
export type Token<P extends Purpose> = Branded<`token:${P}`>;

const KEY_VERSION = 1;
const MAC_BYTES = 20;

/**
 * The link token of a thing (an invitation, a preview): key version, id and 160 bits of HMAC-SHA256, base64url, 50 characters.
 * Reproducible, so that a reminder carries the same link and nothing reusable is stored.
 */
export function makeToken<P extends Purpose>(purpose: P, id: string): Token<P> {
  const head = Buffer.concat([Buffer.from([KEY_VERSION]), idBytes(id)]);
  return Buffer.concat([head, mac(purpose, head)]).toString('base64url') as Token<P>;
}

/** The id inside a genuine token of this purpose, else null: a bad token tells nothing about why. */
export function readToken(purpose: Purpose, token: string): string | null {
  if (!/^[A-Za-z0-9_-]{50}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const head = bytes.subarray(0, 17);
  if (head[0] !== KEY_VERSION || !timingSafeEqual(bytes.subarray(17), mac(purpose, head))) return null;
  return hexId(head.subarray(1));
}

/** Keyed hash of an e-mail address: equal for the same mailbox within a workspace, useless elsewhere. */
export function addressHash(workspaceId: string, email: string): string {
  return createHmac('sha256', derivedKey('address'))
    .update(`${workspaceId}:${email.trim().toLowerCase()}`)
    .digest('base64url');
}

/** The key that a workspace's signed results are checked with, 43 characters of base64url; shown to its members. */
export function resultKey(workspaceId: string): string {
  return createHmac('sha256', derivedKey('result')).update(workspaceId).digest('base64url');
}

/** HMAC-SHA256 of `text` with a key of `resultKey`, base64url. */
export const signResult = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** Keyed hash of where a request came from: equal within a workspace and a day (UTC), useless on the next. */
export function deviceHash(workspaceId: string, origin: string, now: Date): string {
  const day = now.toISOString().slice(0, 10);
  return createHmac('sha256', derivedKey('device'))
    .update(`${workspaceId}:${day}:${origin}`)
    .digest('base64url');
}

/** The id of the n-th answer given under one submission: a kiosk needs no new page for each. The first is `id` itself. */
export const nthSubmission = (id: string, n: number): string =>
  n === 0 ? id : derivedId('submission', `${id}:${n}`);

/** The id of what a request makes: the same request twice makes one thing, and nobody can aim at another's id. */
export const requestedId = (workspaceId: string, request: string): string =>
  derivedId('request', `${workspaceId}:${request}`);

function derivedId(label: string, text: string): string {
  const bytes = createHmac('sha256', derivedKey(label)).update(text).digest().subarray(0, 16);
  // Version 8 and variant of RFC 9562: an id made by a rule of our own.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return hexId(bytes);
}

// A key made ready once: from its bytes every HMAC takes six times as long.
const derivedKeys = new Map<string, KeyObject>();

/** Every secret of the product hangs on SECRET_KEY, each by its own label; 32 bytes. */
export function derivedKey(label: string): KeyObject {
  let key = derivedKeys.get(label);
  if (!key) {
    key = createSecretKey(Buffer.from(hkdfSync('sha256', secretKey(), 'afterword', label, 32)));
    derivedKeys.set(label, key);
  }
  return key;
}

const mac = (purpose: Purpose, head: Buffer): Buffer =>
  createHmac('sha256', derivedKey('link')).update(purpose).update(head).digest().subarray(0, MAC_BYTES);

function hexId(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

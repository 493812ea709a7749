import addressparser from 'nodemailer/lib/addressparser';
import { AppError } from '@/domain/errors';

export type MailAddress = { name: string; address: string };

/** One ASCII mailbox: no space, comma, semicolon, angle bracket, quote or control character can re-address a mail. */
const MAILBOX = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/;

export const isMailbox = (address: string): boolean =>
  address.length <= 254 && MAILBOX.test(address) && !address.includes('..') && !address.startsWith('.');

/** A recipient that can only ever be one mailbox. Throws `invalid` for anything else. */
export function recipient(address: string, name: string | null = null): MailAddress {
  if (!isMailbox(address)) throw new AppError('invalid', 'That is not one e-mail address; nothing was sent.');
  return { address, name: cleanName(name ?? '') };
}

/** `MAIL_FROM` and its like: `Afterword <mail@example.com>` or a bare address. Throws a plain sentence. */
export function parseSender(text: string): MailAddress {
  const [first, ...others] = addressparser(text);
  if (!first || others.length > 0 || !('address' in first) || !isMailbox(first.address ?? ''))
    throw new Error(`"${text}" is not one sender like Afterword <mail@example.com>.`);
  return { address: first.address ?? '', name: cleanName(first.name ?? '') };
}

/** The part behind the @, for message ids. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** A header line holds one line: control characters end here. */
export const cleanName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 120);

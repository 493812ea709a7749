import type { Attributes } from '@/domain/attributes';

/**
 * By what a customer is found: every word of the name, the whole address, its host, the caller's id, and each attribute with
 * its value. Each begins with a mark of the workspace, so that searching one costs nothing for the others' customers.
 */
export function termsOf(
  workspaceId: string,
  who: { externalId: string; name: string | null; email: string | null; attributes: Attributes },
): string[] {
  const mark = markOf(workspaceId);
  const address = plain(who.email ?? '');
  const host = address.slice(address.lastIndexOf('@') + 1);
  const words = [...wordsOf(who.name ?? ''), address, host, plain(who.externalId)];
  const facts = Object.entries(who.attributes).map(([name, value]) => factTerm(mark, name, String(value)));
  const terms = [...words.filter(word => word !== '').map(word => `${mark}.${word}`), ...facts];
  return [...new Set(terms)].filter(term => Buffer.byteLength(term) <= MOST_BYTES);
}

/** Every word has to begin a word of the name, the address or the id; null where there is none to look for. */
export function searchQuery(workspaceId: string, text: string): string | null {
  const mark = markOf(workspaceId);
  const words = text
    .split(/[\s\0]+/)
    .map(plain)
    .filter(Boolean);
  if (words.some(word => Buffer.byteLength(word) > LONGEST_SOUGHT)) return null;
  return words.length === 0 ? null : words.map(word => `${quoted(`${mark}.${word}`)}:*`).join(' & ');
}

/** One of the values of each attribute. */
export const attributeQuery = (
  workspaceId: string,
  filter: Readonly<Record<string, readonly string[]>>,
): string =>
  Object.entries(filter)
    .map(
      ([name, values]) =>
        `(${values.map(value => quoted(factTerm(markOf(workspaceId), name, value))).join(' | ')})`,
    )
    .join(' & ');

/** Nobody has a longer name; PostgreSQL refuses words from 2,046 bytes on. */
const LONGEST_SOUGHT = 1_000;

/** Longest lexeme that PostgreSQL keeps. */
const MOST_BYTES = 2_000;

/** The ids begin with a time: their end tells them apart. */
const markOf = (workspaceId: string): string => workspaceId.replaceAll('-', '').slice(-10);

const factTerm = (mark: string, name: string, value: string): string => `${mark}=${name}=${value}`;

/** Whole words, and the parts of those that are joined: Anne-Marie is found as Marie, too. */
function wordsOf(name: string): string[] {
  const words = plain(name).split(/\s+/);
  return words.flatMap(word => [word, ...word.split(/[^\p{L}\p{N}]+/u)]);
}

/** Without accents and capitals: Zoë is found as zoe. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;

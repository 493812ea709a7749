import type { Match } from '@/domain/match';
import { writeFilter } from '@/domain/report-address';

/** Attribute → accepted values: any of them. */
export type Filters = Record<string, string[]>;

/** Reads the `where`s of an address; what has no colon is left out. */
export function readFilters(wheres: readonly string[]): Filters {
  const filters: Filters = {};
  for (const where of wheres) {
    const colon = where.indexOf(':');
    if (colon <= 0) continue;
    const attribute = where.slice(0, colon).replace(/%3A/g, ':').replace(/%25/g, '%');
    const value = where.slice(colon + 1);
    const values = Object.hasOwn(filters, attribute) ? (filters[attribute] ?? []) : [];
    if (!values.includes(value)) filters[attribute] = [...values, value];
  }
  return filters;
}

export const writeFilters = (filters: Filters): string[] =>
  Object.entries(filters).flatMap(([attribute, values]) =>
    values.map(value => writeFilter(attribute, value)),
  );

/** The `match` of an address; null where it is no JSON. What is no condition in it, the server refuses in words. */
export function readMatch(text: string): Match | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Match) : null; // judged by whoever takes it
  } catch {
    return null;
  }
}

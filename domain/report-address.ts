import type { ReportFilter } from './match';

/** Said where no saved filter holds: a default of the reader's own would change what is counted. */
export const NO_SAVED_FILTER = 'none';

/** One `where` of the address: `location:Leeds`; a colon in the attribute is written `%3A`. */
export const writeFilter = (attribute: string, value: string): string =>
  `${attribute.replace(/[%:]/g, sign => (sign === ':' ? '%3A' : '%25'))}:${value}`;

/** The part of an address that says which answers, as `components/filters` reads it: `where=…&match=…&saved=…`. */
export function filterAddress({ filter = {}, match, saved }: ReportFilter): URLSearchParams {
  const address = new URLSearchParams();
  for (const [attribute, values] of Object.entries(filter)) {
    for (const value of values) address.append('where', writeFilter(attribute, value));
  }
  if (match) address.set('match', JSON.stringify(match));
  address.set('saved', saved ?? NO_SAVED_FILTER);
  return address;
}

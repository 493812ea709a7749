import type { ReportFilter } from './match';

/** Said where no saved filter holds: a default of the reader's own would change what is counted. */
export const NO_SAVED_FILTER = 'none';

/** The part of an address that says which answers, as `components/filters` reads it: `where=…&match=…&saved=…`. */
export function filterAddress({ filter = {}, match, saved }: ReportFilter): URLSearchParams {
  const address = new URLSearchParams();
  for (const [attribute, values] of Object.entries(filter)) {
    const name = attribute.replace(/[%:]/g, sign => (sign === ':' ? '%3A' : '%25'));
    for (const value of values) address.append('where', `${name}:${value}`);
  }
  if (match) address.set('match', JSON.stringify(match));
  address.set('saved', saved ?? NO_SAVED_FILTER);
  return address;
}

import type { Filters } from './filters';
import type { RangeChoice } from './range';

type Wish = Partial<RangeChoice> & { where: string[] };

/** What the range and the filters of a page need of its address; a page's own has more in it. */
export type FilterAddress = {
  asked: RangeChoice;
  /** Null takes a part back to its default. */
  ask: (next: { [Part in keyof Wish]?: Wish[Part] | null }) => unknown;
  filter: Filters;
  isFiltered: boolean;
  /** The days asked for, `to` not included. */
  query: { from: string; to: string };
};

import type { ReportFilter } from '@/domain/match';
import type { ShareRange } from '@/domain/share';
import { daysBetween } from '@/domain/time/local-date';
import type { Interval } from '@/domain/time/periods';
import { isCustom, type RangeChoice } from '../filters/range';

/**
 * What stands on the screen and is to be shared. `from`, `to` (not included): its days now; `range`: the same, moving with
 * today where the screen does; `which`: the answers it is filtered to.
 */
export type SharedView = {
  from: string;
  to: string;
  interval?: Exclude<Interval, 'none'> | undefined;
  range: ShareRange;
  which: ReportFilter;
};

type Address = {
  asked: RangeChoice & { interval?: SharedView['interval'] | null };
  query: { from: string; to: string };
  which: ReportFilter;
};

/** What a page of reports shares, read from its address. */
export function sharedView({ asked, query: { from, to }, which }: Address): SharedView {
  return {
    from,
    to,
    interval: asked.interval ?? undefined,
    range: isCustom(asked) ? { from, to } : { days: daysBetween(from, to) },
    which,
  };
}

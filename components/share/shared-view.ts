import type { ReportFilter } from '@/domain/match';
import type { ShareRange } from '@/domain/share';
import type { Interval } from '@/domain/time/periods';

/**
 * What stands on the screen and is to be shared. `from`, `to` (not included): its days now; `range`: the same, moving with
 * today where the screen does; `which`: the answers it is filtered to.
 */
export type SharedView = {
  from: string;
  to: string;
  interval?: Exclude<Interval, 'none'>;
  range: ShareRange;
  which: ReportFilter;
};

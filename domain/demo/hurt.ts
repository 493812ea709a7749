import type { Dealing } from './life';
import { truths } from './truths';

/** As bad as an NPS of 6 or less: a major failure. In standard deviations, as experiences are. */
const MAJOR = -1.1;
/** As bad as a small failure that is remembered. */
const SMALL = -0.6;
/** Calls because nobody called back, within the days looked at, that wear anybody's trust away. */
const CHASES = 3;

/**
 * What really happened to one customer between two moments, whether anybody was told of it or not. `shocked`: at least one
 * major failure; `worn`: at least two failures, small ones among them. Planted causes and mishaps that happen by themselves
 * alike. `chased`: the help desk's backlog let them call three times or more. `betrayedBy`: dealings that a planted cause
 * made a major failure: those with the rude hire, or those of the courier's month.
 */
export function hurtOf(
  dealings: readonly Dealing[],
  from: Date,
  to: Date,
): { shocked: boolean; worn: boolean; chased: boolean; betrayedBy: { hire: Dealing[]; courier: Dealing[] } } {
  const within = dealings.filter(({ at }) => at >= from && at < to);
  const bad = within.filter(({ experience }) => experience.feeling <= SMALL);
  const major = bad.filter(({ experience }) => experience.feeling <= MAJOR);
  return {
    shocked: major.length > 0,
    worn: bad.length >= 2,
    chased: within.filter(({ type }) => type === 'call').length >= CHASES,
    betrayedBy: {
      hire: major.filter(
        ({ type, attributes }) => type === 'purchase' && attributes.agent === truths.leeds.agent,
      ),
      courier: major.filter(
        ({ attributes, experience }) =>
          attributes.courier === truths.courier.courier && experience.cause === 'late',
      ),
    },
  };
}

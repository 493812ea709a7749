import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { isNarrowed } from '../plan';
import type { Outline } from './outline';
import type { SurveyQuery } from './schemas';

/** How many answered; `few` below ten (greyed), `hidden` where the workspace hides parts this small. */
export type Counted = { n: number; note?: 'few' | 'hidden' };

/** The rule of every other figure: only parts of the answers can say who somebody is, so only those are hidden. */
export function countedOf(n: number, { minimumN }: Outline, query: SurveyQuery): Counted {
  if (isNarrowed(query) && n > 0 && n < minimumN) return { n, note: 'hidden' };
  return n < FEWEST_TO_COMPARE ? { n, note: 'few' } : { n };
}

import { BAND_NAMES } from '@/domain/metrics/bands';
import type { CaseRow } from './case-words';

/** The score that opened a case, as its chip takes it. */
export const scoreOf = (score: CaseRow['score']) =>
  score && {
    metric: score.metric,
    value: score.value,
    band: BAND_NAMES[score.metric][score.band],
  };

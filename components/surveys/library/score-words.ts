import { formatInterval, formatValue } from '@/domain/metrics/format';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import type { Outputs } from '../../trpc';
import { counted } from '../words';

export type SurveyScore = Outputs['report']['surveyScores']['scores'][number];

const names: Record<SurveyScore['metric'], string> = {
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  index: 'Index',
  mean: 'Rating',
};

/** `NPS 42`, `(39 to 45)` and `1,204 answers`; while there are too few, what is still missing. */
export function scoreWords(score: SurveyScore): {
  figure: string;
  range: string;
  support: string;
  isFew: boolean;
} {
  const name = names[score.metric];
  const isFew = score.note !== undefined;
  const range = formatInterval(score.metric, score);
  return {
    figure: `${name} ${formatValue(score.metric, score.value)}`,
    range: range && `(${range})`,
    support: isFew ? `${score.n} of ${FEWEST_TO_COMPARE} answers` : counted(score.n, 'answer'),
    isFew,
  };
}

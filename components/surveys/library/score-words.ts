import { formatEstimate } from '@/domain/metrics/format';
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

/** `NPS 42 (39 to 45)` over `1,204 answers`; while there are too few, what is still missing. */
export function scoreWords(score: SurveyScore): { figure: string; support: string; isFew: boolean } {
  const name = names[score.metric];
  if (score.n === 0) return { figure: `${name} –`, support: 'No answers', isFew: true };
  const isFew = score.note !== undefined;
  return {
    figure: `${name} ${formatEstimate(score.metric, score)}`,
    support: isFew ? `${score.n} of ${FEWEST_TO_COMPARE} answers` : counted(score.n, 'answer'),
    isFew,
  };
}

import { describe, expect, it } from 'vitest';
import { histogramOf } from '@/domain/metrics/histogram';
import { estimate } from '@/domain/metrics/metric';
import { type SurveyScore, scoreWords } from './score-words';

const score = (metric: SurveyScore['metric'], answers: number[], note?: 'few'): SurveyScore => {
  const [low, high] = metric === 'nps' ? [0, 10] : [1, 5];
  return {
    survey: 's',
    question: 'q',
    metric,
    ...estimate(metric, histogramOf(low, high, answers), { min: low, max: high }),
    ...(note ? { note } : {}),
  };
};

describe('a score in the library', () => {
  it('never stands without its interval and n', () => {
    const many = Array.from({ length: 1200 }, (_, index) => (index % 3 === 0 ? 3 : 9));
    expect(scoreWords(score('nps', many))).toEqual({
      figure: 'NPS 33',
      range: expect.stringMatching(/^\(\d\d to \d\d\)$/),
      support: '1,200 answers',
      isFew: false,
    });
    const ten = [5, 4, 4, 2, 5, 5, 3, 4, 5, 1];
    expect(scoreWords(score('csat', ten))).toMatchObject({
      figure: 'CSAT 70%',
      range: expect.stringMatching(/^\(\d\d to \d\d%\)$/),
    });
    expect(scoreWords(score('mean', ten)).figure).toBe('Rating 3.8');
  });

  it('says how many answers are still missing', () => {
    expect(scoreWords(score('nps', [9, 10, 3], 'few'))).toMatchObject({
      support: '3 of 10 answers',
      isFew: true,
    });
    expect(scoreWords(score('nps', [], 'few'))).toEqual({
      figure: 'NPS –',
      range: '',
      support: '0 of 10 answers',
      isFew: true,
    });
  });
});

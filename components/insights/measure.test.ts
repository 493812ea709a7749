import { expect, it } from 'vitest';
import { measureOf } from './measure';

const survey = { id: 's', name: 'After a visit', languages: ['en'] };
const measures = (['csat', 'mean'] as const).map(metric => ({
  metric,
  survey,
  question: metric,
  title: { en: 'How was it?' },
  row: null,
}));

it('asks for the headline where an address has a mean of no question', () => {
  expect(measureOf({ metric: 'mean', survey: null, question: null }, measures)).toEqual({ metric: 'csat' });
  expect(measureOf({ metric: 'mean', survey: 's', question: null }, measures)).toEqual({
    metric: 'csat',
    survey: 's',
  });
  const asked = { metric: 'mean' as const, survey: 's', question: 'mean' };
  expect(measureOf(asked, measures)).toEqual(asked);
  expect(measureOf({ metric: 'ces', survey: null, question: null }, undefined)).toEqual({ metric: 'ces' });
});

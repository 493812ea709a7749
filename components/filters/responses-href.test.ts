import { expect, it } from 'vitest';
import { readFilters, readMatch } from './filters';
import { responsesQuery } from './responses-href';

const survey = '0190a3e2-0000-7000-8000-000000000001';
const whole = { from: '2026-03-01', to: '2026-04-01', metric: 'nps', survey, question: 'recommend' } as const;

it('names the days of a bucket, the last one included, as people say them', () => {
  const query = responsesQuery(whole, { bucket: { start: '2026-03-02', end: '2026-03-09' } });
  expect(query.get('from')).toBe('2026-03-02');
  expect(query.get('to')).toBe('2026-03-08');
  expect(query.get('metric')).toBe('nps');
  expect(query.get('question')).toBe('recommend');
});

it('says that no saved filter holds, so that a reader’s default does not change what is counted', () => {
  expect(responsesQuery(whole).get('saved')).toBe('none');
  expect(responsesQuery({ ...whole, saved: survey }).get('saved')).toBe(survey);
});

it('narrows to a group within what was filtered', () => {
  const counted = { ...whole, filter: { location: ['Leeds', 'York'], product: ['boots'] } };
  const query = responsesQuery(counted, { group: { attribute: 'location', key: 'Leeds' } });
  expect(readFilters(query.getAll('where'))).toEqual({ location: ['Leeds'], product: ['boots'] });
});

it('adds the scores of a bar and any other condition to those that hold already', () => {
  const counted = { ...whole, match: { all: [{ text: 'late' }, { language: ['en'] }] } };
  const query = responsesQuery(counted, { score: { from: 0, to: 6 }, match: { flag: ['any'] } });
  expect(readMatch(query.get('match') ?? '')).toEqual({
    all: [
      { text: 'late' },
      { language: ['en'] },
      { flag: ['any'] },
      { score: { survey, question: 'recommend', from: 0, to: 6 } },
    ],
  });
});

it('refuses scores of no question: the list would have too many answers', () => {
  expect(() => responsesQuery({ from: whole.from, to: whole.to }, { score: { from: 0, to: 6 } })).toThrow(
    'one question',
  );
});

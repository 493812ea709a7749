import { describe, expect, it } from 'vitest';
import type { Match } from './match';
import { idsIn, matchInWords, whichInWords } from './match-words';

const survey = '0190a3e2-0000-7000-8000-000000000001';
const program = '0190a3e2-0000-7000-8000-000000000002';
const saved = '0190a3e2-0000-7000-8000-000000000003';
const named = new Map([
  [survey, 'After a purchase'],
  [program, 'Stores'],
  [saved, 'My store'],
  [`${survey}/recommend`, 'Would you recommend us?'],
]);

const leeds: Match = { attribute: 'location', op: 'in', value: ['Leeds', 'York'] };
const unhappy: Match = { band: ['detractor'] };

describe('conditions in words', () => {
  it('reads as one sentence', () => {
    expect(matchInWords({ all: [leeds, unhappy, { not: { language: ['de'] } }] })).toBe(
      'Leeds or York, detractors, not in German',
    );
  });

  it('says of what a number or a yes is the value', () => {
    const of = (
      attribute: string,
      op: 'eq' | 'ne' | 'lt' | 'notIn',
      value: string | number | boolean | string[],
    ) => matchInWords({ attribute, op, value });
    expect(of('items', 'eq', 2)).toBe('Items 2');
    expect(of('gift', 'ne', 'true')).toBe('Gift not true');
    expect(of('amount', 'lt', '50')).toBe('Amount below 50');
    expect(of('location', 'notIn', ['Leeds', 'York'])).toBe('Neither Leeds nor York');
    expect(of('location', 'eq', '')).toBe('Location empty');
  });

  it('keeps and apart from or', () => {
    expect(matchInWords({ any: [{ all: [leeds, unhappy] }, { text: 'refund' }] })).toBe(
      '(Leeds or York, detractors) or mentioning “refund”',
    );
    expect(matchInWords({ all: [{ any: [unhappy, { flag: ['any'] }] }, leeds] })).toBe(
      '(detractors or flagged), Leeds or York',
    );
  });

  it('denies each of several, and not twice', () => {
    expect(matchInWords({ not: { any: [unhappy, { language: ['de', 'fr'] }] } })).toBe(
      'Not detractors, not in German or French',
    );
    expect(matchInWords({ not: { all: [leeds, unhappy] } })).toBe('Not (Leeds or York, detractors)');
    expect(matchInWords({ not: { not: unhappy } })).toBe('Detractors');
    expect(matchInWords({ not: { attribute: 'location', op: 'ne', value: 'Leeds' } })).toBe('Leeds');
  });

  it('calls surveys, programs and questions by their names, and says where one is gone', () => {
    const say = (match: Match) => matchInWords(match, named);
    expect(say({ survey: [survey] })).toBe('Survey “After a purchase”');
    expect(say({ survey: ['gone'] })).toBe('A survey that is gone');
    expect(say({ version: { survey, versions: [1, 2] } })).toBe(
      'Version 1 or 2 of survey “After a purchase”',
    );
    expect(say({ program: [program] })).toBe('Asked by program “Stores”');
    expect(say({ score: { survey, question: 'recommend', from: 0, to: 6 } })).toBe(
      '“Would you recommend us?” 0 to 6',
    );
    expect(say({ score: { survey, question: 'other', from: 3, to: 3 } })).toBe('Other 3');
    expect(say({ flag: ['speeder', 'bot'] })).toBe('Flagged as very fast or a machine');
  });

  it('tells all three parts of a filter', () => {
    const which = { filter: { location: ['Leeds'] }, match: unhappy, saved };
    expect(whichInWords(which, named)).toBe('“My store”, Leeds, detractors');
    expect(whichInWords({})).toBe('All answers');
    expect(whichInWords({ match: { all: [] } })).toBe('All answers');
  });

  it('knows which ids need a name', () => {
    const match: Match = { all: [{ survey: [survey] }, { not: { any: [{ program: [program] }, leeds] } }] };
    expect(idsIn({ match, saved })).toEqual([survey, program, saved]);
  });

  it('throws at what is no condition, so that nobody reads half of one', () => {
    expect(() => matchInWords(JSON.parse('{"all":[{"mood":"bad"}]}'))).toThrow('no condition');
  });
});

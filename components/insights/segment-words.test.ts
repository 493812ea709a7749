import { describe, expect, it } from 'vitest';
import {
  cellVerdict,
  changeOf,
  figureInWords,
  gridFinding,
  percent,
  rankInWords,
  ranksFinding,
  restSureness,
  segmentsFinding,
  strengthsOf,
} from './segment-words';
import type { SegmentRow } from './use-segments';

const figure = { n: 200, value: 40, low: 34, high: 46, distribution: {} };
const row = (key: string, more: Partial<SegmentRow> = {}): SegmentRow => ({
  key,
  ...figure,
  verdict: 'noise',
  difference: { value: 1, low: -4, high: 6, p: 0.6 },
  ofAll: 0.2,
  previous: figure,
  change: { value: 0, low: -5, high: 5, p: 1, verdict: 'noise' },
  rank: null,
  ...more,
});
const off = (key: string, value: number, verdict: SegmentRow['verdict'] = 'real'): SegmentRow =>
  row(key, { verdict, difference: { value, low: value - 3, high: value + 3, p: 0.002 } });
const ranked = (key: string, ranks: [number, number]): SegmentRow => row(key, { rank: { value: 40, ranks } });

describe('the finding of a table', () => {
  it('names what differs, the sure before the probable, the worse first, the largest difference first', () => {
    const rows = [off('Hull', 6), off('York', -4), row('Bath'), off('Leeds', -20, 'probable')];
    expect(segmentsFinding({ metric: 'nps', by: 'location', rows })).toBe(
      'NPS is lower for York, higher for Hull, probably lower for Leeds',
    );
  });

  it('shortens a long list and says when nothing differs', () => {
    const rows = [-9, -8, -7, -6, -5].map(value => off(`shop ${-value}`, value));
    expect(segmentsFinding({ metric: 'mean', by: 'shop', rows })).toMatch(
      /^The rating is lower for shop 9, /,
    );
    expect(segmentsFinding({ metric: 'csat', by: 'shop', rows })).toBe(
      'CSAT is lower for shop 9, shop 8, shop 7 and 2 more',
    );
    expect(
      segmentsFinding({ metric: 'nps', by: 'shop', rows: [row('Bath'), off('Hull', 80, 'too_few')] }),
    ).toBe('NPS is alike for every shop, as far as can be told');
  });
});

describe('the finding of a leaderboard', () => {
  it('names a leader only where there is one', () => {
    const one = [ranked('Hull', [1, 1]), ranked('York', [2, 3]), ranked('Bath', [2, 3]), row('few')];
    expect(ranksFinding({ metric: 'nps', rows: one })).toBe('Hull leads in NPS');
    const two = [ranked('Hull', [1, 2]), ranked('York', [1, 2]), ranked('Bath', [3, 3])];
    expect(ranksFinding({ metric: 'nps', rows: two })).toBe('Bath is last in NPS');
    const pairs = [...two.slice(0, 2), ranked('Bath', [3, 4]), ranked('Leeds', [3, 4])];
    expect(ranksFinding({ metric: 'nps', rows: pairs })).toBe('2 lead in NPS and cannot be told apart');
    const ends = [ranked('Hull', [1, 1]), ranked('York', [2, 2])];
    expect(ranksFinding({ metric: 'nps', rows: ends })).toBe('Hull leads, York is last in NPS');
    const all = [ranked('Hull', [1, 2]), ranked('York', [1, 2])];
    expect(ranksFinding({ metric: 'nps', rows: all })).toBe('None of the 2 can be told apart in NPS');
    expect(ranksFinding({ metric: 'nps', rows: [row('few')] })).toBe('Too few segments to rank');
  });

  it('says a band of places', () => {
    expect([rankInWords([1, 1]), rankInWords([2, 5])]).toEqual(['1', '2 to 5']);
  });
});

describe('words of one figure', () => {
  it('tell value, interval and answers, and nothing of what is hidden', () => {
    expect(figureInWords('nps', { n: 1204, value: 42, low: 39, high: 45 })).toBe(
      'NPS 42 (39 to 45), 1,204 answers',
    );
    expect(figureInWords('nps', { n: 3, value: null, low: null, high: null, note: 'hidden' })).toBe(
      'Hidden: 3 answers, too few people',
    );
  });

  it('tell a change as sure as it is, a segment that is new, and one that is hidden', () => {
    const fell = { value: -0.11, low: -0.2, high: -0.02, p: 0.004, verdict: 'real' as const };
    expect(changeOf('csat', row('Leeds', { change: fell }))).toEqual({ text: 'Down 11', tone: 'bad' });
    expect(changeOf('csat', row('Bath', { previous: { ...figure, n: 0, value: null } }))).toEqual({
      text: 'New',
      tone: null,
    });
    expect(changeOf('csat', row('Bath', { previous: { ...figure, note: 'hidden' } })).text).toBe('Hidden');
    expect(changeOf('csat', row('York'))).toEqual({ text: 'No clear change', tone: null });
  });

  it('keep p and interval for those who ask how sure it is', () => {
    expect(restSureness('nps', { value: -20, low: -26, high: -14, p: 0.0001 })).toBe(
      'Difference from the rest: −20 (95 %: −26 to −14), p < 0.001.',
    );
  });

  it('never call a few answers nothing', () => {
    expect([percent(0), percent(0.001), percent(0.123)]).toEqual(['0%', '< 1%', '12%']);
  });
});

describe('a map', () => {
  const column = (metric: 'nps' | 'ces') => ({ key: metric, metric, question: null, total: figure });
  const grid = {
    columns: [column('nps'), column('ces')],
    rows: [
      { key: 'Leeds', n: 200, cells: [off('Leeds', -20), off('Leeds', -0.2)] },
      { key: 'York', n: 100, cells: [off('York', 10), off('York', 0.4, 'noise')] },
      { key: 'Bath', n: 9, cells: [off('Bath', 60, 'too_few'), null] },
    ],
  };

  it('colours only what is beyond chance, by the largest of its own metric', () => {
    expect(strengthsOf(grid)).toEqual([
      [1, 1],
      [0.5, 0],
      [0, 0],
    ]);
    expect(gridFinding(grid, 'shop')).toBe('3 of 5 figures by shop differ beyond chance');
    expect(gridFinding({ rows: [{ key: 'Bath', n: 9, cells: [null] }] }, 'shop')).toBe(
      'Nothing differs beyond chance by shop',
    );
  });

  it('says with a sign and words what the colour says', () => {
    expect(cellVerdict('nps', off('Leeds', -20), false)).toEqual({
      tone: 'bad',
      sign: '▼',
      words: '20 below the rest',
    });
    expect(cellVerdict('nps', off('York', 4, 'noise'), false)).toEqual({
      tone: null,
      sign: '',
      words: 'Like the rest',
    });
  });
});

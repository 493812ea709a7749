import { describe, expect, test } from 'vitest';
import { bandNameOf, bandOf } from './bands';
import { boxesOf } from './boxes';
import {
  formatChange,
  formatEstimate,
  formatInterval,
  formatShare,
  formatSignedChange,
  formatValue,
} from './format';
import { histogramOf } from './histogram';
import { estimate, topBoxFrom } from './metric';

describe('bands', () => {
  test('NPS: promoters 9-10, passives 7-8, detractors 0-6', () => {
    expect([0, 6, 7, 8, 9, 10].map(score => bandNameOf('nps', score))).toEqual([
      'detractor',
      'detractor',
      'passive',
      'passive',
      'promoter',
      'promoter',
    ]);
  });

  test('CSAT: satisfied 4-5, neutral 3, dissatisfied 1-2', () => {
    expect([1, 2, 3, 4, 5].map(score => bandOf('csat', score))).toEqual([
      'bad',
      'bad',
      'mid',
      'good',
      'good',
    ]);
  });

  test('CES: agree 5-7, neutral 4', () => {
    expect([1, 3, 4, 5, 7].map(score => bandOf('ces', score))).toEqual(['bad', 'bad', 'mid', 'good', 'good']);
    expect(topBoxFrom('ces')).toBe(5);
  });

  test.each([
    [3, 3],
    [4, 3],
    [5, 4],
    [6, 5],
    [7, 6],
    [10, 8],
  ])('on %d points the top box starts at %d, for a band as for the share', (points, from) => {
    expect(points - boxesOf(points).top + 1).toBe(from);
    expect(topBoxFrom('csat', { min: 1, max: points })).toBe(from);
    expect(bandOf('csat', from, points)).toBe('good');
    expect(bandOf('csat', from - 1, points)).not.toBe('good');
  });

  test('four points have no middle', () => {
    expect([1, 2, 3, 4].map(score => bandOf('mean', score, 4))).toEqual(['bad', 'bad', 'good', 'good']);
  });

  test('the index cuts where three answers of 8 and of 3 do', () => {
    expect([(7 / 9) * 100, 70, (2 / 9) * 100].map(score => bandOf('index', score))).toEqual([
      'good',
      'mid',
      'bad',
    ]);
  });
});

describe('words and numbers', () => {
  test('NPS is an integer, negative with a real minus, never minus zero', () => {
    expect(formatValue('nps', 41.6)).toBe('42');
    expect(formatValue('nps', -17.48)).toBe('−17');
    expect(formatValue('nps', -0.3)).toBe('0');
    expect(formatValue('nps', null)).toBe('–');
  });

  test('CSAT is whole percent, CES has one decimal, both as the language writes them', () => {
    expect(formatValue('csat', 0.8207)).toBe('82%');
    expect(formatValue('csat', 0.8207, 'de')).toBe('82\u00a0%');
    expect(formatValue('ces', 5.3)).toBe('5.3');
    expect(formatValue('ces', 5, 'de')).toBe('5,0');
    expect(formatShare(0.757)).toBe('76%');
  });

  test('a number never stands alone', () => {
    const answers = [...new Array(60).fill(10), ...new Array(30).fill(8), ...new Array(10).fill(2)];
    expect(formatEstimate('nps', estimate('nps', histogramOf(0, 10, answers)))).toBe('50 (35 to 62)');
    expect(formatInterval('csat', { low: 0.8, high: 0.84 })).toBe('80 to 84%');
    expect(formatInterval('nps', { low: -12, high: 3 })).toBe('−12 to 3');
    expect(formatEstimate('nps', { value: null, low: null, high: null })).toBe('–');
  });

  test('a change is as sure as its verdict', () => {
    const change = (value: number | null, verdict: 'real' | 'probable' | 'noise' | 'too_few'): string =>
      formatChange('nps', { value, verdict });
    expect(change(4.2, 'real')).toBe('Up 4');
    expect(change(-11, 'real')).toBe('Down 11');
    expect(change(4, 'probable')).toBe('Probably up 4');
    expect(change(-4, 'probable')).toBe('Probably down 4');
    expect(change(4, 'noise')).toBe('No clear change');
    expect(change(40, 'too_few')).toBe('Too few answers');
    expect(change(null, 'noise')).toBe('Too few answers');
    expect(change(0.31, 'real')).toBe('Up 0.3');
    expect(formatChange('csat', { value: -0.043, verdict: 'real' })).toBe('Down 4');
    expect(formatChange('ces', { value: 0.31, verdict: 'real' }, 'de')).toBe('Up 0,3');
  });

  test('changes carry a sign', () => {
    expect([4.4, -4.4, 0].map(value => formatSignedChange('nps', value))).toEqual(['+4', '−4', '0']);
  });
});

import { describe, expect, it } from 'vitest';
import { seriesCsv } from './export';
import type { DrawnSeries } from './types';

const point = { label: '', name: '', isOpen: false };
const series: DrawnSeries = {
  metric: 'nps',
  points: [
    { ...point, start: '2026-11-16', n: 120, value: 42.5, low: 38.1, high: 46.2 },
    { ...point, start: '2026-11-23', n: 0, value: null, low: null, high: null },
  ],
  format: String,
  formatRange: String,
};

describe('the numbers behind a chart', () => {
  it('are exported unrounded, with empty cells where nothing was answered', () => {
    expect(seriesCsv(series)).toBe(
      'start,nps,low,high,n\r\n2026-11-16,42.5,38.1,46.2,120\r\n2026-11-23,,,,0',
    );
  });

  it('carry the period before where it is drawn', () => {
    const compared = { ...series, points: series.points.map(one => ({ ...one, beside: 40 })) };
    expect(seriesCsv(compared).split('\r\n')[0]).toBe('start,nps,low,high,n,compared');
  });
});

import { describe, expect, it } from 'vitest';
import { readFilters, writeFilters } from './filters';

describe('filters in the address', () => {
  it('come back as they were, whatever signs names and values have', () => {
    const filters = { location: ['Leeds', 'York: centre'], 'a:b%3Ac': ['100 %', ''] };
    expect(readFilters(writeFilters(filters))).toEqual(filters);
  });

  it('skip what is no filter and what is said twice', () => {
    expect(readFilters(['nonsense', ':x', 'tier:gold', 'tier:gold'])).toEqual({ tier: ['gold'] });
  });
});

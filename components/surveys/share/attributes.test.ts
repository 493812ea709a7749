import { describe, expect, test } from 'vitest';
import { attributesOf, rowsOf } from './attributes';

describe('the attributes of a door', () => {
  test('come back from the form as they went in, numbers as numbers', () => {
    const before = { location: 'Leeds', till: 2, outlet: true };
    expect(attributesOf(rowsOf(before), before)).toEqual(before);
    expect(attributesOf([{ name: 'till', value: '3' }], before)).toEqual({ till: '3' });
  });

  test('leave out rows that are not filled', () => {
    expect(
      attributesOf([
        { name: ' location ', value: ' York ' },
        { name: '', value: 'x' },
        { name: 'till', value: ' ' },
      ]),
    ).toEqual({ location: 'York' });
  });
});

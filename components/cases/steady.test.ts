import { describe, expect, it } from 'vitest';
import { steadyRows } from './steady';

const rows = (...ids: string[]) => ids.map(id => ({ id, text: `new ${id}` }));
const old = (...ids: string[]) => ids.map(id => ({ id, text: `old ${id}` }));

describe('a list under somebody’s hand', () => {
  it('keeps every row in its place, with what is new about it', () => {
    const { rows: shown, held, gone } = steadyRows(old('a', 'b', 'c'), rows('c', 'a', 'b'));
    expect(shown.map(({ row }) => row.text)).toEqual(['new a', 'new b', 'new c']);
    expect([held, gone]).toEqual([0, 0]);
  });

  it('holds back what is new in between and keeps what left', () => {
    const { rows: shown, held, gone } = steadyRows(old('a', 'b'), rows('x', 'b'));
    expect(shown.map(({ row, isGone }) => [row.text, isGone])).toEqual([
      ['old a', true],
      ['new b', false],
    ]);
    expect([held, gone]).toEqual([1, 1]);
  });

  it('lets a further page follow', () => {
    const { rows: shown, held } = steadyRows(old('a', 'b'), rows('a', 'b', 'c', 'd'));
    expect(shown.map(({ row }) => row.id)).toEqual(['a', 'b', 'c', 'd']);
    expect(held).toBe(0);
  });

  it('keeps what was shown although all of it left', () => {
    const { rows: shown, held, gone } = steadyRows(old('a'), []);
    expect(shown.map(({ row }) => row.id)).toEqual(['a']);
    expect([held, gone]).toEqual([0, 1]);
  });
});

import { describe, expect, it } from 'vitest';
import { numbersCsv } from './numbers-table';

describe('the numbers behind a block', () => {
  it('are exported unrounded, quoted where a label needs it, and never as a formula', () => {
    const cell = (raw: number | null) => ({ text: 'shown', raw });
    const csv = numbersCsv({
      head: ['Choice', 'Share'],
      rows: [
        { label: 'Price, mostly', cells: [cell(1 / 3)] },
        { label: 'The "look"', cells: [cell(null)] },
        { label: '=1+1', cells: [cell(0)] },
      ],
    });
    expect(csv).toBe('Choice,Share\r\n"Price, mostly",0.3333333333333333\r\n"The ""look""",\r\n\'=1+1,0\r\n');
  });
});

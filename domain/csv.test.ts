import { describe, expect, it } from 'vitest';
import { csvLine } from './csv';

describe('a line of CSV', () => {
  it('quotes what needs it, leaves out what is not there, and keeps numbers numbers', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', null, undefined, 0, -1.5, true])).toBe(
      '"a,b","say ""hi""","two\nlines",,,0,-1.5,true\r\n',
    );
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\rx'])('never lets a spreadsheet run %j', text => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
  });

  it.each(['-3', '+49', '-0.5'])('leaves the number %s alone', text => {
    expect(csvLine([text])).toBe(`${text}\r\n`);
  });
});

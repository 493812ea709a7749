import { describe, expect, test } from 'vitest';
import { embedRulesSchema } from '@/domain/door';
import { rulesInWords } from './embed-words';

const said = (given: Parameters<typeof embedRulesSchema.parse>[0]) =>
  rulesInWords(embedRulesSchema.parse(given));

describe('the rules of a web page in one sentence', () => {
  test('as they are by default', () => {
    expect(said({})).toBe(
      'Shown after 10 seconds to every visitor, on every page, at most every 90 days, in the lower right corner',
    );
  });

  test('with everything set', () => {
    expect(
      said({
        afterSeconds: 1,
        afterScroll: 60,
        share: 0.5,
        everyDays: 1,
        paths: ['/shop/*'],
        position: 'left',
      }),
    ).toBe(
      'Shown after one second and once 60 % of the page was scrolled past to half of the visitors, on /shop/*, at most once a day, in the lower left corner',
    );
  });

  test('at once, to some, or to nobody', () => {
    expect(said({ afterSeconds: 0, share: 0.25, paths: ['/a', '/b'] })).toMatch(
      /^Shown at once to 25 % of the visitors, on 2 paths,/,
    );
    expect(said({ share: 0 })).toContain('to nobody');
  });
});

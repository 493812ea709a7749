import { compileThemes } from '@/domain/text/match';
import { builtInTaxonomy } from '@/domain/text/taxonomy/built-in';
import type { ThemeKey } from '@/domain/text/taxonomy/keys';
import { hasRealData, rowsOf } from '../tests/real-data/csv';
import type { Row } from './subject';
import { demoComments, demoLanguages, themeOf } from './text-demo';

const EACH = 50;

/** Reasons that people gave to negative tweets, and the themes that should say the same. */
const reasons: Record<string, readonly ThemeKey[]> = {
  'Late Flight': ['delivery', 'waiting'],
  longlines: ['waiting'],
  'Customer Service Issue': [
    'ignored',
    'rude',
    'bad_communication',
    'excuses',
    'unresolved',
    'waiting',
    'complaint_refused',
  ],
  'Flight Attendant Complaints': ['rude', 'ignored'],
  'Damaged Luggage': ['quality'],
  'Flight Booking Problems': ['hassle', 'website', 'order_mistake', 'billing'],
};

/**
 * The built-in rules held against what is known: causes of the demo's comments (whose sentences their authors knew: a check of the rules,
 * not a proof) and reasons of tweets about a trade that they were not written for.
 */
export async function themesFound(): Promise<Row[]> {
  const matcher = compileThemes(
    builtInTaxonomy().map(({ key, rules }) => ({ id: key, rules })),
    () => performance.now(),
  );
  const found = (text: string, language: string) => matcher.match(text, language).map(({ theme }) => theme);
  const demo = demoComments(EACH).map(one => ({ ...one, found: found(one.text, one.language) }));
  const rows = demoLanguages.flatMap(language =>
    Object.values(themeOf).map(theme =>
      rowOf(
        `theme ${theme} in the demo's comments, ${language}`,
        demo
          .filter(one => one.language === language)
          .map(one => ({ is: themeOf[one.cause] === theme, said: one.found.includes(theme) })),
      ),
    ),
  );
  return hasRealData ? [...rows, ...tweets(found)] : rows;
}

function tweets(found: (text: string, language: string) => string[]): Row[] {
  const negative = rowsOf('airline_tweets_labelled')
    .filter(row => row.negativereason)
    .map(row => ({ reason: row.negativereason, found: found((row.text ?? '').replace(/@\w+/g, ''), 'en') }));
  return Object.entries(reasons).map(([reason, themes]) =>
    rowOf(
      `reason “${reason}” of tweets by ${themes.join(', ')}`,
      negative.map(one => ({
        is: one.reason === reason,
        said: themes.some(theme => one.found.includes(theme)),
      })),
    ),
  );
}

function rowOf(what: string, pairs: readonly { is: boolean; said: boolean }[]): Row {
  const both = pairs.filter(({ is, said }) => is && said).length;
  const said = pairs.filter(pair => pair.said).length;
  const is = pairs.filter(pair => pair.is).length;
  const share = (part: number, whole: number) => (whole ? (part / whole).toFixed(2) : '–');
  return {
    what,
    value: `recall ${share(both, is)}, precision ${share(both, said)}, n ${is}`,
    goal: '',
    met: null,
  };
}

import type { EmbedRules } from '@/domain/door';

/** The rules as one sentence, without its full stop. */
export function rulesInWords(rules: EmbedRules): string {
  const { afterSeconds, afterScroll, everyDays, position } = rules;
  const when = [
    afterSeconds === 0 ? 'at once' : `after ${counted(afterSeconds, 'second')}`,
    ...(afterScroll > 0 ? [`once ${afterScroll} % of the page was scrolled past`] : []),
  ];
  return [
    `Shown ${when.join(' and ')} to ${visitors(rules.share)}`,
    where(rules.paths),
    everyDays === 1 ? 'at most once a day' : `at most every ${everyDays} days`,
    `in the lower ${position} corner`,
  ].join(', ');
}

function visitors(share: number): string {
  if (share >= 1) return 'every visitor';
  if (share <= 0) return 'nobody';
  return share === 0.5 ? 'half of the visitors' : `${Math.round(share * 100)} % of the visitors`;
}

function where(paths: readonly string[]): string {
  const [only] = paths;
  if (only === undefined) return 'on every page';
  return paths.length === 1 ? `on ${only}` : `on ${paths.length} paths`;
}

const counted = (n: number, what: string): string => (n === 1 ? `one ${what}` : `${n} ${what}s`);

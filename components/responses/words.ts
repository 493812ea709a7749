import { secondsInWords } from '@/domain/metrics/words';
import type { Answers } from '@/domain/survey/definition';
import { type Quality, type QualityFlag, qualityFlags } from '@/domain/survey/quality';
import { questionsOf } from '@/domain/survey/scores';
import type { Outputs } from '../trpc';

type Opened = Outputs['response']['read'];
type Asked = Opened['asked'];
/** What the list of responses can be narrowed to by its flags. */
export type FlagWish = QualityFlag | 'any' | 'none';

const flags: Record<QualityFlag | 'test', { name: string; phrase: string }> = {
  speeder: { name: 'Answered very fast', phrase: 'given very fast' },
  straight_lining: { name: 'Alike down the rows', phrase: 'alike down the rows' },
  repeat: { name: 'Same device again', phrase: 'by a device that had answered that day' },
  bot: { name: 'Hidden field filled in', phrase: 'with a field that no person sees' },
  scanner: { name: 'Within 3 s of the mail', phrase: 'within 3 s of the mail' },
  test: { name: 'Test', phrase: 'tests' },
};

const isFlag = (flag: string): flag is keyof typeof flags => Object.hasOwn(flags, flag);

/** A flag by name. */
const flagWords = (flag: string): string => (isFlag(flag) ? flags[flag].name : flag);

/** `Answered very fast, alike down the rows`. */
export const flagList = (flags: readonly string[]): string =>
  flags
    .map(flagWords)
    .map((name, place) => (place === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1)))
    .join(', ');

/** What stands behind a number of answers with this flag: `3 given very fast`. */
export const flagPhrase = (flag: string): string => (isFlag(flag) ? flags[flag].phrase : flag);

/** What the list can be narrowed to. */
export const flagChoices: { value: FlagWish; label: string }[] = [
  { value: 'any', label: 'Any flag' },
  { value: 'none', label: 'No flag' },
  ...qualityFlags.map(flag => ({ value: flag, label: flags[flag].name })),
];

/** Each flag of an answer as a sentence with its facts, in the order of the flags. `titles`: of questions by key. */
export function flagSentences(
  { flags: has, quality, definition, asked }: Pick<Opened, 'flags' | 'quality' | 'definition' | 'asked'>,
  titles: ReadonlyMap<string, string>,
): string[] {
  const name = (key: string) => `“${titles.get(key) || key}”`;
  const { speeder, straightLining: line, repeat } = quality ?? {};
  const sentences: Record<QualityFlag, () => string> = {
    speeder: () =>
      speeder
        ? `Answered in ${timeInWords(speeder.took)}; ${timeInWords(speeder.median)} are usual for these pages.`
        : 'Answered much faster than is usual.',
    straight_lining: () => {
      if (!line) return 'One value was given all the way down.';
      if (line.to)
        return `${line.rows} questions in a row, ${name(line.question)} to ${name(line.to)}, got ${line.value}.`;
      const grid = questionsOf(definition).find(({ key }) => key === line.question);
      const isWhole = grid?.type === 'matrix' && grid.rows.length === line.rows;
      return `All ${line.rows} ${isWhole ? '' : 'answered '}rows of ${name(line.question)} got ${line.value}.`;
    },
    repeat: () => {
      const times = repeat?.before ?? 1;
      const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
      return `The same device had answered ${asked?.door ? `at “${asked.door}”` : 'here'} ${often} before on that day.`;
    },
    bot: () => 'A field was filled in that no person sees, as a machine does.',
    scanner: () => 'Answered within 3 seconds of the mail being handed over, as a mail scanner does.',
  };
  return qualityFlags.flatMap(flag => (has.includes(flag) ? sentences[flag]() : []));
}

/** `7 ratings: at most 6 alike in a row, spread 0.42 …`. */
export const spreadInWords = ({ n, longstring, irv }: NonNullable<Quality['scales']>): string =>
  `${n} ratings, at most ${longstring} alike in a row; their spread is ${irv.toFixed(2)} (0: all alike, 0.5: from one end to the other).`;

/** `12 s`, `0.4 s`, `1 min 30 s` of milliseconds. */
export function timeInWords(ms: number): string {
  return ms < 9_950 ? `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s` : secondsInWords(ms / 1000);
}

/** How somebody came to be asked: `By mail on 3 Mar 2026, by the program “After a purchase”; opened on 4 Mar 2026`. */
export function askedInWords(asked: Asked, day: (at: Date) => string): string {
  if (!asked) return 'By an import, or by an invitation that was erased';
  const { channel, program, door, sentAt, visitedAt } = asked;
  if (channel === 'door') return door ? `By the door “${door}”, which is open to anybody` : 'By an open door';
  const how = channel === 'link' ? 'By a personal link' : 'By mail';
  const sent = sentAt ? ` on ${day(sentAt)}` : '';
  const rule = program ? `, by the program “${program}”` : '';
  const opened = visitedAt ? `; opened on ${day(visitedAt)}` : '';
  return `${how}${sent}${rule}${opened}`;
}

/** Question keys whose answer differs between two saved states, those taken back included. */
export function changedKeys(before: Answers, after: Answers): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter(key => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** `German` for `de`; the tag itself where it names no language. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

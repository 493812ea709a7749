import type { Answers } from '@/domain/survey/definition';
import type { Outputs } from '../trpc';

type Asked = Outputs['response']['read']['asked'];

const flags: Record<string, string> = {
  speeder: 'Answered very fast',
  straight_line: 'Same answer down the rows',
  test: 'Test',
};

/** What a quality flag means; one that has no words yet is shown as it is named. */
export const flagWords = (flag: string): string => flags[flag] ?? flag.replace(/[_-]/g, ' ');

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

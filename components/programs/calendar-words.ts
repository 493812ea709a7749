import { formatCount } from '@/domain/metrics/words';
import { daysBetween } from '@/domain/time/local-date';
import type { Outputs } from '../trpc';
import type { Program } from './form-values';

type CalendarEntry = Outputs['calendar']['read']['entries'][number];
type Entry = Pick<CalendarEntry, 'invitations' | 'reminders' | 'waiting'>;
type Stayed = Outputs['calendar']['move']['stayed'];
type StayReason = Stayed['people'][number]['reason'];

/** `38 invitations and 12 reminders`; what waits is told apart, as it may come to nothing. */
export function entryInWords({ invitations, reminders, waiting }: Entry): string {
  const sure = [
    invitations > 0 ? formatCount(invitations, 'invitation') : null,
    reminders > 0 ? formatCount(reminders, 'reminder') : null,
  ].filter(part => part !== null);
  const text = new Intl.ListFormat('en', { type: 'conjunction' }).format(sure);
  if (waiting === 0) return text;
  const open = `${formatCount(waiting, 'customer')} to be decided`;
  return text ? `${text}; ${open}` : open;
}

/** All entries added up. */
export const sumOf = (entries: readonly Entry[]): Entry => ({
  invitations: entries.reduce((sum, entry) => sum + entry.invitations, 0),
  reminders: entries.reduce((sum, entry) => sum + entry.reminders, 0),
  waiting: entries.reduce((sum, entry) => sum + entry.waiting, 0),
});

/** `3 mails moved to Fri, Nov 27.` */
export const changeSentence = (count: number, verb: 'moved' | 'cancelled', to?: string): string =>
  `${formatCount(count, 'mail')} ${verb}${to ? ` to ${weekdayOf(to)}` : ''}.`;

const reasons: Record<StayReason, string> = {
  fatigue: 'would be asked too often there',
  window: 'the program sends nothing at that time',
  daily_cap: 'the day is full',
  expired: 'the link ends before',
  past: 'the day is over',
  gone: 'the mail was leaving already',
};

/** Who stays where they are, and why; at most five by name. */
export function staySentence({ count, people }: Stayed): string {
  const named = people
    .slice(0, 5)
    .map(({ customer, name, reason }) => `${name ?? customer} (${reasons[reason]})`);
  const rest = count - named.length;
  const all = rest > 0 ? [...named, `${rest} more`] : named;
  return `${formatCount(count, 'mail')} ${count === 1 ? 'stays' : 'stay'} as planned: ${new Intl.ListFormat('en', { type: 'conjunction' }).format(all)}.`;
}

/** `Today`, `Tomorrow`, `Tue 24 Nov`. */
export function dayInWords(day: string, today: string): string {
  const away = daysBetween(today, day);
  if (away === 0) return 'Today';
  if (away === 1) return 'Tomorrow';
  return weekdayOf(day);
}

const weekdayOf = (day: string): string =>
  new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** The entries of a day in the order in which programs ask; what was sent by hand comes last. */
export const inOrder = (entries: readonly CalendarEntry[], programs: readonly Program[]) =>
  entries
    .map(entry => ({ entry, program: programs.find(one => one.id === entry.program) }))
    .toSorted((a, b) => place(a.program, programs) - place(b.program, programs));

const place = (program: Program | undefined, programs: readonly Program[]): number =>
  program ? programs.indexOf(program) : programs.length;

export const nameOf = (program: Program | undefined): string => program?.name ?? 'By hand and from lists';

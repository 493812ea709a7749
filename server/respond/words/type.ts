import type { InteractionClass } from '@/domain/interaction';
import type { FaultCode } from '@/domain/survey/value';

/** A sentence with `{count}` in each form that the language's plural rules (CLDR) tell apart; `other` serves the rest. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Everything the survey page itself says. `{name}` marks what is filled in. */
export type Words = {
  survey: string;
  send: string;
  next: string;
  back: string;
  optional: string;
  choose: string;
  other: string;
  otherText: string;
  yes: string;
  no: string;
  progress: string;
  language: string;
  moreAbout: string;
  point: string;
  star: string;
  rank: string;
  rankHelp: string;
  nps: { low: string; high: string };
  csat: { low: string; high: string; points: [string, string, string, string, string] };
  ces: { low: string; high: string };
  faultsFound: Plural;
  faults: Record<FaultCode, string>;
  range: { both: string; min: string; max: string };
  merged: string;
  unreached: string;
  dropped: string;
  unreadable: { title: string; text: string };
  saved: string;
  offline: string;
  restored: string;
  thanksEdit: string;
  change: string;
  asked: Record<InteractionClass | 'none', string>;
  named: string;
  privacy: string;
  unsubscribe: string;
  states: Record<
    'answered' | 'expired' | 'closed' | 'withdrawn' | 'unknown',
    { title: string; text: string }
  >;
  unsubscribeTitle: string;
  unsubscribeText: string;
  unsubscribed: string;
  unsubscribedText: string;
  away: { title: string; text: string };
  retryTitle: string;
  retryText: string;
  retry: string;
  busy: string;
  tooLarge: string;
  test: string;
};

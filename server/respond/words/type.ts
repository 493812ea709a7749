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
  /** Buttons beside a choice that is to be ranked, and what is announced after. */
  moveUp: string;
  moveDown: string;
  moved: string;
  /** Under a text field with a limit. */
  charactersLeft: Plural;
  charactersOver: Plural;
  /** Label of a field that only machines fill in. */
  leaveEmpty: string;
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
  asked: Record<InteractionClass | 'none' | 'anybody', string>;
  named: string;
  unnamed: string;
  /** Why a personal link is not to be passed on. */
  personal: string;
  privacy: string;
  unsubscribe: string;
  states: Record<
    'answered' | 'expired' | 'closed' | 'withdrawn' | 'unknown',
    { title: string; text: string }
  >;
  /** Below the pages of a link that takes no answers. */
  mayClose: string;
  contact: string;
  contactLink: string;
  later: {
    link: string;
    title: string;
    text: string;
    tomorrow: string;
    threeDays: string;
    week: string;
    doneTitle: string;
    doneText: string;
  };
  remove: { link: string; title: string; text: string; button: string; doneTitle: string; doneText: string };
  /** A tablet on a counter: one person after the other. */
  kiosk: {
    again: string;
    soon: string;
    idle: Plural;
    stay: string;
    fullScreen: string;
    waiting: Plural;
  };
  /** Printed around a QR code. */
  poster: { scan: string; minute: string; or: string };
  close: string;
  unsubscribeTitle: string;
  unsubscribeText: string;
  unsubscribed: string;
  unsubscribedText: string;
  /** The page on which customers say how they wish to be asked; `title` is the link to it, too. */
  preferences: {
    title: string;
    often: string;
    usual: string;
    fewer: string;
    never: string;
    about: string;
    save: string;
    /** On the page that unsubscribes. */
    less: string;
  };
  away: { title: string; text: string };
  retryTitle: string;
  retryText: string;
  retry: string;
  busy: string;
  tooLarge: string;
  test: string;
};

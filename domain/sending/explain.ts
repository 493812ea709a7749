import type { DecisionReason, ProgramTrigger } from '../program';
import { type Decided, decisionSentence, type StopReason, stopWords } from './decision-words';

/** How a live program stands to a customer now. */
export type Standing = {
  id: string;
  name: string;
  trigger: ProgramTrigger;
  /** Why it would not ask, whatever happens; null: it may. */
  refusal: DecisionReason | null;
  /** From when on nothing that is known now stands in the way. */
  freeFrom: Date;
  /** Whoever must rest is asked afterwards instead of being left out. */
  waits: boolean;
  /** Of a program that asks by the calendar: when the customer's next turn comes; null: it had its only one. */
  nextTurn: Date | null;
};

/** What the sentence about a customer is made of. */
export type Facts = {
  now: Date;
  /** The latest invitation that left. `about`: the caller's id of the interaction. `answer`: its score in words, or ''. */
  last: { at: Date; about: string | null; state: string; answer: string | null } | null;
  /** The next mail that is planned. */
  next: { at: Date; isReminder: boolean; program: string | null } | null;
  /** The latest thing that nobody asked about since, and why. */
  refused: { about: string | null; at: Date; why: Decided } | null;
  /** Why nobody asks this customer. */
  stopped: {
    reason: StopReason | 'do_not_ask' | 'no_address';
    at: Date | null;
    detail: string | null;
  } | null;
  /** Live programs in the order in which they ask. */
  standings: Standing[];
};

/** Why this customer was or was not asked, and what comes next: one paragraph. `day`: how a moment is written as a day. */
export const explainCustomer = (facts: Facts, day: (at: Date) => string): string =>
  [lastSentence(facts, day), refusedSentence(facts, day), nextSentence(facts, day)].filter(Boolean).join(' ');

function lastSentence({ last }: Facts, day: (at: Date) => string): string {
  if (!last) return 'Never asked so far.';
  const asked = `Asked on ${day(last.at)}${last.about ? ` about ${last.about}` : ''}`;
  if (last.answer !== null) return `${asked} and answered${last.answer ? ` ${last.answer}` : ''}.`;
  switch (last.state) {
    case 'bounced':
      return `${asked}, but the mail came back.`;
    case 'visited':
      return `${asked}; the page was opened.`;
    case 'started':
      return `${asked}; the answer is begun.`;
    case 'expired':
      return `${asked}; there was no answer in time.`;
    case 'withdrawn':
      return `${asked}; the answer was taken back.`;
    default:
      return `${asked}; not answered yet.`;
  }
}

function refusedSentence({ refused }: Facts, day: (at: Date) => string): string | null {
  if (!refused) return null;
  const { about, at, why } = refused;
  const what = about ? ` about ${about}` : '';
  const sentence = decisionSentence(why);
  if (why.outcome === 'waiting') return about ? `${about}: ${sentence}` : sentence;
  return sentence.replace(/^Not asked: /, `Not asked${what} on ${day(at)}: `);
}

function nextSentence(facts: Facts, day: (at: Date) => string): string {
  const { now, next, stopped, standings } = facts;
  if (stopped) return `Would not be asked today: ${stoppedWords(stopped, day)}.`;
  if (next) return `${next.isReminder ? 'A reminder' : 'The next mail'} leaves on ${day(next.at)}.`;
  if (standings.length === 0) return 'No program is live, so nobody is asked.';
  const willing = standings.filter(one => one.refusal === null && (isByType(one) || one.nextTurn !== null));
  if (willing.length === 0) return 'No live program would ask.';
  const ready = willing.filter(one => one.freeFrom <= now);
  const [first] = ready.length > 0 ? ready : [...willing].sort((a, b) => +a.freeFrom - +b.freeFrom);
  if (!first) return '';
  if (ready.length === 1) return `“${first.name}” could ask now: ${occasionWords(first, day)}.`;
  const others = ready.length === 2 ? 'one other program' : `${ready.length - 1} other programs`;
  if (ready.length > 1) return `Nothing stands in the way: “${first.name}” and ${others} could ask now.`;
  return `Rests until ${day(first.freeFrom)}; then “${first.name}” could ask ${occasionWords(first, day)}.`;
}

/** What one program would do, in a few words. */
export function standingWords(
  { refusal, freeFrom, waits, ...one }: Standing,
  now: Date,
  day: (at: Date) => string,
): string {
  if (refusal === 'holdout') return 'Never: kept out, to compare with those who are asked.';
  if (refusal === 'condition') return 'Not as long as its conditions do not hold for this customer.';
  if (refusal === 'no_address') return 'Not without an address to reach them by.';
  if (refusal) return 'Not while they are not to be asked.';
  if (!isByType(one) && one.nextTurn === null) return 'Asked its one time already.';
  if (freeFrom <= now) return `Could ask now: ${occasionWords(one, day)}.`;
  const rest = `Rests until ${day(freeFrom)}`;
  return waits ? `${rest}; what happens before then waits.` : `${rest}.`;
}

const isByType = ({ trigger }: Pick<Standing, 'trigger'>): boolean => 'types' in trigger;

function occasionWords(
  { trigger, nextTurn }: Pick<Standing, 'trigger' | 'nextTurn'>,
  day: (at: Date) => string,
): string {
  if (!('types' in trigger)) return nextTurn ? `their turn comes on ${day(nextTurn)}` : 'once';
  const types = trigger.types.map(type => `“${type}”`);
  return `after the next ${new Intl.ListFormat('en', { type: 'disjunction' }).format(types)}`;
}

function stoppedWords(
  { reason, at, detail }: NonNullable<Facts['stopped']>,
  day: (at: Date) => string,
): string {
  if (reason === 'do_not_ask') return 'marked as “do not ask”';
  if (reason === 'no_address') return 'there is no address to reach them by';
  return stopWords({ reason, on: at ? day(at) : 'an unknown day', detail });
}

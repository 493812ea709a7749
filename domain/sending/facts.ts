import type { Attributes } from '../attributes';
import type { AttributeCondition, SendWindow } from '../program';

/** Somebody who may be asked, with everything that speaks for or against it. */
export type Person = {
  id: string;
  /** Null: no e-mail address. People with the same hash share one mailbox. */
  addressHash: string | null;
  hasPhone: boolean;
  doNotAsk: boolean;
  unsubscribed: boolean;
  suppressed: boolean;
  /** Suppressed for no other reason than that mail came back: other channels may still reach them. */
  bounced: boolean;
  /** Chose to be asked less often: see `FEWER_DAYS`. */
  fewer: boolean;
  /** Ids of the topics that the customer does not want. */
  topicsOff: readonly string[];
  /** A known IANA zone: the customer's, else the workspace's. */
  zone: string;
  attributes: Attributes;
};

/** Something that happened, as far as it can call a question off. */
export type Happening = {
  id: string;
  /** Null for a turn, as are the next two. */
  type: string | null;
  /** The caller's own id. */
  externalId: string | null;
  /** The caller's id of the interaction that this one follows up. */
  caseOf: string | null;
  customerId: string;
  occurredAt: Date;
};

/** What a program may ask about: an interaction, or (`interactionId` null) the customer's turn. */
export type Occasion = Happening & {
  interactionId: string | null;
  /** Which turn of its program; null for interactions. */
  period: number | null;
  recordedAt: Date;
  doNotAsk: boolean;
  attributes: Attributes;
  /** Conditions see it as the attribute `amount`, unless the interaction has one of that name. */
  amount: number | null;
  /** The only program that it is for (a turn, or a decision that waited); null: every program of its type. */
  ruleId: string | null;
  /** The decision that waited and is made again; null: a new one. */
  decisionId: string | null;
};

/** A program, its durations in milliseconds. Lower priority goes first; `order` breaks ties. */
export type Rule = {
  id: string;
  surveyId: string;
  types: readonly string[] | null;
  where: readonly AttributeCondition[];
  delay: number;
  /** Of several interactions before the mail leaves only the last is asked about. */
  last: boolean;
  /** Types that call it off when they happen before the mail leaves. */
  unless: readonly string[];
  oncePerCase: boolean;
  sampling: number;
  /** Share of customers who are never asked. */
  holdout: number;
  /** The clocks over everything that the workspace asks. */
  afterInvite: number;
  afterResponse: number;
  /** The clocks over what was asked with the same survey. */
  surveyAfterInvite: number;
  surveyAfterResponse: number;
  /** The workspace's clocks do not stop it. */
  exempt: boolean;
  /** What becomes of somebody who must rest: left out, or asked when the rest is over. */
  onFatigue: 'block' | 'delay';
  topic: string | null;
  /** What people are reached by. */
  reach: 'email' | 'phone' | 'id';
  window: SendWindow | null;
  expiry: number;
  maxAge: number;
  dailyCap: number | null;
  priority: number;
  order: number;
  /** False: switched off, or its survey takes no answers, or its channel is switched off. */
  active: boolean;
  activatedAt: Date | null;
};

/** An invitation that stands in the ledger: sent, or going to be. `at`: when it was or will be sent. */
export type Ask = {
  id: string;
  customerId: string;
  addressHash: string | null;
  surveyId: string;
  /** Null: made by hand or from a list. */
  ruleId: string | null;
  interactionId: string | null;
  /** Of the interaction it is about; null where it is about none, as are the next two. */
  occurredAt: Date | null;
  externalId: string | null;
  caseOf: string | null;
  at: Date;
  /** Its mail has not left and nobody else is at it: it may still be taken back. */
  isOpen: boolean;
};

/** When a customer answered, with which survey, and to which invitation. */
export type Reply = {
  customerId: string;
  addressHash: string | null;
  surveyId: string;
  invitationId: string | null;
  at: Date;
};

/** An invitation that a program made about a case. */
export type CaseAsk = { ruleId: string; caseKey: string; invitationId: string };

/** What goes for one case: the interaction that it began with, by the caller's id. Null for a turn. */
export const caseKeyOf = (one: { caseOf: string | null; externalId: string | null }): string | null =>
  one.caseOf ?? one.externalId;

import type { SurveyDefinition } from '../definition';
import { complaintResolved } from './complaint-resolved';
import { delivery } from './delivery';
import { driverBattery } from './driver-battery';
import { onboarding } from './onboarding';
import { postPurchase } from './post-purchase';
import { recoveryCheck } from './recovery-check';
import { relationshipNps } from './relationship-nps';
import { returnExchange } from './return-exchange';
import { satisfactionIndex } from './satisfaction-index';
import { storeVisit } from './store-visit';
import { support } from './support';

export const templateNames = [
  'post-purchase',
  'delivery',
  'support',
  'return-exchange',
  'complaint-resolved',
  'store-visit',
  'onboarding',
  'relationship-nps',
  'recovery-check',
  'satisfaction-index',
  'driver-battery',
] as const;

export type TemplateName = (typeof templateNames)[number];

export interface Template {
  name: TemplateName;
  title: string;
  /** One sentence for the marketer: when to use it. */
  when: string;
  /** What answering the longest way through takes, comment included. */
  seconds: number;
  /** Shared: make a copy (`structuredClone`) before changing anything in it. */
  definition: SurveyDefinition;
}

/** The built-in surveys by name. */
export const templates: Record<TemplateName, Template> = {
  'post-purchase': {
    name: 'post-purchase',
    title: postPurchase.name,
    when: 'A day or two after a purchase, to learn whether it made somebody more or less likely to recommend you.',
    seconds: 35,
    definition: postPurchase,
  },
  delivery: {
    name: 'delivery',
    title: delivery.name,
    when: 'A day after a parcel arrived, to hear about late, damaged or missing goods while they can still be put right.',
    seconds: 45,
    definition: delivery,
  },
  support: {
    name: 'support',
    title: support.name,
    when: 'A few hours after a support contact was closed, to learn whether it helped and how hard it was.',
    seconds: 45,
    definition: support,
  },
  'return-exchange': {
    name: 'return-exchange',
    title: returnExchange.name,
    when: 'Once a return or exchange is done, to learn how easy it was and why the goods came back.',
    seconds: 45,
    definition: returnExchange,
  },
  'complaint-resolved': {
    name: 'complaint-resolved',
    title: complaintResolved.name,
    when: 'Two days after you closed a complaint, to hear from the customer whether it is settled.',
    seconds: 45,
    definition: complaintResolved,
  },
  'store-visit': {
    name: 'store-visit',
    title: storeVisit.name,
    when: 'A few hours after a visit to a store or branch, to compare locations on staff, atmosphere and waiting.',
    seconds: 55,
    definition: storeVisit,
  },
  onboarding: {
    name: 'onboarding',
    title: onboarding.name,
    when: 'Two weeks after somebody became a customer, to find those who are stuck before they give up.',
    seconds: 45,
    definition: onboarding,
  },
  'relationship-nps': {
    name: 'relationship-nps',
    title: relationshipNps.name,
    when: 'Every quarter or half-year, independent of any single event, to follow loyalty to the company as a whole.',
    seconds: 40,
    definition: relationshipNps,
  },
  'recovery-check': {
    name: 'recovery-check',
    title: recoveryCheck.name,
    when: 'Some days after a case was closed, to learn whether the unhappy customer was won back.',
    seconds: 40,
    definition: recoveryCheck,
  },
  'satisfaction-index': {
    name: 'satisfaction-index',
    title: satisfactionIndex.name,
    when: 'Once or twice a year, to follow satisfaction against expectation and ideal as one figure from 0 to 100.',
    seconds: 50,
    definition: satisfactionIndex,
  },
  'driver-battery': {
    name: 'driver-battery',
    title: driverBattery.name,
    when: 'When you want to know what moves satisfaction most; needs at least 100 complete answers.',
    seconds: 58,
    definition: driverBattery,
  },
};

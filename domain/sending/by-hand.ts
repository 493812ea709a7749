import { programDefaults } from '../program';
import { toMilliseconds } from '../time/duration';
import type { Rule } from './facts';

/** What a program with the workspace's usual clocks and nothing else would ask by: invitations by hand are measured with it. */
export const ruleByHand = (surveyId: string): Rule => ({
  id: surveyId,
  surveyId,
  types: null,
  where: [],
  delay: 0,
  last: false,
  unless: [],
  oncePerCase: false,
  sampling: 1,
  holdout: 0,
  afterInvite: toMilliseconds(programDefaults.fatigue.afterInvite),
  afterResponse: toMilliseconds(programDefaults.fatigue.afterResponse),
  surveyAfterInvite: 0,
  surveyAfterResponse: 0,
  exempt: false,
  onFatigue: 'block',
  topic: null,
  reach: 'email',
  window: null,
  expiry: toMilliseconds(programDefaults.expiry),
  maxAge: Number.POSITIVE_INFINITY,
  dailyCap: null,
  priority: 0,
  order: 0,
  active: true,
  activatedAt: new Date(0),
});

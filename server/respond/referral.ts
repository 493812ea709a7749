import { referralLink } from '@/domain/referral';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { pipedFields } from '@/domain/survey/piping';
import { referralCodeOf } from '../services/referral/code';
import type { Link } from '../services/response/link';

/** Stands in a trial's link: nobody is credited for it. */
const TRIAL_CODE = 'trial';

const asking = new WeakMap<SurveyDefinition, boolean>();

/**
 * The link with the code by which this customer recommends, where the survey is over and one of its last pages names it; asks
 * the database for nothing else. Whoever came in by a door is not known.
 */
export async function withReferral(link: Link, definition: SurveyDefinition): Promise<Link> {
  const { referralUrl } = link.settings;
  if (!referralUrl || !link.completed || link.door || !asksForReferral(definition)) return link;
  const code = link.isTest ? TRIAL_CODE : await referralCodeOf(link.invitationId);
  return code ? { ...link, referral: { code, link: referralLink(referralUrl, code) } } : link;
}

function asksForReferral(definition: SurveyDefinition): boolean {
  let known = asking.get(definition);
  if (known === undefined) {
    known = pipedFields(JSON.stringify(definition.endings)).some(({ scope }) => scope === 'referral');
    asking.set(definition, known);
  }
  return known;
}

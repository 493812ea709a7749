import { env } from '../env';
import { makeToken } from '../tokens';

/** The personal survey link of an invitation. */
export const answerUrl = (invitationId: string): string =>
  `${env().SURVEY_URL}/s/${makeToken('answer', invitationId)}`;

/** Where one click (POST) unsubscribes and a visit (GET) shows a page with a button. */
export const unsubscribeUrl = (invitationId: string): string =>
  `${env().SURVEY_URL}/s/${makeToken('unsubscribe', invitationId)}?unsubscribe`;

/** Where somebody says how often, in which language and about what they wish to be asked. */
export const preferencesUrl = (invitationId: string): string =>
  `${env().SURVEY_URL}/s/${makeToken('unsubscribe', invitationId)}?preferences`;

/** Where a reader of a digest stops it (POST) and a visit (GET) shows a page with a button. */
export const digestStopUrl = (readerId: string): string =>
  `${env().SURVEY_URL}/s/d/${makeToken('digest', readerId)}`;

/** Where a mail program finds a picture: kept ones on the survey page's origin. Null for what is no web address. */
export function pictureUrl(address: string): string | null {
  if (address.startsWith('/')) return `${env().SURVEY_URL}${address}`;
  return /^https?:/i.test(address) ? address : null;
}

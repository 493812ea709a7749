import { env } from '../env';
import { readSignedAddress, signedAddress } from './signed-address';

/**
 * Where a customer's answer to a mail from a case comes in, or null where this installation takes no mail: then answers go to
 * the workspace's own reply address.
 */
export const caseAddress = (caseId: string): string | null =>
  env().SMTP_IN_PORT === undefined ? null : signedAddress('c', caseId);

/** The case that a genuine address names, else null. */
export const caseOf = (address: string): string | null => readSignedAddress('c', address);

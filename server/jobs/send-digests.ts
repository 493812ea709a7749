import { sendDueDigests } from '../services/digest/send-due';
import { inTurn } from './in-turn';

/** Sends the digests of every workspace that has some due. */
export const sendDigests = (): Promise<void> => inTurn('gate_due_digests', sendDueDigests);

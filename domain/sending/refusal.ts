import { codeOf } from './codes';

/** What an SMTP client's error says; `responseCode` is absent where the server said nothing. */
export type SmtpError = {
  responseCode?: number;
  /** The server's words, such as `550 5.1.1 no such user`. */
  response?: string;
  message: string;
  /** The client's own code, such as ECONNECTION. */
  code?: string;
  /** Which command failed, such as RCPT TO. */
  command?: string;
  /** The system call that failed, where one did. */
  syscall?: string;
};

export type Refusal =
  /** Worth another try. */
  | { kind: 'temporary'; code: string | null }
  /** Not this mail, never: the server said so. `sender`: it refuses us, not the address. */
  | { kind: 'permanent'; code: string | null; sender: boolean }
  /** The connection broke while the mail was in the server's hands. */
  | { kind: 'unknown' };

/** What became of one try to hand something over, by SMTP or to a gateway. */
export type Handed =
  /** `remoteId`: the gateway's own id of it. */
  | { kind: 'sent'; remoteId: string | null }
  /** `said`: the server's words. `notBefore`: when it wishes to be asked again. */
  | { kind: 'refused'; refusal: Refusal; said: string; notBefore?: Date };

/** Failures that certainly happened before a mail was handed over. */
const NEVER_HANDED_OVER = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'ECONFIG', 'EPROXY']);

/** Sorts an error by what may be done next (RFC 5321 reply codes, RFC 3463 enhanced codes). */
export function classifyRefusal(error: SmtpError): Refusal {
  const reply = error.responseCode;
  if (reply === undefined) {
    const before =
      NEVER_HANDED_OVER.has(error.code ?? '') || error.syscall === 'connect' || isNoGreeting(error);
    return before ? { kind: 'temporary', code: null } : { kind: 'unknown' };
  }
  const code = codeOf(error.response ?? error.message, { permanent: reply >= 500 });
  // Refused before any recipient was named: the server or our login is at fault, and either may change.
  const aboutUs = !/^(RCPT TO|DATA|MAIL FROM)$/.test(error.command ?? '');
  if (reply < 500 || aboutUs) return { kind: 'temporary', code };
  const sender = code?.startsWith('5.7.') === true || error.command === 'MAIL FROM';
  return { kind: 'permanent', code, sender };
}

/** When an address is given up: at once, after failures that repeat, or never for this code. */
export type AddressRule = { times: number; overMs: number } | null;

export function addressRule(code: string | null): AddressRule {
  if (code === null) return null;
  if (['5.1.1', '5.1.3', '5.1.10', '5.2.1'].includes(code)) return { times: 1, overMs: 0 };
  if (code === '5.1.2') return { times: 3, overMs: 0 };
  if (code === '4.2.2' || code === '5.2.2') return { times: 3, overMs: 7 * 86_400_000 };
  return null;
}

const RETRY_MINUTES = [1, 5, 15, 30, 60, 120, 240];
const GIVE_UP_MS = 48 * 3_600_000;

/** When to try again after the `attempt`-th temporary failure, or null to give up: 48 h after the first or at expiry. */
export function retryAt(failed: { attempt: number; first: Date; now: Date; expiresAt: Date }): Date | null {
  const minutes = RETRY_MINUTES[failed.attempt - 1] ?? 240;
  const at = new Date(failed.now.getTime() + minutes * 60_000);
  const end = Math.min(failed.first.getTime() + GIVE_UP_MS, failed.expiresAt.getTime());
  return at.getTime() > end ? null : at;
}

/** Whether the receivers refuse us as a sender: ten in a row, or more than 5 % of the last 200. Newest first. */
export function isSenderRefused(lastCodes: readonly (string | null)[]): boolean {
  const refused = lastCodes.slice(0, 200).map(code => code?.startsWith('5.7.') === true);
  const tenInARow = refused.length >= 10 && refused.slice(0, 10).every(Boolean);
  return tenInARow || refused.filter(Boolean).length > 10;
}

const isNoGreeting = ({ message }: SmtpError): boolean =>
  /greeting never received|connection timeout/i.test(message);

/** What one DNS record says about a domain that mail is sent from. */
export type DomainFinding = {
  record: 'spf' | 'dkim' | 'dmarc';
  /** `unknown`: DNS did not answer. */
  state: 'ok' | 'weak' | 'missing' | 'wrong' | 'unknown';
  /** Where the record stands. */
  name: string;
  found: string[];
  /** The record to enter, where one is wanted. */
  wanted: string | null;
};

export type DomainCheck = { domain: string; findings: DomainFinding[] };

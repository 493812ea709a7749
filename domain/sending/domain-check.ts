import { type DnsAnswer, MOST_LOOKUPS, permits, readSpf, type SpfAnswers, type SpfReading } from './spf';

/** What one DNS record says about a domain that mail is sent from. */
export type DomainFinding = {
  record: 'spf' | 'dkim' | 'dmarc';
  /** `weak`: works, and could do more. `wrong`: hurts. `unknown`: DNS did not answer. */
  state: 'ok' | 'weak' | 'missing' | 'wrong' | 'unknown';
  /** Where the record stands. */
  name: string;
  found: string[];
  /** The record to enter, where one is wanted. */
  wanted: string | null;
  /** What is, and what to do about it. */
  says: string;
};

/** `signs`: mails of this domain are signed, since DNS shows our key, or showed it before it stopped answering. */
export type DomainCheck = { domain: string; findings: DomainFinding[]; signs: boolean };

export type DomainFacts = {
  /** Behind the @ of the sender. */
  domain: string;
  /** Behind the @ of the address that bounces go to: SPF is asked there. */
  envelopeDomain: string;
  dkim: { selector: string; publicKey: string } | null;
  /** Where mail is handed to, and its addresses as far as DNS tells. */
  server: { host: string; addresses: readonly string[] } | null;
  answers: SpfAnswers & {
    dkim: DnsAnswer;
    /** The nearest DMARC record: of the domain itself or of one above it. */
    dmarc: { name: string; answer: DnsAnswer };
  };
};

/**
 * Whether receivers will believe mail from this domain, as plain sentences: SPF (RFC 7208), DKIM (RFC 6376) and DMARC
 * (RFC 7489). Pure: everything that DNS said is in `facts`.
 */
export function judgeDomain(facts: DomainFacts, before: DomainCheck | null = null): DomainCheck {
  const spf = judgeSpf(facts);
  const dkim = judgeDkim(facts);
  const wasSigned = before?.signs === true && before.domain === facts.domain;
  const signs = dkim.state === 'ok' || dkim.state === 'weak' || (dkim.state === 'unknown' && wasSigned);
  const isAligned = isSameOrganisation(facts.envelopeDomain, facts.domain);
  const passes = signs || ((spf.state === 'ok' || spf.state === 'weak') && isAligned);
  return { domain: facts.domain, findings: [spf, dkim, judgeDmarc(facts, passes)], signs };
}

/** The TXT record that receivers read our key from. */
export const dkimRecord = (publicKey: string): string => `v=DKIM1; k=rsa; p=${publicKey}`;

/** Where that record stands. */
export const dkimName = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`;

function judgeSpf({ envelopeDomain, server, answers }: DomainFacts): DomainFinding {
  const reading = readSpf(envelopeDomain, answers);
  const { records, lookups, all, faults } = reading;
  const [record] = records;
  const include = server ? knownInclude(server.host) : null;
  const finding = (state: DomainFinding['state'], says: string, wanted: string | null = null) =>
    ({ record: 'spf', state, name: envelopeDomain, found: records, wanted, says }) as const;

  if (records.length === 0 && !reading.isKnown) return finding('unknown', unanswered);
  if (record === undefined)
    return finding(
      'missing',
      'No record says who may send for this domain, so receivers have to guess. Add this one.',
      `v=spf1 ${termFor(server, include)} ~all`,
    );
  if (records.length > 1)
    return finding(
      'wrong',
      'There is more than one SPF record, and receivers then ignore all of them. Keep one, with everything in it.',
      merged(records),
    );
  if (all === '+')
    return finding(
      'wrong',
      '+all lets anybody send in your name, so receivers trust nobody who does. End it with ~all.',
      record.replace(/(?:^|\s)\+?all\b/i, ' ~all'),
    );
  if (faults.length > 0)
    return finding('wrong', `Receivers cannot read it and give up at: ${faults.join(', ')}. Take that out.`);
  if (lookups > MOST_LOOKUPS)
    return finding(
      'wrong',
      `It takes ${lookups} lookups to read, and receivers give up after ${MOST_LOOKUPS}. Take out the services that no longer send for you.`,
    );
  if (!reading.isKnown) return finding('unknown', 'DNS did not answer for all that this record includes.');
  return judgeServer(reading, record, { server, include, finding });
}

function judgeServer(
  reading: SpfReading,
  record: string,
  {
    server,
    include,
    finding,
  }: {
    server: DomainFacts['server'];
    include: string | null;
    finding: (state: DomainFinding['state'], says: string, wanted?: string | null) => DomainFinding;
  },
): DomainFinding {
  if (!server) return finding('weak', 'The record is sound. No mail server is connected to compare it with.');
  const isCovered = permits(reading, server.addresses) || (include !== null && reading.includes.has(include));
  if (isCovered) return finding('ok', `${server.host} may send for this domain.`);
  if (include)
    return finding(
      'wrong',
      `You send through ${server.host}, which this record does not allow. Add include:${include}.`,
      withTerm(record, `include:${include}`),
    );
  return finding(
    'weak',
    `The record does not name ${server.host}. Providers often send from other addresses than that: ask yours what to include.`,
    server.addresses.length > 0 ? withTerm(record, termFor(server, null)) : null,
  );
}

function judgeDkim({ domain, dkim, answers }: DomainFacts): DomainFinding {
  const name = dkim ? dkimName(dkim.selector, domain) : domain;
  const wanted = dkim ? dkimRecord(dkim.publicKey) : null;
  const found = answers.dkim.kind === 'found' ? [...answers.dkim.values] : [];
  const finding = (state: DomainFinding['state'], says: string) =>
    ({ record: 'dkim', state, name, found, wanted, says }) as const;

  if (!dkim)
    return finding('missing', 'There is no key yet. With one, receivers can tell that a mail is yours.');
  if (answers.dkim.kind === 'unknown') return finding('unknown', unanswered);
  const [record, ...others] = found;
  if (record === undefined)
    return finding(
      'missing',
      'Our key is not in DNS yet, so mails leave without a signature. Add this record; they are signed once it shows.',
    );
  if (others.length > 0)
    return finding('wrong', 'There is more than one record under this name. Keep only this one.');
  const tags = tagsOf(record);
  const key = tags.get('p')?.replace(/\s/g, '') ?? '';
  if (key === '') return finding('wrong', 'The record holds no key. Enter it as it stands here.');
  if (key !== dkim.publicKey)
    return finding(
      'wrong',
      dkim.publicKey.startsWith(key)
        ? 'The key was cut off on its way into DNS. Enter the whole record; some providers want it in two quoted parts.'
        : 'DNS shows another key than ours, so mails leave without a signature. Replace the record.',
    );
  if (tags.get('t')?.includes('y'))
    return finding(
      'weak',
      'The key is right and marked as a test (t=y), which receivers may then not count.',
    );
  return finding('ok', 'Every mail is signed, and receivers can check it.');
}

function judgeDmarc({ domain, answers: { dmarc } }: DomainFacts, passes: boolean): DomainFinding {
  const own = `_dmarc.${domain}`;
  const found =
    dmarc.answer.kind === 'found'
      ? dmarc.answer.values.filter(value => /^v\s*=\s*dmarc1\s*(;|$)/i.test(value.trim()))
      : [];
  const finding = (state: DomainFinding['state'], says: string, wanted: string | null = null) =>
    ({ record: 'dmarc', state, name: found.length > 0 ? dmarc.name : own, found, wanted, says }) as const;

  if (dmarc.answer.kind === 'unknown') return finding('unknown', unanswered);
  const [record, ...others] = found;
  if (record === undefined)
    return finding(
      'missing',
      'Large mailbox providers ask for this record from whoever sends much. This one asks for nothing but reports.',
      `v=DMARC1; p=none; rua=mailto:dmarc@${domain}`,
    );
  if (others.length > 0)
    return finding('wrong', 'There is more than one DMARC record, and receivers then ignore all. Keep one.');
  const tags = tagsOf(record);
  const policy =
    (dmarc.name === own ? tags.get('p') : (tags.get('sp') ?? tags.get('p')))?.toLowerCase() ?? '';
  if (!['none', 'quarantine', 'reject'].includes(policy))
    return finding('wrong', 'It names no policy that receivers know. Use p=none, p=quarantine or p=reject.');
  if (policy === 'none')
    return passes
      ? finding('weak', 'Mail passes. p=none lets others send in your name too; p=quarantine would not.')
      : finding('weak', 'Neither SPF nor DKIM stands for your mail yet. p=none lets it through meanwhile.');
  return passes
    ? finding('ok', `Mail passes, and mail that others send in your name is ${fate(policy)}.`)
    : finding(
        'wrong',
        `Mail that neither SPF nor DKIM stands for is ${fate(policy)}: yours too, until one of them is right.`,
      );
}

const unanswered = 'DNS did not answer in time. Look again in a minute.';

const fate = (policy: string): string => (policy === 'reject' ? 'refused' : 'treated as spam');

/** `tag=value; tag=value`, names in lower case. */
const tagsOf = (record: string): Map<string, string> =>
  new Map(
    record.split(';').map(part => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()];
    }),
  );

/** Relaxed alignment without a list of public suffixes: one is the other or lies below it. */
const isSameOrganisation = (one: string, other: string): boolean =>
  one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);

const termFor = (server: DomainFacts['server'], include: string | null): string => {
  if (include) return `include:${include}`;
  const ranges =
    server?.addresses.map(address => `${address.includes(':') ? 'ip6' : 'ip4'}:${address}`) ?? [];
  return ranges.length > 0 ? ranges.join(' ') : 'mx';
};

/** The record with one more term before its last word. */
const withTerm = (record: string, term: string): string =>
  /\s[+\-~?]?all\s*$/i.test(record)
    ? record.replace(/\s([+\-~?]?all)\s*$/i, ` ${term} $1`)
    : `${record.trim()} ${term}`;

/** One record with the terms of all, each once. */
function merged(records: readonly string[]): string {
  const terms = records.flatMap(record => record.trim().split(/\s+/).slice(1));
  const senders = [...new Set(terms.filter(term => !/^[+\-~?]?all$/i.test(term)))];
  return ['v=spf1', ...senders, '~all'].join(' ');
}

/** What providers that keep the sender's envelope domain ask to be included, by the server that mail is handed to. */
const INCLUDES: readonly [server: RegExp, include: string][] = [
  [/(^|\.)(smtp|smtp-relay)\.(gmail|google)\.com$/, '_spf.google.com'],
  [/(^|\.)(office365|outlook)\.com$/, 'spf.protection.outlook.com'],
  [/(^|\.)sendgrid\.net$/, 'sendgrid.net'],
  [/(^|\.)mailgun\.org$/, 'mailgun.org'],
  [/(^|\.)mandrillapp\.com$/, 'spf.mandrillapp.com'],
  [/(^|\.)mailjet\.com$/, 'spf.mailjet.com'],
  [/(^|\.)(brevo|sendinblue)\.com$/, 'spf.brevo.com'],
  [/(^|\.)fastmail\.com$/, 'spf.messagingengine.com'],
];

const knownInclude = (host: string): string | null =>
  INCLUDES.find(([server]) => server.test(host.toLowerCase()))?.[1] ?? null;

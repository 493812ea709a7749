import { isWithin } from './ip-range';

/** What DNS said of one name: its values, that there are none, or nothing at all. */
export type DnsAnswer = { kind: 'found'; values: readonly string[] } | { kind: 'none' } | { kind: 'unknown' };

/** Answers by name, in lower case. TXT values are joined from their parts; `hosts` are the addresses behind `a` and `mx`. */
export type SpfAnswers = {
  txt: ReadonlyMap<string, DnsAnswer>;
  hosts: ReadonlyMap<`${'a' | 'mx'} ${string}`, DnsAnswer>;
};

export type SpfReading = {
  /** Every SPF record of the domain itself; more than one is as bad as none. */
  records: string[];
  /** Whether all that matters was answered. */
  isKnown: boolean;
  /** Lookups that a receiver would have to make; more than ten and it gives up (RFC 7208 §4.6.4). */
  lookups: number;
  /** What becomes of everybody else: `+` anybody may send. */
  all: '+' | '-' | '~' | '?' | null;
  /** Every name that is included, however deep. */
  includes: ReadonlySet<string>;
  /** Ranges of addresses that may send. */
  ranges: string[];
  /** Terms that no receiver understands. */
  faults: string[];
};

/** The most lookups that a receiver makes for one SPF record. */
export const MOST_LOOKUPS = 10;
const MOST_DEPTH = 10;

/** Reads the SPF record of a domain and all that it includes from what DNS answered. */
export function readSpf(domain: string, answers: SpfAnswers): SpfReading {
  const own = recordsAt(domain, answers);
  const reading: Omit<SpfReading, 'includes'> & { includes: Set<string> } = {
    records: own.records,
    isKnown: own.isKnown,
    lookups: 0,
    all: null,
    includes: new Set(),
    ranges: [],
    faults: [],
  };
  const [record] = own.records;
  if (record !== undefined && own.records.length === 1) walk(domain, record, 0);
  return reading;

  function walk(name: string, text: string, depth: number): void {
    const terms = termsOf(text);
    for (const term of terms) {
      const target = term.value ?? name;
      if (term.name === 'all') {
        if (depth === 0) reading.all = term.qualifier;
      } else if (term.name === 'ip4' || term.name === 'ip6') {
        if (term.qualifier === '+' && term.value) reading.ranges.push(term.value);
      } else if (term.name === 'include' || (term.name === 'redirect' && !terms.some(isAll))) {
        reading.lookups++;
        follow(target, depth, term.name === 'redirect');
      } else if (term.name === 'a' || term.name === 'mx') {
        reading.lookups++;
        addHosts(term.name, target, term.mask);
      } else if (term.name === 'ptr' || term.name === 'exists') reading.lookups++;
      else if (!IGNORED.has(term.name)) reading.faults.push(term.text);
    }
  }

  function follow(target: string, depth: number, isRedirect: boolean): void {
    if (target.includes('%') || depth >= MOST_DEPTH || reading.includes.has(target)) return;
    reading.includes.add(target);
    const { records, isKnown } = recordsAt(target, answers);
    if (!isKnown) reading.isKnown = false;
    const [next] = records;
    if (next === undefined) {
      if (isKnown) reading.faults.push(`${target} has no SPF record`);
      return;
    }
    walk(target, next, isRedirect ? depth : depth + 1);
  }

  function addHosts(kind: 'a' | 'mx', target: string, mask: string): void {
    const answer = answers.hosts.get(`${kind} ${target}`);
    if (!answer || answer.kind === 'unknown') reading.isKnown = false;
    else if (answer.kind === 'found')
      reading.ranges.push(...answer.values.map(ip => (ip.includes(':') ? ip : `${ip}${mask}`)));
  }
}

/** Whether the record lets mail from one of these addresses pass. */
export const permits = ({ ranges }: SpfReading, addresses: readonly string[]): boolean =>
  addresses.some(address => ranges.some(range => isWithin(address, range)));

/** What a reader of this record has to look up next: included domains, and hosts whose addresses count. */
export function namesIn(
  domain: string,
  record: string,
): { domains: string[]; hosts: { kind: 'a' | 'mx'; name: string }[] } {
  const terms = termsOf(record);
  return {
    domains: terms.flatMap(({ name, value }) =>
      (name === 'include' || name === 'redirect') && value && !value.includes('%') ? [value] : [],
    ),
    hosts: terms.flatMap(({ name, value }) =>
      (name === 'a' || name === 'mx') && !value?.includes('%') ? [{ kind: name, name: value ?? domain }] : [],
    ),
  };
}

/** An SPF record begins so, in any case, and with nothing glued to it. */
export const isSpf = (text: string): boolean => /^v=spf1(?=\s|$)/i.test(text.trim());

function recordsAt(name: string, { txt }: SpfAnswers): { records: string[]; isKnown: boolean } {
  const answer = txt.get(name.toLowerCase());
  if (!answer || answer.kind === 'unknown') return { records: [], isKnown: false };
  return { records: answer.kind === 'none' ? [] : answer.values.filter(isSpf), isKnown: true };
}

/** `value`: the domain or range after the colon. `mask`: what `a` and `mx` widen each of their addresses by. */
type Term = {
  text: string;
  qualifier: '+' | '-' | '~' | '?';
  name: string;
  value: string | null;
  mask: string;
};

const termsOf = (record: string): Term[] => record.trim().split(/\s+/).slice(1).map(asTerm);

function asTerm(text: string): Term {
  const [, sign, name, given = ''] = /^([+\-~?])?([a-z][a-z0-9_.-]*)(.*)$/i.exec(text) ?? [];
  const qualifier = sign === '-' || sign === '~' || sign === '?' ? sign : '+';
  const kind = name?.toLowerCase() ?? text;
  const value = given.replace(/^[:=]/, '');
  if (kind === 'ip4' || kind === 'ip6') return { text, qualifier, name: kind, value, mask: '' };
  const target = value.replace(/\/.*$/, '').replace(/\.$/, '').toLowerCase();
  const mask = /\/\d+/.exec(value)?.[0] ?? '';
  return { text, qualifier, name: kind, value: target === '' ? null : target, mask };
}

const isAll = ({ name }: Term): boolean => name === 'all';

/** Explanations do not change who may send. */
const IGNORED = new Set(['redirect', 'exp']);

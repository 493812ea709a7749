import { describe, expect, it } from 'vitest';
import { type DomainFacts, judgeDomain } from './domain-check';
import { isWithin } from './ip-range';
import type { DnsAnswer } from './spf';

const KEY = `MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A${'b'.repeat(340)}IDAQAB`;
const found = (...values: string[]): DnsAnswer => ({ kind: 'found', values });
const none: DnsAnswer = { kind: 'none' };
const unknown: DnsAnswer = { kind: 'unknown' };

type Given = {
  spf?: DnsAnswer;
  txt?: Record<string, DnsAnswer>;
  hosts?: Record<`${'a' | 'mx'} ${string}`, DnsAnswer>;
  dkim?: DnsAnswer;
  dmarc?: DnsAnswer;
  /** Where the DMARC record stands, when not at the domain itself. */
  dmarcAt?: string;
  server?: DomainFacts['server'];
  envelopeDomain?: string;
  key?: null;
};

const server = { host: 'mail.boots.example', addresses: ['192.0.2.10', '2001:db8::10'] };

const facts = (given: Given): DomainFacts => ({
  domain: 'boots.example',
  envelopeDomain: given.envelopeDomain ?? 'boots.example',
  dkim: given.key === null ? null : { selector: 'aw20260101', publicKey: KEY },
  server: given.server === undefined ? server : given.server,
  answers: {
    txt: new Map(
      Object.entries({ [given.envelopeDomain ?? 'boots.example']: given.spf ?? none, ...given.txt }),
    ),
    hosts: new Map(Object.entries(given.hosts ?? {})) as DomainFacts['answers']['hosts'],
    dkim: given.dkim ?? none,
    dmarc: { name: given.dmarcAt ?? '_dmarc.boots.example', answer: given.dmarc ?? none },
  },
});

const judge = (given: Given) => {
  const { findings, signs } = judgeDomain(facts(given));
  const [spf, dkim, dmarc] = findings;
  if (!spf || !dkim || !dmarc) throw new Error('three records are judged');
  return { spf, dkim, dmarc, signs };
};

describe('SPF', () => {
  const google = { txt: { '_spf.google.com': found('v=spf1 ip4:203.0.113.0/24 ~all') } };
  const atGoogle = { host: 'smtp-relay.gmail.com', addresses: ['198.51.100.1'] };
  const includes = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`s${n}.example`, found('v=spf1 ip4:198.51.100.7 -all')]),
    );
  const naming = (count: number) =>
    found(
      `v=spf1 ip4:192.0.2.10 ${Array.from({ length: count }, (_, n) => `include:s${n}.example`).join(' ')} ~all`,
    );

  it.each<[string, Given, string, RegExp]>([
    ['one address', { spf: found('v=spf1 ip4:192.0.2.10 -all') }, 'ok', /may send/],
    ['a range', { spf: found('v=spf1 ip4:192.0.2.0/28 ~all') }, 'ok', /may send/],
    ['a range that ends before', { spf: found('v=spf1 ip4:192.0.2.0/29 ~all') }, 'weak', /does not name/],
    ['IPv6', { spf: found('v=spf1 ip6:2001:db8::/32 -all') }, 'ok', /may send/],
    ['capitals', { spf: found('V=SPF1 IP4:192.0.2.10 -ALL') }, 'ok', /may send/],
    [
      'its own hosts',
      { spf: found('v=spf1 a -all'), hosts: { 'a boots.example': found('192.0.2.10') } },
      'ok',
      /may/,
    ],
    [
      'hosts of another, widened',
      {
        spf: found('v=spf1 a:web.boots.example/28 -all'),
        hosts: { 'a web.boots.example': found('192.0.2.1') },
      },
      'ok',
      /may/,
    ],
    [
      'where it takes mail',
      { spf: found('v=spf1 mx ~all'), hosts: { 'mx boots.example': found('192.0.2.10') } },
      'ok',
      /may/,
    ],
    [
      'hosts that DNS is silent about',
      { spf: found('v=spf1 mx ~all'), hosts: { 'mx boots.example': unknown } },
      'unknown',
      /did not answer/,
    ],
    [
      'an include below an include',
      {
        spf: found('v=spf1 include:a.example ~all'),
        txt: {
          'a.example': found('v=spf1 include:b.example -all'),
          'b.example': found('v=spf1 ip4:192.0.2.10 -all'),
        },
      },
      'ok',
      /may/,
    ],
    [
      'a redirect',
      { spf: found('v=spf1 redirect=a.example'), txt: { 'a.example': found('v=spf1 ip4:192.0.2.10 -all') } },
      'ok',
      /may/,
    ],
    [
      'another TXT beside it',
      { spf: found('google-site-verification=x', 'v=spf1 ip4:192.0.2.10 -all') },
      'ok',
      /may/,
    ],
    ['none', {}, 'missing', /No record/],
    [
      'TXT of other kinds',
      { spf: found('google-site-verification=x', 'v=spf10 -all') },
      'missing',
      /No record/,
    ],
    ['silence', { spf: unknown }, 'unknown', /did not answer/],
    [
      'an include that DNS is silent about',
      { spf: found('v=spf1 include:a.example ~all'), txt: { 'a.example': unknown } },
      'unknown',
      /did not answer/,
    ],
    ['two', { spf: found('v=spf1 ip4:192.0.2.10 -all', 'v=spf1 mx ~all') }, 'wrong', /more than one/],
    ['anybody', { spf: found('v=spf1 ip4:192.0.2.10 +all') }, 'wrong', /anybody/],
    ['anybody, unsigned', { spf: found('v=spf1 ip4:192.0.2.10 all') }, 'wrong', /anybody/],
    ['a typing error', { spf: found('v=spf1 ipv4:192.0.2.10 -all') }, 'wrong', /ipv4:192.0.2.10/],
    [
      'an include of nothing',
      { spf: found('v=spf1 include:a.example ~all'), txt: { 'a.example': none } },
      'wrong',
      /a.example has no SPF/,
    ],
    ['ten lookups', { spf: naming(10), txt: includes(10) }, 'ok', /may/],
    ['eleven lookups', { spf: naming(11), txt: includes(11) }, 'wrong', /11 lookups/],
    [
      'a circle',
      {
        spf: found('v=spf1 include:a.example -all'),
        txt: { 'a.example': found('v=spf1 include:boots.example -all') },
      },
      'weak',
      /does not name/,
    ],
    ['macros', { spf: found('v=spf1 exists:%{i}.spf.example ip4:192.0.2.10 -all') }, 'ok', /may/],
    ['only refused addresses', { spf: found('v=spf1 -ip4:192.0.2.10 ~all') }, 'weak', /does not name/],
    [
      'a known provider',
      { spf: found('v=spf1 include:_spf.google.com ~all'), server: atGoogle, ...google },
      'ok',
      /may/,
    ],
    [
      'a known provider left out',
      { spf: found('v=spf1 mx ~all'), hosts: { 'mx boots.example': none }, server: atGoogle },
      'wrong',
      /include:_spf.google.com/,
    ],
    [
      'no server',
      { spf: found('v=spf1 mx ~all'), hosts: { 'mx boots.example': none }, server: null },
      'weak',
      /No mail server/,
    ],
    [
      'bounces elsewhere',
      { envelopeDomain: 'bounces.example', spf: found('v=spf1 ip4:192.0.2.10 -all') },
      'ok',
      /may/,
    ],
  ])('%s', (_, given, state, says) => {
    const { spf } = judge(given);
    expect(spf).toMatchObject({ state, name: given.envelopeDomain ?? 'boots.example' });
    expect(spf.says).toMatch(says);
  });

  it.each<[string, Given, string]>([
    ['of nothing', {}, 'v=spf1 ip4:192.0.2.10 ip6:2001:db8::10 ~all'],
    ['of nothing, at a known provider', { server: atGoogle }, 'v=spf1 include:_spf.google.com ~all'],
    ['of nothing, without a server', { server: null }, 'v=spf1 mx ~all'],
    [
      'of two',
      { spf: found('v=spf1 mx include:a.example -all', 'v=spf1 include:a.example a ~all') },
      'v=spf1 mx include:a.example a ~all',
    ],
    ['of +all', { spf: found('v=spf1 mx +all') }, 'v=spf1 mx ~all'],
    [
      'of one too few',
      { spf: found('v=spf1 mx -all'), hosts: { 'mx boots.example': none }, server: atGoogle },
      'v=spf1 mx include:_spf.google.com -all',
    ],
    [
      'of one without an end',
      { spf: found('v=spf1 mx'), hosts: { 'mx boots.example': none }, server: atGoogle },
      'v=spf1 mx include:_spf.google.com',
    ],
  ])('proposes what to make %s', (_, given, wanted) => {
    expect(judge(given).spf.wanted).toBe(wanted);
  });
});

describe('DKIM', () => {
  it.each<[string, Given, string, boolean]>([
    ['our key', { dkim: found(`v=DKIM1; k=rsa; p=${KEY}`) }, 'ok', true],
    [
      'capitals, spaces, another order',
      { dkim: found(`P=${KEY.slice(0, 40)} ${KEY.slice(40)}; K=rsa ;V=DKIM1`) },
      'ok',
      true,
    ],
    ['no version', { dkim: found(`p=${KEY}`) }, 'ok', true],
    ['a test', { dkim: found(`v=DKIM1; t=y; p=${KEY}`) }, 'weak', true],
    ['another key', { dkim: found(`v=DKIM1; p=${KEY.replace('b', 'c')}`) }, 'wrong', false],
    ['a key cut off', { dkim: found(`v=DKIM1; p=${KEY.slice(0, 200)}`) }, 'wrong', false],
    ['a key taken back', { dkim: found('v=DKIM1; p=') }, 'wrong', false],
    ['nothing of it', { dkim: found('hello') }, 'wrong', false],
    ['two', { dkim: found(`p=${KEY}`, 'p=x') }, 'wrong', false],
    ['none', {}, 'missing', false],
    ['silence', { dkim: unknown }, 'unknown', false],
    ['no key made', { key: null }, 'missing', false],
  ])('%s', (_, given, state, signs) => {
    const { dkim, signs: is } = judge(given);
    expect([dkim.state, is]).toEqual([state, signs]);
  });

  it('goes on signing while DNS is silent, and stops when it shows another key or the domain changes', () => {
    const before = judgeDomain(facts({ dkim: found(`p=${KEY}`) }));
    expect(judgeDomain(facts({ dkim: unknown }), before).signs).toBe(true);
    expect(judgeDomain(facts({ dkim: none }), before).signs).toBe(false);
    expect(judgeDomain(facts({ dkim: unknown }), { ...before, domain: 'hats.example' }).signs).toBe(false);
  });
});

describe('DMARC', () => {
  const signed = { dkim: found(`p=${KEY}`) };
  const sound = { spf: found('v=spf1 ip4:192.0.2.10 -all') };
  it.each<[string, Given, string, RegExp]>([
    ['quarantine, signed', { ...signed, dmarc: found('v=DMARC1; p=quarantine') }, 'ok', /treated as spam/],
    ['reject by SPF alone', { ...sound, dmarc: found('v=DMARC1;p=reject') }, 'ok', /refused/],
    [
      'reject by SPF of a bounce domain below',
      { ...sound, envelopeDomain: 'b.boots.example', dmarc: found('v=DMARC1; p=reject') },
      'ok',
      /refused/,
    ],
    [
      'reject by SPF of another domain',
      { ...sound, envelopeDomain: 'bounces.example', dmarc: found('v=DMARC1; p=reject') },
      'wrong',
      /yours too/,
    ],
    ['reject, nothing right', { dmarc: found('v=DMARC1; p=reject') }, 'wrong', /yours too/],
    ['capitals and spaces', { ...signed, dmarc: found('V = DMARC1 ; P = Reject') }, 'ok', /refused/],
    ['none, signed', { ...signed, dmarc: found('v=DMARC1; p=none') }, 'weak', /Mail passes/],
    ['none, nothing right', { dmarc: found('v=DMARC1; p=none') }, 'weak', /Neither/],
    [
      'of the domain above',
      { ...signed, dmarcAt: '_dmarc.example', dmarc: found('v=DMARC1; p=reject') },
      'ok',
      /refused/,
    ],
    [
      'of the domain above, for those below',
      { ...signed, dmarcAt: '_dmarc.example', dmarc: found('v=DMARC1; p=reject; sp=none') },
      'weak',
      /Mail passes/,
    ],
    ['no policy', { ...signed, dmarc: found('v=DMARC1; rua=mailto:x@boots.example') }, 'wrong', /no policy/],
    ['two', { ...signed, dmarc: found('v=DMARC1; p=none', 'v=DMARC1; p=reject') }, 'wrong', /more than one/],
    ['TXT of another kind', { ...signed, dmarc: found('hello') }, 'missing', /ask for this record/],
    ['none at all', {}, 'missing', /ask for this record/],
    ['silence', { dmarc: unknown }, 'unknown', /did not answer/],
  ])('%s', (_, given, state, says) => {
    const { dmarc } = judge(given);
    expect(dmarc.state).toBe(state);
    expect(dmarc.says).toMatch(says);
  });

  it('proposes to begin with reports', () => {
    expect(judge({}).dmarc.wanted).toBe('v=DMARC1; p=none; rua=mailto:dmarc@boots.example');
  });
});

describe('a range of addresses', () => {
  it.each([
    ['192.0.2.10', '192.0.2.10', true],
    ['192.0.2.10', '192.0.2.0/24', true],
    ['192.0.3.10', '192.0.2.0/24', false],
    ['192.0.2.10', '0.0.0.0/0', true],
    ['192.0.2.10', '192.0.2.0/33', false],
    ['192.0.2.300', '192.0.2.0/24', false],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['2001:db8::1', '192.0.2.0/0', false],
    ['::1', '::/0', true],
    ['1::2::3', '::/0', false],
    ['nonsense', '::/0', false],
  ])('%s in %s: %s', (address, range, is) => {
    expect(isWithin(address, range)).toBe(is);
  });
});

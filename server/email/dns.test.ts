import { describe, expect, it } from 'vitest';
import { judgeDomain } from '@/domain/sending/domain-check';
import { type Dns, lookUpDomain } from './dns';

const failing = (code: string) => Object.assign(new Error(code), { code });

/** DNS that knows these names; others do not exist, and `silent` ones are never answered. */
function dnsOf(
  zone: { txt?: Record<string, string[][]>; a?: Record<string, string[]>; mx?: Record<string, string[]> },
  silent: string[] = [],
) {
  const asked: string[] = [];
  const answer = <T>(kind: string, known: T | undefined, name: string): Promise<T> => {
    asked.push(`${kind} ${name}`);
    if (silent.includes(name)) return Promise.reject(failing('ETIMEOUT'));
    return known === undefined ? Promise.reject(failing('ENOTFOUND')) : Promise.resolve(known);
  };
  const dns: Dns = {
    resolveTxt: name => answer('txt', zone.txt?.[name], name),
    resolve4: name => answer('a', zone.a?.[name], name),
    resolve6: name => answer<string[]>('aaaa', undefined, name),
    resolveMx: name =>
      answer(
        'mx',
        zone.mx?.[name]?.map(exchange => ({ exchange })),
        name,
      ),
  };
  return { dns, asked };
}

const ask = {
  domain: 'boots.example',
  envelopeDomain: 'boots.example',
  dkim: null,
  serverHost: 'mail.boots.example',
};

describe('what DNS says of a domain', () => {
  it('joins split texts, follows includes and the hosts that take mail', async () => {
    const { dns } = dnsOf({
      txt: {
        'boots.example': [['v=spf1 include:a.', 'example mx ~all'], ['other']],
        'a.example': [['v=spf1 ip4:203.0.113.0/24 -all']],
        'aw1._domainkey.boots.example': [['v=DKIM1; p=AB', 'CD']],
        '_dmarc.boots.example': [['v=DMARC1; p=reject']],
      },
      mx: { 'boots.example': ['mx.boots.example'] },
      a: { 'mx.boots.example': ['192.0.2.1'], 'mail.boots.example': ['192.0.2.1'] },
    });
    const facts = await lookUpDomain({ ...ask, dkim: { selector: 'aw1', publicKey: 'ABCD' } }, dns);
    expect(judgeDomain(facts)).toMatchObject({
      signs: true,
      findings: [{ state: 'ok' }, { state: 'ok' }, { state: 'ok' }],
    });
  });

  it('goes up for DMARC, but not to the top', async () => {
    const { dns, asked } = dnsOf({ txt: { '_dmarc.boots.example': [['v=DMARC1; p=none']] } });
    const facts = await lookUpDomain({ ...ask, domain: 'mail.eu.boots.example' }, dns);
    expect(facts.answers.dmarc.name).toBe('_dmarc.boots.example');
    await lookUpDomain({ ...ask, domain: 'hats.example' }, dns);
    expect(asked).not.toContain('txt _dmarc.example');
  });

  it('tells silence from absence', async () => {
    const { dns } = dnsOf({}, ['boots.example', '_dmarc.boots.example']);
    const { findings } = judgeDomain(await lookUpDomain(ask, dns));
    expect(findings.map(({ state }) => state)).toEqual(['unknown', 'missing', 'unknown']);
  });

  it('ends, however records point at each other', async () => {
    const txt = Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [
        n === 0 ? 'boots.example' : `s${n}.example`,
        [[`v=spf1 include:s${n * 2 + 1}.example include:s${n * 2 + 2}.example include:boots.example ~all`]],
      ]),
    );
    const { dns, asked } = dnsOf({ txt });
    const { findings } = judgeDomain(await lookUpDomain(ask, dns));
    expect(findings[0]).toMatchObject({ state: 'wrong' });
    expect(asked.length).toBeLessThan(40);
  });
});

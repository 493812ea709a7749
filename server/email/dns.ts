import dns from 'node:dns/promises';
import { type DomainFacts, dkimName } from '@/domain/sending/domain-check';
import { type DnsAnswer, isSpf, namesIn, type SpfAnswers } from '@/domain/sending/spf';

/** The questions that a domain check asks. Rejects with Node's DNS codes (ENOTFOUND, ENODATA: there is nothing). */
export type Dns = {
  resolveTxt: (name: string) => Promise<string[][]>;
  resolve4: (name: string) => Promise<string[]>;
  resolve6: (name: string) => Promise<string[]>;
  resolveMx: (name: string) => Promise<{ exchange: string }[]>;
};

/** Names looked up for one SPF record: more than any receiver would, to tell how many are too many. */
const MOST_NAMES = 24;

const systemDns = (): Dns => new dns.Resolver({ timeout: 2_500, tries: 2 });

/** Everything that DNS says about sending from this domain, gathered at once; never rejects: silence is an answer. */
export async function lookUpDomain(
  asked: {
    domain: string;
    envelopeDomain: string;
    dkim: DomainFacts['dkim'];
    serverHost: string | null;
  },
  resolver: Dns = systemDns(),
): Promise<DomainFacts> {
  const { domain, envelopeDomain, dkim, serverHost } = asked;
  const [spf, key, dmarc, addresses] = await Promise.all([
    lookUpSpf(resolver, envelopeDomain),
    dkim ? textOf(resolver, dkimName(dkim.selector, domain)) : ({ kind: 'none' } as const),
    lookUpDmarc(resolver, domain),
    serverHost ? addressesOf(resolver, serverHost) : [],
  ]);
  return {
    domain,
    envelopeDomain,
    dkim,
    server: serverHost ? { host: serverHost, addresses } : null,
    answers: { ...spf, dkim: key, dmarc },
  };
}

/** The domain's TXT and those of all that it includes, level by level. */
async function lookUpSpf(resolver: Dns, domain: string): Promise<SpfAnswers> {
  const txt = new Map<string, DnsAnswer>();
  const hosts = new Map<`${'a' | 'mx'} ${string}`, DnsAnswer>();
  let next = [domain.toLowerCase()];
  while (next.length > 0 && txt.size < MOST_NAMES) {
    const level = next.slice(0, MOST_NAMES - txt.size);
    const answers = await Promise.all(level.map(name => textOf(resolver, name)));
    const named = level.map((name, index) => {
      const answer = answers[index] ?? { kind: 'unknown' };
      txt.set(name, answer);
      const record = answer.kind === 'found' ? answer.values.find(isSpf) : undefined;
      return record === undefined ? { domains: [], hosts: [] } : namesIn(name, record);
    });
    await Promise.all(
      named
        .flatMap(one => one.hosts)
        .slice(0, MOST_NAMES)
        .map(async ({ kind, name }) => hosts.set(`${kind} ${name}`, await hostAnswer(resolver, kind, name))),
    );
    next = [...new Set(named.flatMap(one => one.domains))].filter(name => !txt.has(name));
  }
  return { txt, hosts };
}

/** The domain's own record, else the nearest above it; a top-level domain is not asked. */
async function lookUpDmarc(resolver: Dns, domain: string): Promise<DomainFacts['answers']['dmarc']> {
  const labels = domain.split('.');
  for (let from = 0; from === 0 || from < labels.length - 1; from++) {
    const name = `_dmarc.${labels.slice(from).join('.')}`;
    const answer = await textOf(resolver, name);
    if (answer.kind !== 'none') return { name, answer };
  }
  return { name: `_dmarc.${domain}`, answer: { kind: 'none' } };
}

async function hostAnswer(resolver: Dns, kind: 'a' | 'mx', name: string): Promise<DnsAnswer> {
  if (kind === 'a') return ask(() => addressesOf(resolver, name, true));
  return ask(async () => {
    const exchanges = await resolver.resolveMx(name);
    const found = await Promise.all(
      exchanges.slice(0, 10).map(({ exchange }) => addressesOf(resolver, exchange)),
    );
    return found.flat();
  });
}

/** IPv4 and IPv6 of a name; none where there are none. `strict`: rejects where neither was answered. */
async function addressesOf(resolver: Dns, name: string, strict = false): Promise<string[]> {
  const [four, six] = await Promise.all([
    ask(() => resolver.resolve4(name)),
    ask(() => resolver.resolve6(name)),
  ]);
  if (strict && four.kind === 'unknown' && six.kind === 'unknown') throw new Error('no answer');
  return [four, six].flatMap(answer => (answer.kind === 'found' ? answer.values : []));
}

/** A long TXT record comes in parts that belong together. */
const textOf = (resolver: Dns, name: string): Promise<DnsAnswer> =>
  ask(async () => (await resolver.resolveTxt(name)).map(parts => parts.join('')));

async function ask(question: () => Promise<string[]>): Promise<DnsAnswer> {
  try {
    const values = await question();
    return values.length > 0 ? { kind: 'found', values } : { kind: 'none' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOTFOUND' || code === 'ENODATA' ? { kind: 'none' } : { kind: 'unknown' };
  }
}

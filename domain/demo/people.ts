import { between, chance, normal, pick, pickWeighted, randomFor } from './noise';
import { type Country, countries, type Language, type Store, stores } from './retailer';

/** A customer as the simulation knows one: what the shop is told, and what nobody is told. */
export type Person = {
  id: string;
  name: string;
  email: string | null;
  locale: string;
  timezone: string;
  country: string;
  tier: 'blue' | 'silver' | 'gold';
  doNotAsk: boolean;
  language: Language;
  store: Store;
  /** Share of purchases made in a store. */
  storeShare: number;
  /** How easily pleased, around 0. */
  temper: number;
  /** Mail to this address comes back. */
  unreachable: boolean;
};

const TIERS = [
  { tier: 'blue', weight: 62 },
  { tier: 'silver', weight: 27 },
  { tier: 'gold', weight: 11 },
] as const;

/** The same person for the same seed and id. `countryName`: those who were referred live where their friend lives. */
export function makePerson(seed: number, id: string, countryName?: string): Person {
  const random = randomFor(seed, `person ${id}`);
  const country = countries.find(item => item.name === countryName) ?? pickWeighted(random, countries);
  const { language, locale } = pickWeighted(random, country.languages);
  const name = `${pick(random, country.first)} ${pick(random, country.last)}`;
  return {
    id,
    name,
    email: chance(random, 0.03) ? null : addressOf(name, id),
    locale,
    timezone: country.zone,
    country: country.name,
    tier: pickWeighted(random, TIERS).tier,
    doNotAsk: chance(random, 0.01),
    language,
    store: pickWeighted(random, storesOf(country)),
    storeShare: chance(random, 0.52) ? between(random, 0.75, 1) : between(random, 0, 0.35),
    temper: 0.3 * normal(random),
    unreachable: chance(random, 0.008),
  };
}

/** Reserved for examples (RFC 2606): no such mailbox can exist. */
function addressOf(name: string, id: string): string {
  const local = name
    .normalize('NFKD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
  return `${local}.${id.replace(/^c-/, '')}@example.com`;
}

function storesOf(country: Country): readonly Store[] {
  const own = stores.filter(store => store.country === country.name);
  return own.length > 0 ? own : stores;
}

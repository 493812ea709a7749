import { describe, expect, it } from 'vitest';
import { capKey } from './cap';
import { type DecideInput, decide } from './decide';
import type { Ask, Occasion, Person, Reply, Rule } from './facts';
import { sampleFraction } from './sampling';

const DAY = 86_400_000;
const now = new Date('2026-11-20T10:00:00Z');
const day = (days: number) => new Date(now.getTime() + days * DAY);

const rule = (over: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  surveyId: 's1',
  types: ['purchase'],
  where: [],
  delay: 0,
  last: false,
  unless: [],
  oncePerCase: false,
  sampling: 1,
  holdout: 0,
  afterInvite: 30 * DAY,
  afterResponse: 90 * DAY,
  surveyAfterInvite: 0,
  surveyAfterResponse: 0,
  exempt: false,
  onFatigue: 'block',
  topic: null,
  reach: 'email',
  window: null,
  expiry: 30 * DAY,
  maxAge: 14 * DAY,
  dailyCap: null,
  priority: 100,
  order: 0,
  active: true,
  activatedAt: day(-1000),
  ...over,
});

const occasion = (over: Partial<Occasion> = {}): Occasion => ({
  id: 'i1',
  interactionId: over.id ?? 'i1',
  externalId: `ext-${over.id ?? 'i1'}`,
  caseOf: null,
  period: null,
  amount: null,
  ruleId: null,
  decisionId: null,
  type: 'purchase',
  customerId: 'ann',
  occurredAt: now,
  recordedAt: now,
  doNotAsk: false,
  attributes: {},
  ...over,
});

const person = (over: Partial<Person> = {}): Person => ({
  id: 'ann',
  addressHash: `#${over.id ?? 'ann'}`,
  hasPhone: false,
  doNotAsk: false,
  unsubscribed: false,
  suppressed: false,
  bounced: false,
  fewer: false,
  topicsOff: [],
  zone: 'UTC',
  attributes: {},
  ...over,
});

const ask = (over: Partial<Ask> = {}): Ask => ({
  id: 'old',
  customerId: 'ann',
  addressHash: '#ann',
  surveyId: 's1',
  ruleId: null,
  interactionId: null,
  occurredAt: null,
  externalId: null,
  caseOf: null,
  at: now,
  isOpen: false,
  ...over,
});

const reply = (over: Partial<Reply> = {}): Reply => ({
  customerId: 'ann',
  addressHash: '#ann',
  surveyId: 's1',
  invitationId: 'answered',
  at: now,
  ...over,
});

function run(over: Partial<Omit<DecideInput, 'people'>> & { people?: Person[] } = {}) {
  let next = 0;
  const people = over.people ?? [person()];
  return decide({
    now,
    zone: 'UTC',
    rules: [rule()],
    occasions: [occasion()],
    asks: [],
    replies: [],
    happenings: [],
    cases: [],
    planned: new Map(),
    newId: () => `new-${++next}`,
    ...over,
    people: new Map(people.map(one => [one.id, one])),
  });
}

const verdictsOf = (over: Parameters<typeof run>[0]) => run(over).verdicts;
const first = (over: Parameters<typeof run>[0]) => verdictsOf(over)[0];
const reasonOf = (over: Parameters<typeof run>[0]) => first(over)?.reason;

describe('deciding whom to ask', () => {
  it('invites at the delay after the interaction, never before now', () => {
    expect(first({ rules: [rule({ delay: DAY })] })?.invitation).toMatchObject({
      sendAt: day(1),
      expiresAt: day(31),
      addressHash: '#ann',
    });
    expect(first({ occasions: [occasion({ occurredAt: day(-3) })] })?.invitation?.sendAt).toEqual(now);
  });

  it('says why not', () => {
    const where = [{ attribute: 'product', op: 'in' as const, value: ['boots'] }];
    expect(reasonOf({ rules: [rule({ where })] })).toBe('condition');
    expect(reasonOf({ rules: [rule({ active: false })] })).toBe('paused');
    expect(reasonOf({ occasions: [occasion({ occurredAt: day(-15) })] })).toBe('too_old');
    expect(reasonOf({ rules: [rule({ activatedAt: day(1) })] })).toBe('too_old');
    expect(reasonOf({ occasions: [occasion({ doNotAsk: true })] })).toBe('do_not_ask');
    expect(reasonOf({ people: [person({ doNotAsk: true })] })).toBe('do_not_ask');
    expect(reasonOf({ people: [person({ unsubscribed: true, suppressed: true })] })).toBe('unsubscribed');
    expect(reasonOf({ people: [person({ suppressed: true })] })).toBe('suppressed');
    expect(reasonOf({ people: [person({ addressHash: null })] })).toBe('no_address');
    expect(reasonOf({ rules: [rule({ sampling: 0 })] })).toBe('sampled_out');
  });

  it('looks at the interaction’s attribute before the customer’s', () => {
    const where = [{ attribute: 'tier', op: 'eq' as const, value: 'gold' }];
    const people = [person({ attributes: { tier: 'gold' } })];
    expect(reasonOf({ rules: [rule({ where })], people })).toBeNull();
    const occasions = [occasion({ attributes: { tier: 'basic' } })];
    expect(reasonOf({ rules: [rule({ where })], people, occasions })).toBe('condition');
  });

  it('is blocked by an ask inside the window, sent or planned, before or after, and by an answer', () => {
    expect(first({ asks: [ask({ at: day(-29) })] })).toMatchObject({ reason: 'fatigue', blockedBy: 'old' });
    expect(reasonOf({ asks: [ask({ at: day(29) })] })).toBe('fatigue');
    expect(reasonOf({ asks: [ask({ at: day(-30) })] })).toBeNull();
    expect(reasonOf({ asks: [ask({ at: day(-1), customerId: 'ann2' })] })).toBe('fatigue');
    expect(reasonOf({ asks: [ask({ at: day(-1), customerId: 'bob', addressHash: '#bob' })] })).toBeNull();
    expect(first({ replies: [reply({ at: day(-89) })] })).toMatchObject({
      reason: 'fatigue',
      blockedBy: 'answered',
    });
    expect(reasonOf({ replies: [reply({ at: day(-90) })] })).toBeNull();
  });

  it('lets the first program by priority ask, and tells the other who was first', () => {
    const rules = [rule({ id: 'late', priority: 200 }), rule({ id: 'first', priority: 1, order: 1 })];
    const [winner, late] = verdictsOf({ rules });
    expect(winner).toMatchObject({ ruleId: 'first', reason: null });
    expect(late).toMatchObject({ ruleId: 'late', reason: 'priority', blockedBy: winner?.invitation?.id });
  });

  it('stops at the daily cap, counting what is already planned for that day', () => {
    const people = ['a', 'b', 'c'].map(id => person({ id }));
    const occasions = people.map(({ id }) => occasion({ id, customerId: id }));
    const planned = new Map([[capKey('r1', '2026-11-20'), { taken: 1, open: [] }]]);
    const reasons = verdictsOf({ rules: [rule({ dailyCap: 2 })], people, occasions, planned }).map(
      v => v.reason,
    );
    expect(reasons).toEqual([null, 'daily_cap', 'daily_cap']);
  });
});

describe('sampling', () => {
  it('is stable, even, and independent between programs', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `0199-${index.toString(16)}`);
    expect(sampleFraction('p', 'x')).toBe(sampleFraction('p', 'x'));
    const half = ids.filter(id => sampleFraction('p', id) < 0.5);
    expect(Math.abs(half.length - 10_000)).toBeLessThan(4 * Math.sqrt(5000));
    const both = half.filter(id => sampleFraction('q', id) < 0.5);
    expect(Math.abs(both.length - half.length / 2)).toBeLessThan(4 * Math.sqrt(half.length / 4));
    const deciles = Array.from({ length: 10 }, () => 0);
    for (const id of ids) {
      const index = Math.floor(sampleFraction('p', id) * 10);
      deciles[index] = (deciles[index] ?? 0) + 1;
    }
    const chi = deciles.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chi).toBeLessThan(27.9); // 99.9 % point of chi-square with 9 degrees of freedom
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ask, capKey, type DecideInput, decide, type Occasion, type Person, type Rule } from './decide';
import { sampleFraction } from './sampling';

const DAY = 86_400_000;
const now = new Date('2026-11-20T10:00:00Z');
const day = (days: number) => new Date(now.getTime() + days * DAY);

const rule = (over: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  types: ['purchase'],
  where: [],
  delay: 0,
  sampling: 1,
  afterInvite: 30 * DAY,
  afterResponse: 90 * DAY,
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
  doNotAsk: false,
  unsubscribed: false,
  suppressed: false,
  zone: 'UTC',
  attributes: {},
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
    planned: new Map(),
    newId: () => `new-${++next}`,
    ...over,
    people: new Map(people.map(one => [one.id, one])),
  });
}

const reasonOf = (over: Parameters<typeof run>[0]) => run(over)[0]?.reason;

describe('deciding whom to ask', () => {
  it('invites at the delay after the interaction, never before now', () => {
    expect(run({ rules: [rule({ delay: DAY })] })[0]?.invitation).toMatchObject({
      sendAt: day(1),
      expiresAt: day(31),
      addressHash: '#ann',
    });
    expect(run({ occasions: [occasion({ occurredAt: day(-3) })] })[0]?.invitation?.sendAt).toEqual(now);
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
    const ask = (at: Date, over: Partial<Ask> = {}): Ask => ({
      id: 'old',
      customerId: 'ann',
      addressHash: '#ann',
      interactionId: null,
      at,
      ...over,
    });
    expect(run({ asks: [ask(day(-29))] })[0]).toMatchObject({ reason: 'fatigue', blockedBy: 'old' });
    expect(reasonOf({ asks: [ask(day(29))] })).toBe('fatigue');
    expect(reasonOf({ asks: [ask(day(-30))] })).toBeNull();
    expect(reasonOf({ asks: [ask(day(-1), { customerId: 'ann2' })] })).toBe('fatigue');
    expect(reasonOf({ asks: [ask(day(-1), { customerId: 'bob', addressHash: '#bob' })] })).toBeNull();
    const reply = { customerId: 'ann', addressHash: '#ann', invitationId: 'answered', at: day(-89) };
    expect(run({ replies: [reply] })[0]).toMatchObject({ reason: 'fatigue', blockedBy: 'answered' });
    expect(reasonOf({ replies: [{ ...reply, at: day(-90) }] })).toBeNull();
  });

  it('lets the first program by priority ask, and tells the other who was first', () => {
    const rules = [rule({ id: 'late', priority: 200 }), rule({ id: 'first', priority: 1, order: 1 })];
    const [first, late] = run({ rules });
    expect(first).toMatchObject({ ruleId: 'first', reason: null });
    expect(late).toMatchObject({ ruleId: 'late', reason: 'priority', blockedBy: first?.invitation?.id });
  });

  it('stops at the daily cap, counting what is already planned for that day', () => {
    const people = ['a', 'b', 'c'].map(id => person({ id }));
    const occasions = people.map(({ id }) => occasion({ id, customerId: id }));
    const planned = new Map([[capKey('r1', '2026-11-20'), 1]]);
    const reasons = run({ rules: [rule({ dailyCap: 2 })], people, occasions, planned }).map(v => v.reason);
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

describe('against a plain model', () => {
  const ids = ['ann', 'bob', 'cem'];
  const mailboxes = ['#1', '#2'];
  const scenario = fc.record({
    rules: fc.array(
      fc.record({
        priority: fc.integer({ min: 0, max: 2 }),
        afterInvite: fc.integer({ min: 0, max: 10 }),
        afterResponse: fc.integer({ min: 0, max: 10 }),
        delay: fc.integer({ min: 0, max: 5 }),
        sampling: fc.constantFrom(0.3, 0.7, 1),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    owners: fc.array(fc.constantFrom(...mailboxes), { minLength: 3, maxLength: 3 }),
    occasions: fc.array(fc.record({ who: fc.constantFrom(...ids), at: fc.integer({ min: -8, max: 0 }) }), {
      maxLength: 12,
    }),
    asks: fc.array(fc.record({ who: fc.constantFrom(...ids), at: fc.integer({ min: -12, max: 12 }) }), {
      maxLength: 4,
    }),
    replies: fc.array(fc.record({ who: fc.constantFrom(...ids), at: fc.integer({ min: -12, max: 0 }) }), {
      maxLength: 3,
    }),
  });

  it('agrees on who is invited, in any history', () => {
    fc.assert(
      fc.property(scenario, given => {
        const mailbox = (who: string) => given.owners[ids.indexOf(who)] ?? '';
        const people = ids.map(id => person({ id, addressHash: mailbox(id) }));
        const rules = given.rules.map((one, index) =>
          rule({
            id: `r${index}`,
            order: index,
            priority: one.priority,
            sampling: one.sampling,
            delay: one.delay * DAY,
            afterInvite: one.afterInvite * DAY,
            afterResponse: one.afterResponse * DAY,
          }),
        );
        const occasions = given.occasions.map(({ who, at }, index) =>
          occasion({ id: `i${String(index).padStart(2, '0')}`, customerId: who, occurredAt: day(at) }),
        );
        const verdicts = run({
          rules,
          occasions,
          people,
          asks: given.asks.map(({ who, at }, index) => ({
            id: `a${index}`,
            customerId: who,
            addressHash: mailbox(who),
            interactionId: null,
            at: day(at),
          })),
          replies: given.replies.map(({ who, at }) => ({
            customerId: who,
            addressHash: mailbox(who),
            invitationId: null,
            at: day(at),
          })),
        });

        // The model: one mailbox is one person; walk all pairs in order and keep a flat list of send days.
        const asked = given.asks.map(({ who, at }) => ({ box: mailbox(who), at }));
        const expected: string[] = [];
        const level = (index: number) => given.rules[index]?.priority ?? 0;
        for (const priority of [0, 1, 2]) {
          const sorted = given.occasions
            .map((one, index) => ({ ...one, id: `i${String(index).padStart(2, '0')}` }))
            .sort((a, b) => a.at - b.at || a.id.localeCompare(b.id));
          for (const { who, at, id } of sorted) {
            given.rules.forEach((one, index) => {
              if (level(index) !== priority || sampleFraction(`r${index}`, id) >= one.sampling) return;
              const send = Math.max(at + one.delay, 0);
              const box = mailbox(who);
              if (asked.some(other => other.box === box && Math.abs(other.at - send) < one.afterInvite))
                return;
              if (given.replies.some(r => mailbox(r.who) === box && send - r.at < one.afterResponse)) return;
              asked.push({ box, at: send });
              expected.push(`r${index} ${id} ${send}`);
            });
          }
        }
        const invited = verdicts.flatMap(({ ruleId, occasion: { id }, invitation }) =>
          invitation ? [`${ruleId} ${id} ${(invitation.sendAt.getTime() - now.getTime()) / DAY}`] : [],
        );
        expect(invited).toEqual(expected);
        expect(verdicts).toHaveLength(rules.length * occasions.length);
      }),
      { numRuns: 1000 },
    );
  });
});

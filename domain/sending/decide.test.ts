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

describe('the reasons of a program', () => {
  it('name the condition that was not met, and what was found', () => {
    const where = [
      { attribute: 'tier', op: 'eq' as const, value: 'gold' },
      { attribute: 'location', op: 'eq' as const, value: 'London' },
    ];
    const people = [person({ attributes: { tier: 'gold' } })];
    const verdict = first({
      rules: [rule({ where })],
      people,
      occasions: [occasion({ attributes: { location: 'Leeds' } })],
    });
    expect(verdict).toMatchObject({ reason: 'condition', detail: { condition: where[1], found: 'Leeds' } });
    expect(first({ rules: [rule({ where })], people })?.detail).toEqual({ condition: where[1], found: null });
  });

  it('see the amount, unless an attribute has its name', () => {
    const rules = [rule({ where: [{ attribute: 'amount', op: 'gte', value: 50 }] })];
    expect(reasonOf({ rules, occasions: [occasion({ amount: 50 })] })).toBeNull();
    expect(reasonOf({ rules, occasions: [occasion({ amount: 49.9 })] })).toBe('condition');
    expect(reasonOf({ rules, occasions: [occasion({ amount: 80, attributes: { amount: 1 } })] })).toBe(
      'condition',
    );
    // The interaction's amount goes before what is said of the customer.
    const people = [person({ attributes: { amount: 1 } })];
    expect(reasonOf({ rules, people, occasions: [occasion({ amount: 80 })] })).toBeNull();
  });

  it('respect the topics that a customer does not want', () => {
    const people = [person({ topicsOff: ['stores'] })];
    expect(reasonOf({ rules: [rule({ topic: 'stores' })], people })).toBe('unsubscribed');
    expect(reasonOf({ rules: [rule({ topic: 'delivery' })], people })).toBeNull();
    expect(reasonOf({ people })).toBeNull();
  });

  it('go by what the channel reaches people by', () => {
    const reach = (way: Rule['reach'], over: Partial<Person>) =>
      reasonOf({ rules: [rule({ reach: way })], people: [person(over)] });
    expect(reach('phone', { hasPhone: false })).toBe('no_address');
    expect(reach('phone', { hasPhone: true, addressHash: null })).toBeNull();
    expect(reach('id', { addressHash: null })).toBeNull();
    // Mail that came back says nothing about a phone; a complaint does.
    expect(reach('phone', { hasPhone: true, suppressed: true, bounced: true })).toBeNull();
    expect(reach('phone', { hasPhone: true, suppressed: true })).toBe('suppressed');
    expect(reach('email', { suppressed: true, bounced: true })).toBe('suppressed');
  });

  it('hold the same customers out every time, about as many as wanted', () => {
    const people = Array.from({ length: 2_000 }, (_, index) => person({ id: `c${index}` }));
    const heldOut = (round: number) =>
      verdictsOf({
        rules: [rule({ holdout: 0.1, afterInvite: 0, afterResponse: 0 })],
        people,
        occasions: people.map(({ id }) => occasion({ id: `${round} ${id}`, customerId: id })),
      })
        .filter(verdict => verdict.reason === 'holdout')
        .map(verdict => verdict.occasion.customerId)
        .sort();
    expect(heldOut(1)).toEqual(heldOut(2));
    expect(Math.abs(heldOut(1).length - 200)).toBeLessThan(4 * Math.sqrt(180));
  });
});

describe('the clocks', () => {
  const clocks = { afterInvite: 30 * DAY, afterResponse: 90 * DAY };
  const other = ask({ at: day(-10), surveyId: 's2' });

  it('of the workspace count everything, those of a survey its own alone', () => {
    const own = { afterInvite: 5 * DAY, afterResponse: 0, surveyAfterInvite: 60 * DAY };
    expect(reasonOf({ rules: [rule(clocks)], asks: [other] })).toBe('fatigue');
    expect(reasonOf({ rules: [rule(own)], asks: [other] })).toBeNull();
    expect(reasonOf({ rules: [rule(own)], asks: [ask({ at: day(-59) })] })).toBe('fatigue');
    const answered = { ...clocks, afterResponse: 0, surveyAfterResponse: 200 * DAY };
    expect(reasonOf({ rules: [rule(answered)], replies: [reply({ at: day(-199) })] })).toBe('fatigue');
    expect(
      reasonOf({ rules: [rule(answered)], replies: [reply({ at: day(-199), surveyId: 's2' })] }),
    ).toBeNull();
  });

  it('look at answers that were given before, not after', () => {
    expect(reasonOf({ replies: [reply({ at: day(1) })] })).toBeNull();
    expect(reasonOf({ replies: [reply({ at: now })] })).toBe('fatigue');
  });

  it('of the workspace do not stop a recovery check, its survey’s own do', () => {
    const exempt = rule({ ...clocks, exempt: true, surveyAfterInvite: 7 * DAY });
    expect(reasonOf({ rules: [exempt], asks: [other], replies: [reply({ surveyId: 's2' })] })).toBeNull();
    expect(reasonOf({ rules: [exempt], asks: [ask({ at: day(-6) })] })).toBe('fatigue');
  });

  it('last half a year for whoever wishes for fewer, recovery checks too', () => {
    const people = [person({ fewer: true })];
    for (const rules of [[rule({ afterInvite: 0, afterResponse: 0 })], [rule({ exempt: true })]]) {
      expect(reasonOf({ rules, people, asks: [ask({ at: day(-179), surveyId: 's2' })] })).toBe('fatigue');
      expect(reasonOf({ rules, people, replies: [reply({ at: day(-179), surveyId: 's2' })] })).toBe(
        'fatigue',
      );
      expect(reasonOf({ rules, people, asks: [ask({ at: day(-180) })] })).toBeNull();
    }
  });

  it('make a patient program wait until the rest is over, across what follows it', () => {
    const rules = [rule({ onFatigue: 'delay', afterInvite: 10 * DAY, afterResponse: 0 })];
    const asks = [ask({ id: 'near', at: day(-2) }), ask({ id: 'next', at: day(12) })];
    expect(first({ rules, asks })).toMatchObject({
      outcome: 'waiting',
      reason: 'fatigue',
      blockedBy: 'near',
      dueAt: day(22),
    });
    const late = [...asks, ask({ id: 'third', at: day(25) })];
    expect(first({ rules, asks: late })).toMatchObject({ outcome: 'not_invited', reason: 'window_passed' });
  });
});

describe('a full day', () => {
  /** Candidates for one day come in ten batches, while nothing has left yet. */
  const draw = (program: string) => {
    const capped = rule({ id: program, dailyCap: 30, delay: DAY });
    const standing = new Map<string, { id: string; lot: number; batch: number }>();
    for (let batch = 0; batch < 10; batch++) {
      const people = Array.from({ length: 30 }, (_, index) => person({ id: `${batch}-${index}` }));
      const open = [...standing.values()].sort((a, b) => b.lot - a.lot);
      const { verdicts, revoked } = run({
        rules: [capped],
        people,
        occasions: people.map(({ id }) => occasion({ id: `i${id}`, customerId: id })),
        planned: new Map([[capKey(program, '2026-11-21'), { taken: open.length, open }]]),
        newId: (
          next => () =>
            `${batch} ${next++}`
        )(0),
      });
      for (const { invitationId } of revoked) standing.delete(invitationId);
      for (const { invitation } of verdicts)
        if (invitation) standing.set(invitation.id, { ...invitation, batch });
      expect(standing.size).toBe(30);
    }
    return [...standing.values()];
  };

  it('asks the smallest lots of all candidates, whenever they came', () => {
    const lots = draw('r1').map(({ lot }) => lot);
    const all = Array.from({ length: 300 }, (_, index) =>
      sampleFraction('r1', `i${Math.floor(index / 30)}-${index % 30}`),
    );
    const ascending = (a: number, b: number) => a - b;
    expect(lots.sort(ascending)).toEqual(all.sort(ascending).slice(0, 30));
  });

  it('gives late comers the chance of early ones', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let program = 0; program < 60; program++)
      for (const { batch } of draw(`program ${program}`)) counts[batch] = (counts[batch] ?? 0) + 1;
    const chi = counts.reduce((sum, count) => sum + (count - 180) ** 2 / 180, 0);
    expect(chi).toBeLessThan(27.9); // 99.9 % point of chi-square with 9 degrees of freedom
  });

  it('is a day of the workspace’s calendar, also where it has 25 hours', () => {
    // Berlin, 25 October 2026: from 22:00Z the day before to 23:00Z.
    const rules = [rule({ dailyCap: 1, afterInvite: 0, afterResponse: 0 })];
    const candidates = (moments: string[]) =>
      moments.map((moment, index) =>
        occasion({ id: `i${index}`, occurredAt: new Date(moment), recordedAt: new Date(moment) }),
      );
    const reasons = (moments: string[]) =>
      verdictsOf({
        rules,
        zone: 'Europe/Berlin',
        now: new Date('2026-10-24T12:00:00Z'),
        occasions: candidates(moments),
      })
        .map(({ reason }) => reason)
        .sort();
    expect(reasons(['2026-10-24T22:00:00Z', '2026-10-25T22:59:00Z'])).toEqual(['daily_cap', null]);
    expect(reasons(['2026-10-24T21:59:00Z', '2026-10-25T22:59:00Z'])).toEqual([null, null]);
    expect(reasons(['2026-10-25T22:59:00Z', '2026-10-25T23:00:00Z'])).toEqual([null, null]);
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

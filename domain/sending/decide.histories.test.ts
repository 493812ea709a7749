import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionReasons } from '../program';
import { capKey, type Places } from './cap';
import { decide } from './decide';
import {
  decidePlainly,
  type ModelAnswer,
  type ModelEvent,
  type ModelInvitation,
  type ModelPerson,
  type ModelRule,
  type ModelWait,
  type ModelWorld,
} from './decide.model';
import type { Ask, Occasion, Person, Rule } from './facts';
import { sampleFraction } from './sampling';

const HOUR = 3_600_000;
/** A midnight, so that day n of the model is a day of the calendar. */
const START = Date.UTC(2026, 10, 1);
const date = (hours: number) => new Date(START + hours * HOUR);
const hours = (moment: Date) => (moment.getTime() - START) / HOUR;

const WHO = ['ann', 'bob', 'cem'];
const TYPES = ['buy', 'fix', 'moan'];
const gaps = fc.constantFrom(0, 0, 6, 30, 100);

const anyRule = fc.record({
  survey: fc.constantFrom('s1', 's2'),
  types: fc.oneof(
    { weight: 3, arbitrary: fc.subarray(TYPES, { minLength: 1 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  unless: fc.oneof(
    { weight: 2, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.subarray(TYPES, { minLength: 1, maxLength: 1 }) },
  ),
  last: fc.boolean(),
  oncePerCase: fc.boolean(),
  costs: mostly<number | null>(null, 50),
  delay: fc.constantFrom(0, 3, 24, 60),
  sampling: mostly(1, 0.5),
  holdout: mostly(0, 0.3),
  afterInvite: gaps,
  afterResponse: gaps,
  surveyAfterInvite: gaps,
  surveyAfterResponse: gaps,
  exempt: fc.boolean(),
  waits: fc.boolean(),
  topic: mostly<string | null>(null, 'news'),
  reach: mostly<ModelRule['reach']>('email', 'phone', 'id'),
  open: fc.constantFrom(null, { from: 9, to: 17 }),
  expiry: fc.constantFrom(12, 60, 720),
  maxAge: mostly(300, 20),
  cap: fc.constantFrom(null, 1, 2),
  priority: fc.constantFrom(1, 2, 3),
  active: mostly(true, true, true, false),
  activatedAt: mostly(-500, -500, 20),
});

const anyPerson = fc.record({
  box: mostly<string | null>('#1', '#2', '#3', null),
  phone: mostly(true, false),
  doNotAsk: rarely(),
  unsubscribed: rarely(),
  suppressed: rarely(),
  bounced: fc.boolean(),
  fewer: rarely(),
  topicsOff: mostly<string[]>([], ['news']),
});

const anyEvent = fc.record({
  /** The last is a turn of the first program that asks by turns. */
  type: fc.constantFrom(...TYPES, null),
  who: fc.constantFrom(...WHO),
  /** How long before now it happened; recorded now. */
  ago: fc.constantFrom(0, 0, 1, 2, 10, 40),
  /** The how manieth interaction before it is the one it follows up. */
  follows: fc.constantFrom(0, 0, 1, 2),
  amount: fc.constantFrom(null, 10, 90),
});

const anyStep = fc.record({
  pass: fc.constantFrom(0, 1, 2, 5, 12, 40),
  events: fc.array(anyEvent, { maxLength: 4, size: 'max' }),
  /** Whoever's mail left last answers. */
  answer: fc.boolean(),
  /** The mail that is due first is in a worker's hands just now. */
  busy: fc.boolean(),
});

const anyHistory = fc.record({
  rules: fc.array(anyRule, { minLength: 1, maxLength: 4, size: 'max' }),
  people: fc.array(anyPerson, { minLength: WHO.length, maxLength: WHO.length }),
  steps: fc.array(anyStep, { minLength: 3, maxLength: 9, size: 'max' }),
});
type History = typeof anyHistory extends fc.Arbitrary<infer T> ? T : never;

function rarely() {
  return mostly(false, false, false, true);
}

/** The first three times out of four. */
function mostly<T>(usual: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

/** How often what came of it, over all histories. */
const seen = new Map<string, number>();

describe('deciding, against a plain model', () => {
  // In four parts, so that a machine with few cores reports in between.
  it.each([1, 2, 3, 4])('agrees in every history (part %i of 4)', part => {
    fc.assert(fc.property(anyHistory, live), { numRuns: 2_600, seed: 20_261_122 + part });
  });

  it('has been through everything that can happen', () => {
    const ends = ['superseded', 'called_off', 'daily_cap', 'priority'].map(reason => `ended ${reason}`);
    // Cancelling is done by hand.
    const reasons = decisionReasons.filter(one => one !== 'cancelled').map(reason => `not_invited ${reason}`);
    for (const what of [...ends, ...reasons, 'waiting fatigue', 'waiting daily_cap'])
      expect([what, (seen.get(what) ?? 0) >= 40]).toEqual([what, true]);
  });
});

/** Lives a history through, once by the engine and once by the model, and compares them at every step. */
function live(given: History): void {
  const world: ModelWorld = {
    rules: given.rules.map((rule, index) => ({
      ...rule,
      id: `r${index}`,
      unless: rule.types === null ? [] : rule.unless,
      last: rule.types !== null && rule.last,
      oncePerCase: rule.types !== null && rule.oncePerCase,
    })),
    people: given.people.map((person, index) => ({ ...person, id: WHO[index] ?? '' })),
    events: [],
    invitations: [],
    answers: [],
  };
  let waiting: (ModelWait & { due: number })[] = [];
  let now = 0;
  const before = new Map<string, ModelInvitation[]>();
  for (const step of given.steps) {
    now += step.pass;
    passTime(world, now, step);
    const fresh = step.events.flatMap(event => happen(world, now, event));
    const affected = waiting.filter(
      ({ due, event, rule }) => due <= now || isTouched(world, rule, event, fresh),
    );
    const decided = decide({ ...factsOf(world, now, fresh, affected), newId: counter() });
    const standing = [...world.invitations.filter(one => one.state !== 'gone')];
    const expected = decidePlainly(world, now, fresh, affected, sampleFraction);
    compare(decided, expected);
    for (const { outcome, reason } of expected.verdicts) count(`${outcome} ${reason}`);
    for (const { reason } of expected.ended) count(`ended ${reason}`);
    for (const one of world.invitations) if (!before.has(one.id)) before.set(one.id, standing);
    waiting = waiting.filter(one => !affected.includes(one));
    for (const { outcome, event, rule, due } of expected.verdicts)
      if (outcome === 'waiting') waiting.push({ event, rule, due: due ?? Number.NaN });
    expect(waiting.every(({ due }) => due > now)).toBe(true);
  }
  checkPromises(world, before);
}

const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

function passTime(world: ModelWorld, now: number, step: History['steps'][number]): void {
  for (const one of world.invitations) {
    if (one.state === 'leaving') one.state = 'sent';
    if (one.state === 'scheduled' && one.at < now) one.state = 'sent';
  }
  const next = world.invitations
    .filter(one => one.state === 'scheduled')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0];
  if (step.busy && next) next.state = 'leaving';
  const last = world.invitations.filter(one => one.state === 'sent').at(-1);
  if (!step.answer || !last) return;
  const answer: ModelAnswer = {
    who: last.who,
    box: boxOf(world, last.who),
    survey: last.survey,
    invitation: last.id,
    at: now,
  };
  world.answers.push(answer);
}

function happen(
  world: ModelWorld,
  now: number,
  { type, who, ago, follows, amount }: History['steps'][number]['events'][number],
): ModelEvent[] {
  const earlier = world.events.filter(one => one.type !== null);
  const turning = world.rules.find(rule => rule.types === null);
  if (type === null && !turning) return [];
  const event: ModelEvent = {
    id: `e${String(world.events.length).padStart(2, '0')}`,
    type,
    rule: type === null ? (turning?.id ?? null) : null,
    who,
    caseOf: type === null || follows === 0 ? null : theirId(earlier.at(-follows)?.id ?? 'unknown'),
    amount: type === null ? null : amount,
    happened: now - ago,
    recorded: type === null ? now - ago : now,
  };
  world.events.push(event);
  return [event];
}

/** What the service takes along: decisions of the same customers that wait for a program which goes by what else happens. */
function isTouched(world: ModelWorld, rule: string, event: ModelEvent, fresh: ModelEvent[]): boolean {
  const own = world.rules.find(one => one.id === rule);
  return (own?.last === true || own?.unless.length !== 0) && fresh.some(other => other.who === event.who);
}

function factsOf(world: ModelWorld, now: number, fresh: ModelEvent[], waited: ModelWait[]) {
  const planned = new Map<string, Places>();
  for (const rule of world.rules) {
    const own = world.invitations.filter(one => one.rule === rule.id && one.state !== 'gone');
    for (const day of new Set(own.map(one => Math.floor(one.at / 24)))) {
      const those = own.filter(one => Math.floor(one.at / 24) === day);
      const open = those
        .filter(one => one.state === 'scheduled')
        .map(one => ({ id: one.id, lot: sampleFraction(rule.id, one.event.id) }))
        .sort((a, b) => b.lot - a.lot);
      planned.set(
        capKey(
          rule.id,
          date(day * 24)
            .toISOString()
            .slice(0, 10),
        ),
        { taken: those.length, open },
      );
    }
  }
  return {
    now: date(now),
    zone: 'UTC',
    rules: world.rules.map(ruleOf),
    occasions: [
      ...fresh.map(event => occasionOf(event)),
      ...waited.map(({ event, rule }) => ({
        ...occasionOf(event),
        ruleId: rule,
        decisionId: `${rule} ${event.id}`,
      })),
    ],
    people: new Map(world.people.map(person => [person.id, personOf(person)])),
    asks: world.invitations.filter(one => one.state !== 'gone').map(askOf),
    replies: world.answers.map(({ who, box, survey, invitation, at }) => ({
      customerId: who,
      addressHash: box,
      surveyId: survey,
      invitationId: invitation,
      at: date(at),
    })),
    happenings: world.events.filter(event => event.type !== null).map(occasionOf),
    cases: world.invitations.flatMap(one =>
      one.case === null || one.state === 'gone'
        ? []
        : [{ ruleId: one.rule, caseKey: one.case, invitationId: one.id }],
    ),
    planned,
  };
}

const ruleOf = (rule: ModelRule, order: number): Rule => ({
  ...rule,
  surveyId: rule.survey,
  where: rule.costs === null ? [] : [{ attribute: 'amount', op: 'gte', value: rule.costs }],
  delay: rule.delay * HOUR,
  afterInvite: rule.afterInvite * HOUR,
  afterResponse: rule.afterResponse * HOUR,
  surveyAfterInvite: rule.surveyAfterInvite * HOUR,
  surveyAfterResponse: rule.surveyAfterResponse * HOUR,
  onFatigue: rule.waits ? 'delay' : 'block',
  window: rule.open && {
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    from: '09:00',
    to: '17:00',
  },
  expiry: rule.expiry * HOUR,
  maxAge: rule.maxAge * HOUR,
  dailyCap: rule.cap,
  order,
  activatedAt: date(rule.activatedAt),
});

const personOf = (person: ModelPerson): Person => ({
  ...person,
  addressHash: person.box,
  hasPhone: person.phone,
  zone: 'UTC',
  attributes: {},
});

const occasionOf = (event: ModelEvent): Occasion => ({
  id: event.id,
  interactionId: event.type === null ? null : event.id,
  type: event.type,
  externalId: event.type === null ? null : theirId(event.id),
  caseOf: event.caseOf,
  customerId: event.who,
  occurredAt: date(event.happened),
  recordedAt: date(event.recorded),
  doNotAsk: false,
  attributes: {},
  amount: event.amount,
  period: event.type === null ? 0 : null,
  ruleId: event.rule,
  decisionId: null,
});

const askOf = (one: ModelInvitation): Ask => {
  const { interactionId, occurredAt, externalId, caseOf } = occasionOf(one.event);
  return {
    id: one.id,
    customerId: one.who,
    addressHash: one.box,
    surveyId: one.survey,
    ruleId: one.rule,
    interactionId,
    occurredAt: interactionId === null ? null : occurredAt,
    externalId,
    caseOf,
    at: date(one.at),
    isOpen: one.state === 'scheduled',
  };
};

const theirId = (id: string): string => `the caller's ${id}`;
const boxOf = (world: ModelWorld, who: string) => world.people.find(one => one.id === who)?.box ?? null;

function counter(): () => string {
  let next = 0;
  return () => `new ${next++}`;
}

function compare(decided: ReturnType<typeof decide>, expected: ReturnType<typeof decidePlainly>): void {
  // The engine's ids of what it made, as the model names them.
  const named = new Map(
    decided.verdicts.flatMap(({ ruleId, occasion, invitation }) =>
      invitation ? [[invitation.id, `${ruleId}/${occasion.id}`]] : [],
    ),
  );
  const name = (id: string | null) => (id === null ? null : (named.get(id) ?? id));
  const byKey = new Map(expected.verdicts.map(verdict => [`${verdict.rule} ${verdict.event.id}`, verdict]));
  const told = decided.verdicts.map(verdict => {
    const model = byKey.get(`${verdict.ruleId} ${verdict.occasion.id}`);
    const blockedBy = name(verdict.blockedBy);
    return {
      what: `${verdict.ruleId} ${verdict.occasion.id}`,
      outcome: verdict.outcome,
      reason: verdict.reason,
      blockedBy: model?.orBy?.includes(blockedBy ?? '') ? model.blockedBy : blockedBy,
      due: verdict.dueAt && hours(verdict.dueAt),
      at: verdict.invitation && hours(verdict.invitation.sendAt),
    };
  });
  expect(told).toEqual(
    expected.verdicts.map(({ rule, event, outcome, reason, blockedBy, due, at }) => ({
      what: `${rule} ${event.id}`,
      outcome,
      reason,
      blockedBy,
      due,
      at,
    })),
  );
  const ends = decided.revoked.map(({ invitationId, reason, blockedBy }) => ({
    invitation: invitationId,
    reason,
    blockedBy: name(blockedBy),
  }));
  const sorted = <T extends { invitation: string }>(list: T[]) =>
    list.toSorted((a, b) => (a.invitation < b.invitation ? -1 : 1));
  expect(sorted(ends)).toEqual(sorted(expected.ended));
}

/** What customers and marketers rely on, looked at in what stands in the end. `before`: what stood when each was made. */
function checkPromises(world: ModelWorld, before: ReadonlyMap<string, ModelInvitation[]>): void {
  const standing = world.invitations.filter(one => one.state !== 'gone');
  for (const rule of world.rules) {
    const own = standing.filter(one => one.rule === rule.id);
    const cases = own.flatMap(one => one.case ?? []);
    expect(new Set(cases).size).toBe(cases.length);
    if (rule.cap !== null)
      for (const one of own)
        expect(
          own.filter(other => Math.floor(other.at / 24) === Math.floor(one.at / 24)).length,
        ).toBeLessThanOrEqual(rule.cap);
    for (const one of own) {
      if (rule.exempt) continue;
      const box = one.box;
      const others = (before.get(one.id) ?? []).filter(
        other => other.state !== 'gone' && (other.who === one.who || (box !== null && other.box === box)),
      );
      for (const other of others)
        expect(Math.abs(other.at - one.at)).toBeGreaterThanOrEqual(rule.afterInvite);
    }
  }
}

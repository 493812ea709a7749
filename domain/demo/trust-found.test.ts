import { expect, test } from 'vitest';
import { auc } from '../metrics/auc';
import { type ScoreFact, trustEventsOf } from '../trust/timeline';
import { type TrustTrend, trustOf } from '../trust/trust';
import { fateOf } from './fate';
import { hurtOf } from './hurt';
import type { Dealing } from './life';
import { demoPrograms } from './programs';
import { interactionTypes } from './retailer';
import { simulate } from './simulate';

/**
 * Who was hurt in the demo, looked for by trust in histories that share nothing but what was planted: what is told of each
 * customer against what the simulation did to them. Said at the end: precision and recall, and whether low trust predicts not
 * returning.
 */
const SEEDS = [301, 302, 303, 304, 305, 306];
const NOW = new Date('2026-11-20T10:00:00Z');
const DAY = 86_400_000;
const TREND_DAYS = 180;
const RETURN_DAYS = 180;

type Person = { dealings: Dealing[]; scores: ScoreFact[] };

const histories = SEEDS.map(seed => {
  const { days, dates } = simulate({ now: NOW, seed, answers: 5_000 });
  const people = new Map<string, Person>();
  const rested = new Map<string, number>();
  for (const dealing of days.flat()) {
    const { id, type, at, attributes, person } = dealing;
    const known = people.get(person.id) ?? { dealings: [], scores: [] };
    people.set(person.id, known);
    known.dealings.push(dealing);
    const template = demoPrograms.find(
      ({ trigger }) =>
        'types' in trigger &&
        trigger.types.includes(type) &&
        trigger.where.every(({ attribute, value }) => attributes[attribute] === value),
    )?.template;
    // Nobody is asked twice within two weeks.
    if (!template || at.getTime() < (rested.get(person.id) ?? 0)) continue;
    rested.set(person.id, at.getTime() + 14 * DAY);
    const sentAt = new Date(at.getTime() + DAY);
    const given = fateOf(seed, template, dealing, { sentAt, reminderAfter: 4 * DAY }).answered;
    if (!given || given.completedAt >= NOW) continue;
    for (const [metric, key] of [
      ['nps', 'recommend'],
      ['csat', 'satisfaction'],
      ['ces', 'effort'],
    ] as const) {
      const score = given.answers[key];
      if (typeof score === 'number')
        known.scores.push({ id, at: given.completedAt, metric, score, survey: template, isRecovery: false });
    }
  }
  return { dates, people: [...people.values()] };
});

/** Trust of one customer as it stood at a moment. */
function trustAt({ dealings, scores }: Person, at: Date) {
  const facts = {
    scores,
    cases: [],
    referrals: [],
    interactions: dealings.map(one => ({
      id: one.id,
      key: one.id,
      at: one.at,
      type: one.type,
      class: interactionTypes[one.type],
      startedBy: one.initiatedBy,
      about: one.caseOf,
    })),
  };
  return trustOf(trustEventsOf(facts, at), at);
}

const isFalling = ({ trend }: { trend: TrustTrend }): boolean => trend === 'shock' || trend === 'erosion';

/** Share of those who are so; what is said at the end. */
class Tally {
  private hits = 0;
  private of = 0;
  constructor(private readonly what: string) {}
  add(isSo: boolean): void {
    this.of += 1;
    if (isSo) this.hits += 1;
  }
  share(): number {
    report.push(`${this.what}: ${this.hits} of ${this.of} (${((100 * this.hits) / this.of).toFixed(1)} %)`);
    return this.hits / this.of;
  }
}
const report: string[] = [];

test('whom the rude hire and the backlog hurt is told, and whoever is told was really hurt', () => {
  const hire = new Tally('Recall: customers of the rude hire who answered about it, told as a shock');
  const chased = new Tally('Recall: customers who had to call three times or more, told as fallen');
  const shocks = new Tally('Precision: shocks behind which there is a major failure');
  const erosions = new Tally('Precision: erosions behind which there are two failures or more');
  const well = new Tally('Told as fallen although nothing bad happened');
  for (const { people } of histories) {
    const from = new Date(NOW.getTime() - TREND_DAYS * DAY);
    for (const person of people) {
      const hurt = hurtOf(person.dealings, from, NOW);
      const trust = trustAt(person, NOW);
      const answered = new Set(person.scores.map(({ id }) => id));
      if (hurt.betrayedBy.hire.some(({ id }) => answered.has(id))) hire.add(trust.trend === 'shock');
      if (hurt.chased) chased.add(isFalling(trust));
      if (trust.trend === 'shock') shocks.add(hurt.shocked);
      if (trust.trend === 'erosion') erosions.add(hurt.worn);
      if (!hurt.shocked && !hurt.worn) well.add(isFalling(trust));
    }
  }
  // An NPS of 6 of somebody whose trust was low already takes less than 12 points.
  expect(hire.share()).toBeGreaterThanOrEqual(0.9);
  expect(chased.share()).toBeGreaterThanOrEqual(0.7);
  expect(shocks.share()).toBeGreaterThanOrEqual(0.9);
  expect(erosions.share()).toBeGreaterThanOrEqual(0.85);
  expect(well.share()).toBeLessThanOrEqual(0.02);
});

test('a month after the courier failed, whoever let it be known is told, the louder the surer', () => {
  const known = new Tally('Recall: victims of the courier who answered or complained, told as fallen');
  const loud = new Tally('Recall: those who answered and complained, told as fallen');
  for (const { people, dates } of histories) {
    const at = new Date(dates.failure.end.getTime() + 30 * DAY);
    for (const person of people) {
      const late = hurtOf(person.dealings, dates.failure.start, at).betrayedBy.courier;
      const answered = late.some(({ id }) => person.scores.some(score => score.id === id));
      const complained = late.some(({ id }) =>
        person.dealings.some(({ type, caseOf }) => type === 'complaint' && caseOf === id),
      );
      if (!answered && !complained) continue;
      const isTold = isFalling(trustAt(person, at));
      known.add(isTold);
      if (answered && complained) loud.add(isTold);
    }
  }
  // One satisfaction of 2 takes 10.5 points of 60: by the definition alone no shock.
  expect(known.share()).toBeGreaterThanOrEqual(0.45);
  expect(loud.share()).toBeGreaterThanOrEqual(0.8);
});

test('low trust predicts not returning, a little', () => {
  const at = new Date(NOW.getTime() - RETURN_DAYS * DAY);
  const gone: number[] = [];
  const back: number[] = [];
  const returned = {
    shock: new Tally('Bought again within 180 days after a shock'),
    erosion: new Tally('Bought again within 180 days after erosion'),
    steady: new Tally('Bought again within 180 days, steady or rising'),
  };
  for (const { people } of histories)
    for (const person of people) {
      const bought = person.dealings.filter(({ type }) => type === 'purchase').map(dealing => dealing.at);
      if (!bought.some(day => day <= at && day.getTime() > at.getTime() - 365 * DAY)) continue;
      const trust = trustAt(person, at);
      if (trust.n === 0) continue;
      const isBack = bought.some(day => day > at);
      (isBack ? back : gone).push(100 - trust.value);
      returned[trust.trend === 'rising' ? 'steady' : trust.trend].add(isBack);
    }
  const found = auc(gone, back);
  const [low = 0, high = 0] = found?.interval ?? [];
  report.push(
    `AUC of low trust for not returning: ${found?.value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}; ${gone.length} gone, ${back.length} back)`,
  );
  expect(low).toBeGreaterThan(0.53);
  const steady = returned.steady.share();
  expect(returned.shock.share()).toBeLessThan(steady - 0.05);
  expect(returned.erosion.share()).toBeLessThan(steady);
  process.stdout.write(`\n${report.join('\n')}\n`);
});

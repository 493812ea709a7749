import { describe, expect, it } from 'vitest';
import { businessTimeBetween } from '../case/clock';
import {
  mainEffect,
  recoveryEffects,
  type ScorePair,
  type SpeedBand,
  speedEffect,
  speedOf,
} from '../metrics/recovery';
import { checkAnswers } from './answers';
import { caseFateOf, demoCalendar } from './cases';
import { fateOf } from './fate';
import { randomFor } from './noise';
import { demoPrograms } from './programs';
import { simulate } from './simulate';
import { backlogAt, plantedDates } from './truths';

/** What the demo's cases were given on purpose, looked for in histories that share nothing but that. */
const SEEDS = [11, 22, 33, 44, 55, 66];
const NOW = new Date('2026-11-20T10:00:00Z');
const DAY = 86_400_000;
const HOUR = 3_600_000;

type Told = ScorePair & { speed: SpeedBand | null };

/** First score and recovery check of every customer who gave both; `speed` is null where nobody contacted them. */
function pairsOf(seed: number): Told[] {
  const { days, dates } = simulate({ now: NOW, seed, answers: 7_600 });
  const rested = new Map<string, number>();
  return days.flat().flatMap((dealing): Told[] => {
    const { person, at, attributes, type } = dealing;
    const template = demoPrograms.find(
      ({ trigger }) =>
        'types' in trigger &&
        trigger.types.includes(type) &&
        trigger.where.every(({ attribute, value }) => attributes[attribute] === value),
    )?.template;
    if (!template || at.getTime() < (rested.get(person.id) ?? 0)) return [];
    rested.set(person.id, at.getTime() + 14 * DAY);
    const sentAt = new Date(at.getTime() + DAY);
    const given = fateOf(seed, template, dealing, { sentAt, reminderAfter: null }).answered;
    const satisfaction = given?.answers.satisfaction;
    if (!given || given.completedAt >= NOW || typeof satisfaction !== 'number' || satisfaction > 2) return [];
    const openedAt = given.completedAt;
    const fate = caseFateOf(seed, dealing.id, { openedAt, cause: dealing.experience.cause }, dates);
    if (!fate.answered) return [];
    const check = checkAnswers(
      { ...dealing, experience: fate.answered.experience },
      randomFor(seed, `check ${dealing.id}`),
    );
    const hours = fate.contact && businessTimeBetween(openedAt, fate.contact.at, demoCalendar) / HOUR;
    return [
      {
        first: { metric: 'csat', score: satisfaction, points: 5 },
        later: { metric: 'csat', score: Number(check.satisfaction), points: 5 },
        speed: hours === null ? null : speedOf(hours, 8),
      },
    ];
  });
}

const found = SEEDS.map(seed => {
  const pairs = pairsOf(seed);
  const contacted = pairs.flatMap(pair => (pair.speed === null ? [] : [{ ...pair, speed: pair.speed }]));
  const alone = pairs.filter(({ speed }) => speed === null);
  return { effect: mainEffect(recoveryEffects(contacted, alone)), speed: speedEffect(contacted, 'csat') };
});

describe('over six histories', () => {
  it('contact wins customers back beyond what comes by itself, and is found to', () => {
    for (const { effect } of found) {
      expect(effect?.unit).toBe('csat');
      expect(effect?.difference.verdict).toBe('real');
      expect(effect?.difference.value).toBeGreaterThan(0.4);
      // Those left alone come back a little, as bad scores do.
      expect(effect?.uncontacted.mean).toBeGreaterThan(0);
      expect(effect?.uncontacted.mean).toBeLessThan(effect?.contacted.mean ?? 0);
    }
  });

  it('quick contact wins more than late contact, and is found to', () => {
    for (const { speed } of found) {
      expect(speed.trend?.p).toBeLessThan(0.01);
      expect(speed.trend?.slope).toBeLessThan(0);
      const mean = (band: SpeedBand) => speed.bands.find(one => one.band === band)?.mean ?? null;
      expect(mean('hours')).toBeGreaterThan(mean('later') ?? 9);
    }
  });
});

describe('a case', () => {
  const dates = plantedDates(NOW);
  const fates = Array.from({ length: 3000 }, (_, index) => {
    const openedAt = new Date(dates.start.getTime() + index * (730 / 3000) * DAY);
    return { openedAt, fate: caseFateOf(7, `${index}`, { openedAt, cause: 'waiting' }, dates) };
  });

  it('goes in order, and nothing of it lies ahead', () => {
    for (const { openedAt, fate } of fates) {
      const { contact, resolvedAt, askedAt, answered } = fate;
      const times = [openedAt, contact?.at, resolvedAt, askedAt, answered?.completedAt].flatMap(
        at => at ?? [],
      );
      expect(times.map(Number)).toEqual([...times].map(Number).sort((a, b) => a - b));
      expect(Math.max(...times.map(Number))).toBeLessThanOrEqual(NOW.getTime());
    }
  });

  it('waits longer while the desk is behind', () => {
    const inTime = (behind: boolean): number => {
      const some = fates.filter(
        ({ openedAt, fate }) => backlogAt(dates, openedAt) > 0.9 === behind && fate.resolvedAt,
      );
      const kept = some.filter(
        ({ openedAt, fate }) =>
          fate.contact && businessTimeBetween(openedAt, fate.contact.at, demoCalendar) <= 8 * HOUR,
      );
      return kept.length / some.length;
    };
    expect(inTime(false)).toBeGreaterThan(0.6);
    expect(inTime(true)).toBeLessThan(0.3);
  });

  it('lies open and late today now and then', () => {
    const open = fates.filter(({ fate }) => fate.resolvedAt === null);
    expect(open.length).toBeGreaterThan(5);
    expect(open.some(({ fate }) => !fate.isOwned)).toBe(true);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { validateAnswers } from '../survey/answers';
import { templates } from '../survey/templates/catalog';
import { type AskedTemplate, answersTo } from './answers';
import { fateOf } from './fate';
import type { Dealing } from './life';
import { randomFor } from './noise';
import { demoPrograms } from './programs';
import { simulate } from './simulate';
import { truths } from './truths';

const NOW = new Date('2026-11-20T10:00:00Z');
const history = (seed: number, answers = 400) => simulate({ now: NOW, seed, answers });
const dealings = history(1).days.flat();

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

function templateOf(dealing: Dealing): AskedTemplate | null {
  const program = demoPrograms.find(
    ({ trigger }) => 'types' in trigger && trigger.types.includes(dealing.type),
  );
  return program?.template ?? null;
}

describe('a history', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(hashOf(history(7))).toBe(hashOf(history(7)));
    expect(hashOf(history(7))).not.toBe(hashOf(history(8)));
  });

  test('tells fates that do not depend on the order of asking', () => {
    const fates = (list: Dealing[]) =>
      list.map(dealing =>
        fateOf(1, templateOf(dealing) ?? 'support', dealing, { sentAt: dealing.at, reminderAfter: null }),
      );
    const some = dealings.slice(0, 200);
    expect(fates([...some].reverse()).reverse()).toEqual(fates(some));
  });

  test('grows in proportion to the answers wanted', () => {
    const [small, large] = [history(1, 500).days.flat().length, history(1, 2000).days.flat().length];
    expect(large / small).toBeGreaterThan(3.2);
    expect(large / small).toBeLessThan(4.8);
  });

  test('holds no two dealings of one id, none outside its time, and follow-ups only of what is known', () => {
    const byId = new Map(dealings.map(dealing => [dealing.id, dealing]));
    expect(byId.size).toBe(dealings.length);
    for (const { at, caseOf, type } of dealings) {
      expect(at.getTime()).toBeLessThan(NOW.getTime());
      if (caseOf === null) continue;
      const first = byId.get(caseOf);
      expect(first, `${type} follows up ${caseOf}`).toBeDefined();
    }
  });

  test('brings referred customers by those who were happy', () => {
    const referred = dealings.filter(({ referredBy }) => referredBy !== null);
    expect(referred.length).toBeGreaterThan(10);
    const known = new Set(dealings.map(({ person }) => person.id));
    expect(referred.every(({ referredBy }) => known.has(referredBy ?? ''))).toBe(true);
  });

  test('lets nobody but Leeds meet the rude hire, and only after the hire', () => {
    const { hire } = history(1, 1).dates;
    const met = history(1, 2000)
      .days.flat()
      .filter(({ attributes }) => attributes.agent === truths.leeds.agent);
    expect(met.length).toBeGreaterThan(10);
    expect(met.every(({ attributes, at }) => attributes.location === truths.leeds.store && at >= hire)).toBe(
      true,
    );
  });
});

describe('answers', () => {
  const asked = dealings.flatMap(dealing => {
    const template = templateOf(dealing);
    return template
      ? [{ dealing, template, answers: answersTo(template, dealing, randomFor(1, dealing.id)) }]
      : [];
  });

  test('fit their survey: nothing is refused and nothing lies off the path', () => {
    for (const { template, answers } of asked) {
      const { definition } = templates[template];
      expect(validateAnswers(definition, answers, { complete: true })).toMatchObject({
        faults: [],
        dropped: [],
      });
    }
  });

  test('rarely repeat a comment', () => {
    const comments = asked.flatMap(({ answers }) =>
      Object.entries(answers).flatMap(([key, value]) => (key.startsWith('reason_') ? [String(value)] : [])),
    );
    expect(comments.length).toBeGreaterThan(500);
    expect(new Set(comments).size / comments.length).toBeGreaterThan(0.6);
    expect(comments.filter(comment => /[{}]|undefined/.test(comment))).toEqual([]);
  });
});

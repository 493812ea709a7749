import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FEWER_DAYS, preferencesAfter } from '../preferences';
import { tooSoon } from './fewer';

const DAY = 86_400_000;
const on = (id: string, day: number) => ({ id, at: new Date(day * DAY) });

it('keeps what rests long enough, and names what stands in the way of the rest', () => {
  expect(tooSoon([on('soon', 3), on('late', 170), on('next', 340)], [on('sent', -10)])).toEqual([
    { id: 'soon', blockedBy: 'sent' },
    { id: 'next', blockedBy: 'late' },
  ]);
  expect(tooSoon([on('soon', 3)], [{ id: null, at: new Date(-10 * DAY) }])).toEqual([
    { id: 'soon', blockedBy: null },
  ]);
  expect(tooSoon([on('exactly', FEWER_DAYS)], [on('sent', 0)])).toEqual([]);
});

it('leaves no two that are too near, and takes back none that it could have left', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 1500 }), { maxLength: 12 });
  fc.assert(
    fc.property(days, fc.array(fc.integer({ min: -400, max: 0 }), { maxLength: 5 }), (plans, past) => {
      const planned = plans.map((day, index) => on(`p${index}`, day));
      const before = past.map((day, index) => on(`b${index}`, day));
      const refused = new Map(tooSoon(planned, before).map(({ id, blockedBy }) => [id, blockedBy]));
      const standing = [...before, ...planned.filter(({ id }) => !refused.has(id))];
      const isNear = (a: { at: Date }, b: { at: Date }) =>
        Math.abs(a.at.getTime() - b.at.getTime()) < FEWER_DAYS * DAY;
      for (const one of planned) {
        const near = standing.filter(other => other.id !== one.id && isNear(one, other));
        if (refused.has(one.id)) expect(near.map(({ id }) => id)).toContain(refused.get(one.id));
        else expect(near).toEqual([]);
      }
    }),
  );
});

it('comes to the same preferences however often a choice is made, and back again', () => {
  const topics = fc
    .dictionary(fc.constantFrom('a', 'b', 'c'), fc.boolean())
    .map(chosen => new Map(Object.entries(chosen)));
  const choice = fc.record(
    { often: fc.constantFrom('usual', 'fewer', 'never'), language: fc.constantFrom('en', 'de'), topics },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(choice, choice, (first, second) => {
      const once = preferencesAfter(preferencesAfter({}, first), second);
      expect(preferencesAfter(once, second)).toEqual(once);
      const back = preferencesAfter(once, {
        often: 'usual',
        topics: new Map(['a', 'b', 'c'].map(id => [id, true])),
      });
      expect(back).toEqual(once.language ? { language: once.language } : {});
      expect(preferencesAfter(once, {})).toEqual(once);
    }),
  );
});

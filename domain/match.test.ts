import { expect, it } from 'vitest';
import { parseInput } from './issues';
import { type Match, matchSchema } from './match';

const leaf: Match = { flag: ['any'] };
const nested = (times: number, wrap: (part: unknown) => unknown, inmost: unknown): unknown =>
  times === 0 ? inmost : wrap(nested(times - 1, wrap, inmost));

const faultOf = (value: unknown): string | undefined => {
  const parsed = parseInput(matchSchema, value);
  return parsed.ok ? undefined : parsed.issues[0]?.message;
};

it('takes forty conditions, five deep', () => {
  expect(faultOf({ all: Array.from({ length: 40 }, () => leaf) })).toBeUndefined();
  expect(faultOf({ all: [] })).toBeUndefined();
  expect(faultOf(nested(4, part => ({ all: [part, leaf] }), leaf))).toBeUndefined();
});

it('refuses more, in words', () => {
  expect(faultOf({ all: Array.from({ length: 41 }, () => leaf) })).toMatch(/more than 40 conditions/);
  expect(faultOf({ any: [{ all: Array.from({ length: 40 }, () => leaf) }, leaf] })).toMatch(/more than 40/);
  expect(faultOf(nested(5, part => ({ not: part }), leaf))).toMatch(/nested more than 5 deep/);
});

it('refuses a huge one at once, whatever stands in it', () => {
  const began = performance.now();
  const wide = (part: unknown) => ({ all: Array.from({ length: 40 }, () => part) });
  const filler = { nope: 1 };
  expect(faultOf(wide(wide(wide(filler))))).toMatch(/more than 40 conditions/);
  expect(faultOf(wide(wide(wide({ all: [] }))))).toMatch(/more than 40 conditions/);
  expect(faultOf(nested(500, part => ({ all: [part, leaf] }), filler))).toMatch(/5 deep/);
  expect(faultOf(nested(800, part => ({ not: part }), leaf))).toMatch(/5 deep/);
  expect(performance.now() - began).toBeLessThan(2_000);
});

it('refuses what is no condition', () => {
  for (const value of [{ nope: 1 }, { all: leaf }, { any: [] }, { all: [leaf], any: [leaf] }, 'all', null])
    expect(matchSchema.safeParse(value).success).toBe(false);
});

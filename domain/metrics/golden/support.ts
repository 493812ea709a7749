import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

/** The data folder beside the repository: `../shared/data` seen from its root. */
const DATA = new URL('../../../../shared/data/', import.meta.url);

const goldenSchema = z.object({
  tolerance: z.object({ abs: z.number() }),
  cases: z.array(
    z.object({
      id: z.string(),
      inputs: z.unknown(),
      expected: z.unknown(),
      tolerance: z.looseObject({ abs: z.number() }).optional(),
    }),
  ),
});

/** Keys of `expected` that repeat figures as printed in the source, rounded; the computed ones are checked. */
const PRINTED = new Set(['published_4dp', 'published_rounded']);

export type GoldenCase = { id: string; expected: unknown };

/** `null` is an answer like any other: not defined. */
export const cell = z.number().nullable();

export const pair = z.tuple([z.number(), z.number()]);

/**
 * Runs every case of a golden file: `compute` gets the parsed inputs and answers an object of the shape of `expected`,
 * which is compared number by number. Skips with a message where the data folder is absent.
 */
export function runGolden<T>(
  name: string,
  inputs: z.ZodType<T>,
  compute: (inputs: T, golden: GoldenCase) => unknown,
  looser: Record<string, (n: number) => number> = {},
): void {
  const file = new URL(`golden/${name}.json`, DATA);
  if (!existsSync(file)) {
    describe.skip(`golden ${name}: no data folder beside the repository`, () => {
      test.skip('needs ../shared/data', () => {});
    });
    return;
  }
  const golden = goldenSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  describe(`golden ${name}`, () => {
    test.each(golden.cases)('$id', ({ id, inputs: raw, expected, tolerance }) => {
      const abs = (tolerance ?? golden.tolerance).abs;
      expectClose(compute(inputs.parse(raw), { id, expected }), expected, abs, looser, id);
    });
  });
}

/** Rows of a data file by column name; every value is text, as it was. */
export function readTable(name: string): Record<string, string>[] {
  const raw = readFileSync(new URL(name, DATA));
  const text = name.endsWith('.gz') ? gunzipSync(raw) : raw;
  return z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true, bom: true }));
}

/** A number within bounds, else null: blanks, words and codes for "not answered" are no answers. */
export function answer(text: string | undefined, min: number, max: number): number | null {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= min && value <= max ? value : null;
}

function expectClose(
  actual: unknown,
  expected: unknown,
  abs: number,
  looser: Record<string, (n: number) => number>,
  path: string,
): void {
  if (typeof expected === 'number') {
    expect(actual, path).toBeTypeOf('number');
    // Expected figures are written with ten digits: a large one is only known to half of its last.
    const allowed = Math.max(abs, 5e-10 * Math.abs(expected));
    expect(
      Math.abs(Number(actual) - expected),
      `${path}: ${actual} should be ${expected}`,
    ).toBeLessThanOrEqual(allowed);
    return;
  }
  if (expected === null || typeof expected !== 'object') {
    expect(actual, path).toBe(expected);
    return;
  }
  expect(actual, path).toBeTypeOf('object');
  const own = new Map(Object.entries(actual ?? {}));
  const n = new Map<string, unknown>(Object.entries(expected)).get('n');
  for (const [key, value] of Object.entries(expected)) {
    if (PRINTED.has(key)) continue;
    const allowed = looser[key]?.(Number(n)) ?? abs;
    expectClose(own.get(key), value, allowed, looser, `${path}.${key}`);
  }
}

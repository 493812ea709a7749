import type { Attributes } from '@/domain/attributes';

/** One attribute while it is typed. */
export type AttributeRow = { name: string; value: string };

export const rowsOf = (attributes: Attributes): AttributeRow[] =>
  Object.entries(attributes).map(([name, value]) => ({ name, value: String(value) }));

/** The rows that say something. A value left as it was keeps its type: a till's number stays a number. */
export const attributesOf = (rows: readonly AttributeRow[], before: Attributes = {}): Attributes =>
  Object.fromEntries(
    rows.flatMap(({ name, value }) => {
      const [key, text] = [name.trim(), value.trim()];
      if (!key || !text) return [];
      const known = Object.hasOwn(before, key) ? before[key] : undefined;
      return [[key, known !== undefined && String(known) === text ? known : text]];
    }),
  );

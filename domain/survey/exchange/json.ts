/** Reading of JSON that somebody else wrote: whatever is not of the kind asked for counts as absent. */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectAt = (node: Json, name: string): Json => {
  const value = at(node, name);
  return isObject(value) ? value : {};
};

/** A list; an object keyed by 0, 1, … counts as one, as some exporters write them. */
export function listAt(node: Json, name: string): unknown[] {
  const value = at(node, name);
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

export const objectsAt = (node: Json, name: string): Json[] => listAt(node, name).filter(isObject);

/** A text, or a number written out. */
export function textAt(node: Json, name: string): string | undefined {
  const value = at(node, name);
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
}

/** A finite number, also where it was written as text. */
export function numberAt(node: Json, name: string): number | undefined {
  const value = at(node, name);
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export const isTrueAt = (node: Json, name: string): boolean => at(node, name) === true;

export const at = (node: Json, name: string): unknown => (Object.hasOwn(node, name) ? node[name] : undefined);

/** Whether a value nests deeper than `most` levels; asked without recursion, since hostile files nest very deep. */
export function isDeeperThan(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap(node => (typeof node === 'object' && node !== null ? Object.values(node) : []));
  }
  return false;
}

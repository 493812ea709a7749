const CHARACTER = 'holds a character that cannot be stored (NUL or half of a surrogate pair)';
const NAME = 'is a name that cannot be used';

/**
 * The places of a value that cannot be kept as they are: PostgreSQL takes neither NUL nor half of a surrogate pair, and
 * `__proto__` is lost wherever an object is copied.
 */
export function unstorablePaths(
  value: unknown,
  path: PropertyKey[] = [],
): { path: PropertyKey[]; message: string }[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [{ path, message: CHARACTER }];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => unstorablePaths(item, [...path, index]));
  return Object.entries(value).flatMap(([name, item]) => {
    if (!isStorable(name)) return [{ path, message: CHARACTER }];
    const inside = [...path, name];
    return name === '__proto__' ? [{ path: inside, message: NAME }] : unstorablePaths(item, inside);
  });
}

const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

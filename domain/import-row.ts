import type { ImportKind, ImportMapping } from './import-mapping';
import { instantOf } from './time/zone';

export type RowOptions = {
  kind: ImportKind;
  mapping: ImportMapping;
  /** Values for targets that a row leaves empty, such as `type: purchase`. */
  defaults?: Record<string, string>;
  /** Zone of times that come without an offset. */
  timezone: string;
  /** How 03/04/2026 is meant; without it such dates are a fault. */
  dateOrder?: 'dmy' | 'mdy';
};

/**
 * How to read a row of a file with these columns: gives the object that the API would take, unchecked:
 * `['7', …]` under `Order no.` → `{ id: '7', … }`. Empty cells are left out. Times without an offset are read in the given
 * zone, numbers with either decimal sign. A customer without an id is known by the address. Worked out once a file.
 */
export function rowReader(
  headers: readonly string[],
  options: RowOptions,
): (record: readonly string[]) => Record<string, unknown> {
  const columns = new Map(headers.map((header, at) => [header, at]));
  const defaults = options.defaults ?? {};
  const given = new Map(Object.keys(defaults).map(target => [target, -1]));
  for (const [header, target] of Object.entries(options.mapping)) {
    const at = columns.get(header);
    if (target !== '' && at !== undefined) given.set(target, at);
  }
  const fields = [...given].map(([target, at]) => ({
    at,
    target,
    path: pathOf(target),
    instead: defaults[target] ?? '',
  }));
  return record => {
    const object: Record<string, unknown> = {};
    for (const { at, target, path, instead } of fields) {
      const cell = record[at]?.trim() || instead;
      if (cell) put(object, path, readCell(target, cell, options));
    }
    const who = options.kind === 'customers' ? object : object.customer;
    if (isRecord(who) && who.id === undefined && typeof who.email === 'string')
      who.id = who.email.toLowerCase();
    // A currency alone, from a default or its column, is no amount.
    if (isRecord(object.amount) && !('value' in object.amount)) delete object.amount;
    return object;
  };
}

/** Attribute names may hold dots: everything after `attributes.` is the name. */
function pathOf(target: string): string[] {
  const attribute = /^(customer\.)?attributes\.(.+)$/s.exec(target);
  if (!attribute) return target.split('.');
  return [...(attribute[1] ? ['customer'] : []), 'attributes', attribute[2] ?? ''];
}

function put(object: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let place = object;
  for (const name of path.slice(0, -1)) {
    const inner = Object.hasOwn(place, name) ? place[name] : undefined;
    const next = isRecord(inner) ? inner : {};
    place[name] = next;
    place = next;
  }
  const name = path.at(-1) ?? '';
  // Set as a name like any other, so that the schema sees and refuses it.
  if (name === '__proto__')
    Object.defineProperty(place, name, { value, enumerable: true, configurable: true, writable: true });
  else place[name] = value;
}

function readCell(target: string, cell: string, options: RowOptions): unknown {
  if (target === 'occurredAt') return readInstant(cell, options);
  if (target === 'amount.value') return readNumber(cell);
  if (target === 'doNotAsk' || target === 'customer.doNotAsk') return readYes(cell);
  if (target === 'initiatedBy') return cell.toLowerCase();
  return cell;
}

/** ISO text with an offset; a text that nothing here understands is given back for the schema to refuse. */
export function readInstant(
  cell: string,
  { timezone, dateOrder }: Pick<RowOptions, 'timezone' | 'dateOrder'>,
): string {
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?)? ?(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      cell,
    );
  if (iso) {
    const [, year, month, day, hour, minute, second, , offset] = iso;
    if (!offset) return local([year, month, day, hour, minute, second], timezone) ?? cell;
    const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
    return `${year}-${month}-${day}T${(hour ?? '0').padStart(2, '0')}:${minute ?? '00'}:${second ?? '00'}${zone}`;
  }
  const written = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(cell);
  if (!written) return cell;
  const [, first, sign, second, year, ...clock] = written;
  const order = sign === '.' ? 'dmy' : dateOrder;
  if (!order) return cell;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return local([year, month, day, ...clock], timezone) ?? cell;
}

/** Null for a day or a time that no calendar has. */
function local(parts: (string | undefined)[], timezone: string): string | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(part =>
    Number(part ?? 0),
  );
  const check = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    check.getUTCFullYear() === year && check.getUTCMonth() === month - 1 && check.getUTCDate() === day;
  if (!isReal || hour > 23 || minute > 59 || second > 59) return null;
  const at = instantOf(check.toISOString().slice(0, 10), hour * 60 + minute, timezone);
  return new Date(at.getTime() + second * 1000).toISOString();
}

/**
 * `1.234,56 €`, `1,234.56` and `49,90` as numbers. With one kind of sign only, a comma before three digits groups and a
 * dot is a decimal point. A text that is no number is given back for the schema to refuse.
 */
export function readNumber(cell: string): number | string {
  const text = cell.replace(/[\s\u00a0'’]|[$€£¥]|[A-Z]{3}$/g, '');
  if (!/^[+-]?[\d.,]*\d$/.test(text)) return cell;
  const lastDot = text.lastIndexOf('.');
  const lastComma = text.lastIndexOf(',');
  const groupsByComma = lastDot === -1 && /^[+-]?\d{1,3}(,\d{3})+$/.test(text);
  const decimal = groupsByComma ? '.' : lastComma > lastDot ? ',' : '.';
  const group = decimal === ',' ? '.' : ',';
  const plain = text.replaceAll(group, '');
  // Several dots cannot be decimal points: they group.
  const number = Number(
    plain.split(decimal).length > 2 ? plain.replaceAll(decimal, '') : plain.replace(decimal, '.'),
  );
  return Number.isFinite(number) ? number : cell;
}

function readYes(cell: string): boolean | string {
  if (/^(1|true|yes|y|ja|j|oui|o|s[ií]|x)$/i.test(cell)) return true;
  if (/^(0|false|no|n|nein|non)$/i.test(cell)) return false;
  return cell;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

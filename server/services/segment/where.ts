import { type SQL, sql } from 'drizzle-orm';
import type { AttributeCondition } from '@/domain/program';

/**
 * SQL for "all these conditions hold of these attributes", row by row what `holds` in `domain/survey/conditions.ts` says
 * of them. `attributes`: a jsonb column.
 */
export const meetsAll = (where: readonly AttributeCondition[], attributes: SQL): SQL =>
  where.length === 0
    ? sql`true`
    : sql.join(
        where.map(condition => meets(condition, attributes)),
        sql` and `,
      );

function meets({ attribute, op, value }: AttributeCondition, attributes: SQL): SQL {
  const actual = sql`${attributes} -> ${attribute}::text`;
  if (op === 'eq' || op === 'in') return isAmong(actual, value);
  if (op === 'ne' || op === 'notIn') return sql`not ${isAmong(actual, value)}`;
  if (typeof value === 'boolean' || Array.isArray(value)) return sql`false`;
  return compares(actual, op, value);
}

/** Compared as text, as a number is written: the text 7 and the number 7 are one value here. Empty text is none. */
function isAmong(actual: SQL, value: AttributeCondition['value']): SQL {
  const texts = [value].flat().map(String);
  const forms = texts.filter(text => text !== '').flatMap(formsOf);
  return sql`coalesce(${actual} = any(${sql.param(forms)}::jsonb[]), false)`;
}

/** Every JSON value that is written like this text. */
function formsOf(text: string): string[] {
  const isNumber = Number.isFinite(Number(text)) && String(Number(text)) === text;
  const isBoolean = text === 'true' || text === 'false';
  return [JSON.stringify(text), ...(isNumber || isBoolean ? [text] : [])];
}

const signs = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** Numbers with numbers, texts with texts by code point (so do ISO dates), nothing else. */
function compares(actual: SQL, op: keyof typeof signs, value: string | number): SQL {
  const sign = sql.raw(signs[op]);
  const number = Number(value);
  const asNumber = Number.isNaN(number) ? sql`false` : sql`(${actual})::float8 ${sign} ${number}::float8`;
  const asText =
    typeof value === 'string'
      ? sql`${actual} <> '""' and ((${actual}) #>> '{}') collate "C" ${sign} ${value}::text`
      : sql`false`;
  return sql`coalesce(case jsonb_typeof(${actual}) when 'number' then ${asNumber} when 'string' then ${asText} end, false)`;
}

import { type SQL, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { meetsAll } from '@/server/services/segment/where';
import { attributeIn, speaks, treeSql } from './match-sql';
import type { CountedLeaf, CountedMatch, Which } from './which';

/** Whether a match asks for something that only an answer has: a score, a text, a flag, the version that was read. */
export function asksOfAnswers(match: CountedMatch | null): boolean {
  if (match === null) return false;
  if ('all' in match) return match.all.some(asksOfAnswers);
  if ('any' in match) return match.any.some(asksOfAnswers);
  if ('not' in match) return asksOfAnswers(match.not);
  return ['given', 'search', 'flag', 'version', 'theme', 'sentiment', 'commented'].some(
    kind => kind in match,
  );
}

/** What is left of it to ask of a mail, where the rest is not meant to narrow mails. */
export function ofMails(match: CountedMatch | null): CountedMatch | null {
  if (!match || !asksOfAnswers(match)) return match;
  const rest = 'all' in match ? match.all.filter(part => !asksOfAnswers(part)) : [];
  return rest.length === 0 ? null : { all: rest };
}

/** What to throw then. */
export function notOfMails(): AppError {
  const message = 'The response rate cannot be filtered by what was answered.';
  return new AppError('invalid', message, [{ path: 'match', message }]);
}

/**
 * `and …` for invitations `i` with the customer `c` and the attributes `a.attributes`; languages are those the mails were
 * written in, where that is known, else the customer's.
 */
export const mailsSql = ({ filter, match }: Pick<Which, 'filter' | 'match'>): SQL =>
  sql`${attributeIn(filter, sql`a.attributes`)} ${match ? sql`and ${treeSql(match, mailLeaf)}` : sql``}`;

function mailLeaf(leaf: CountedLeaf): SQL {
  if ('attribute' in leaf) return sql`(${meetsAll([leaf], sql`a.attributes`)})`;
  if ('language' in leaf) return speaks(leaf.language, sql`coalesce(i.language, c.locale)`);
  if ('survey' in leaf) return sql`i.survey_id = any(${sql.param(leaf.survey)}::uuid[])`;
  if ('program' in leaf) return sql`coalesce(i.program_id = any(${sql.param(leaf.program)}::uuid[]), false)`;
  throw notOfMails();
}

import { type SQL, sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { meetsAll } from '@/server/services/segment/where';
import type { CountedLeaf, CountedMatch, Which } from './which';

/** `and …` for the responses `r` that a report is about. */
export const whichSql = (workspaceId: WorkspaceId, { filter, match }: Pick<Which, 'filter' | 'match'>): SQL =>
  sql`${attributeIn(filter, sql`r.attributes`)} ${matchSql(workspaceId, match)}`;

/** `and …` for the responses `r` that meet a match. */
export const matchSql = (workspaceId: WorkspaceId, match: CountedMatch | null): SQL =>
  match ? sql`and ${treeSql(match, leaf => leafSql(workspaceId, leaf))}` : sql``;

/** `and …` for each attribute: its value as text is one of those given. */
export const attributeIn = (filter: Record<string, string[]>, attributes: SQL): SQL =>
  sql.join(
    Object.entries(filter).map(
      ([name, values]) => sql`and ${attributes} ->> ${name}::text = any(${textArray(values)})`,
    ),
    sql` `,
  );

/** `and …` for a version and a language of the responses `r`, and for those that nothing speaks against. */
export const answeredAs = ({
  version,
  language,
  flagged,
}: {
  version?: number | undefined;
  language?: string | undefined;
  flagged?: 'exclude' | undefined;
}): SQL =>
  sql.join(
    [
      ...(version === undefined ? [] : [sql`and r.version = ${version}`]),
      ...(language === undefined ? [] : [sql`and r.language = ${language}`]),
      ...(flagged === undefined ? [] : [sql`and r.flags = '{}'`]),
    ],
    sql` `,
  );

/** A tree as SQL that is true or false, never null, as each leaf must be. */
export function treeSql(match: CountedMatch, leafOf: (leaf: CountedLeaf) => SQL): SQL {
  const joined = (parts: CountedMatch[], word: SQL) =>
    sql`(${sql.join(
      parts.map(part => treeSql(part, leafOf)),
      word,
    )})`;
  if ('all' in match) return match.all.length === 0 ? sql`true` : joined(match.all, sql` and `);
  if ('any' in match) return joined(match.any, sql` or `);
  if ('not' in match) return sql`not ${treeSql(match.not, leafOf)}`;
  return leafOf(match);
}

function leafSql(workspaceId: WorkspaceId, leaf: CountedLeaf): SQL {
  if ('attribute' in leaf) return sql`(${meetsAll([leaf], sql`r.attributes`)})`;
  if ('given' in leaf) return gave(workspaceId, leaf.given);
  if ('language' in leaf) return speaks(leaf.language, sql`r.language`);
  if ('survey' in leaf) return sql`r.survey_id = any(${sql.param(leaf.survey)}::uuid[])`;
  if ('version' in leaf) {
    const { survey, versions } = leaf.version;
    return sql`(r.survey_id = ${survey}::uuid and r.version = any(${sql.param(versions)}::int[]))`;
  }
  if ('program' in leaf)
    return sql`exists (
      select from invitation i where i.workspace_id = ${workspaceId} and i.id = r.invitation_id
        and i.program_id = any(${sql.param(leaf.program)}::uuid[]))`;
  if ('flag' in leaf)
    return leaf.flag.includes('any') ? sql`r.flags <> '{}'` : sql`r.flags && ${sql.param(leaf.flag)}::text[]`;
  return wrote(workspaceId, leaf.text);
}

/** One of the scores was given. */
function gave(workspaceId: WorkspaceId, given: Extract<CountedLeaf, { given: unknown }>['given']): SQL {
  const ranges = given.map(
    ({ questions, from, to }) =>
      sql`(a.question_id = any(${sql.param(questions)}::int[]) and a.value between ${from} and ${to})`,
  );
  if (ranges.length === 0) return sql`false`;
  return sql`exists (
    select from answer a where a.workspace_id = ${workspaceId} and a.response_id = r.id and (${sql.join(ranges, sql` or `)}))`;
}

/** As `holds` in `domain/survey/conditions.ts` says it: `de` covers `de-AT`, in capitals or not. */
export function speaks(languages: readonly string[], actual: SQL): SQL {
  const wanted = languages.map(language => language.toLowerCase());
  const covered = wanted.map(language => sql`starts_with(lower(${actual}), ${`${language}-`})`);
  return sql`coalesce(lower(${actual}) = any(${sql.param(wanted)}::text[]) or ${sql.join(covered, sql` or `)}, false)`;
}

/** The words stand in any written answer, in capitals or not. */
const wrote = (workspaceId: WorkspaceId, words: string): SQL => sql`exists (
  select from answer a where a.workspace_id = ${workspaceId} and a.response_id = r.id
    and a.text ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`})`;

const textArray = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`;

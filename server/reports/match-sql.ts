import { type SQL, sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { matchSentiments } from '@/domain/match';
import { meetsAll } from '@/server/services/segment/where';
import { hasWords } from './search';
import type { CountedLeaf, CountedMatch, Which } from './which';

/**
 * How the answers of a response are looked at: `each` response on its own, where few are left to look at or a page of them is
 * enough; `all` answers once. The planner cannot tell: under row-level security it expects a handful of answers to any
 * condition, and would begin with these and look up a response for each.
 */
type Lookup = 'each' | 'all';

/** `and …` for the responses `r` that a report is about. `isPaged`: only the first of them are wanted. */
export const whichSql = (
  workspaceId: WorkspaceId,
  { filter, match }: Pick<Which, 'filter' | 'match'>,
  { isPaged = false } = {},
): SQL => {
  const lookup = isPaged || Object.keys(filter).length > 0 ? 'each' : 'all';
  const tree = match && treeSql(match, leaf => leafSql(leaf, { workspaceId, lookup }));
  return sql`${attributeIn(filter, sql`r.attributes`)} ${tree ? sql`and ${tree}` : sql``}`;
};

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

type Place = { workspaceId: WorkspaceId; lookup: Lookup };

function leafSql(leaf: CountedLeaf, place: Place): SQL {
  if ('attribute' in leaf) return sql`(${meetsAll([leaf], sql`r.attributes`)})`;
  if ('given' in leaf) return hasAnswer(gave(leaf.given), place);
  if ('language' in leaf) return speaks(leaf.language, sql`r.language`);
  if ('survey' in leaf) return sql`r.survey_id = any(${sql.param(leaf.survey)}::uuid[])`;
  if ('version' in leaf) {
    const { survey, versions } = leaf.version;
    return sql`(r.survey_id = ${survey}::uuid and r.version = any(${sql.param(versions)}::int[]))`;
  }
  if ('program' in leaf)
    return sql`exists (
      select from invitation i where i.workspace_id = ${place.workspaceId} and i.id = r.invitation_id
        and i.program_id = any(${sql.param(leaf.program)}::uuid[]))`;
  if ('flag' in leaf)
    return leaf.flag.includes('any') ? sql`r.flags <> '{}'` : sql`r.flags && ${sql.param(leaf.flag)}::text[]`;
  if ('search' in leaf) {
    const { among, people } = leaf.search;
    const words = hasAnswer(hasWords(place, leaf.search), place);
    const said = people.length > 0 ? sql`(${words} or r.id = any(${sql.param(people)}::uuid[]))` : words;
    return among ? sql`(r.id = any(${sql.param(among)}::uuid[]) and ${said})` : said;
  }
  if ('commented' in leaf) return isThere(sql`comment c`, sql`c`, sql`true`, place);
  if ('sentiment' in leaf) {
    const wanted = leaf.sentiment.map(name => matchSentiments.indexOf(name) - 1);
    return isThere(sql`comment c`, sql`c`, sql`c.sentiment = any(${sql.param(wanted)}::smallint[])`, place);
  }
  const isMeant = leaf.theme.includes('any')
    ? sql`t.theme_id = any(array(
        select id from theme where workspace_id = ${place.workspaceId} and archived_at is null))`
    : sql`t.theme_id = any(${sql.param(leaf.theme)}::uuid[])`;
  return isThere(sql`comment_theme t`, sql`t`, sql`not t.is_refused and ${isMeant}`, place);
}

/** Whether an answer `a` of the response is so. */
const hasAnswer = (isSo: SQL, place: Place): SQL => isThere(sql`answer a`, sql`a`, isSo, place);

/** Whether a row of the response is so. A fence keeps the planner at one response, `is true` away from a join. */
const isThere = (table: SQL, row: SQL, isSo: SQL, { workspaceId, lookup }: Place): SQL => {
  const found = sql`select from ${table} where ${row}.workspace_id = ${workspaceId} and ${row}.response_id = r.id and ${isSo}`;
  return lookup === 'each' ? sql`exists (${found} offset 0)` : sql`(exists (${found})) is true`;
};

/** One of the scores was given. */
function gave(given: Extract<CountedLeaf, { given: unknown }>['given']): SQL {
  const ranges = given.map(
    ({ questions, from, to }) =>
      sql`(a.question_id = any(${sql.param(questions)}::int[]) and a.value between ${from} and ${to})`,
  );
  return ranges.length === 0 ? sql`false` : sql`(${sql.join(ranges, sql` or `)})`;
}

/** As `holds` in `domain/survey/conditions.ts` says it: `de` covers `de-AT`, in capitals or not. */
export function speaks(languages: readonly string[], actual: SQL): SQL {
  const wanted = languages.map(language => language.toLowerCase());
  const covered = wanted.map(language => sql`starts_with(lower(${actual}), ${`${language}-`})`);
  return sql`coalesce(lower(${actual}) = any(${sql.param(wanted)}::text[]) or ${sql.join(covered, sql` or `)}, false)`;
}

export const textArray = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`;

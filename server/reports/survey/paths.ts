import { type SQL, sql } from 'drizzle-orm';
import { INTERACTION_TYPE, leavesOf } from '@/domain/survey/conditions';
import type { Answers, AnswerValue, SurveyDefinition } from '@/domain/survey/definition';
import { type Route, routeOf } from '@/domain/survey/path';
import { questionsOf } from '@/domain/survey/scores';
import type { Ctx } from '@/server/db/tenant';
import type { Outline } from './outline';
import { populationSql } from './population';
import type { SurveyQuery } from './schemas';

/** What the conditions of a survey ask for: everybody with the same of it walks the same way. */
export type Needs = {
  /** Names of answers; `isGiven`: only whether there is one matters, not what it says. */
  answers: { name: string; isGiven: boolean }[];
  attributes: string[];
  language: boolean;
};

/** Responses that walk the same way: how many, how far they came, and what decided their way. */
export type PathGroup = {
  slice: number;
  version: number;
  state: 'partial' | 'completed';
  /** The page posted last; null before the first. */
  lastPage: string | null;
  /** As `Needs.answers` and `Needs.attributes`, in that order. */
  answers: (AnswerValue | null)[];
  attributes: (string | number | boolean | null)[];
  language: string | null;
  n: number;
};

/** Counts per slice. `reached`: the page was shown; `left`: it was the last one shown. */
export type PathCounts = {
  begun: number[];
  pages: Map<string, { reached: number[]; left: number[] }>;
  /** By question key: shown on a page that was reached. */
  asked: Map<string, number[]>;
};

/** Names in the conditions that lead from page to page and show questions. */
export function needsOf(definitions: readonly SurveyDefinition[]): Needs {
  const answers = new Map<string, boolean>();
  const attributes = new Set<string>();
  let language = false;
  for (const definition of definitions) {
    const texts = new Set(
      questionsOf(definition).flatMap(({ key, type }) =>
        type === 'short' || type === 'long' || type === 'email' || type === 'phone' ? [key] : [],
      ),
    );
    for (const leaf of conditionsOf(definition).flatMap(leavesOf)) {
      if ('language' in leaf) language = true;
      else if ('attribute' in leaf) attributes.add(leaf.attribute);
      else {
        const isGiven = leaf.op === 'answered' && texts.has(leaf.question);
        answers.set(leaf.question, isGiven && (answers.get(leaf.question) ?? true));
      }
    }
  }
  return {
    answers: [...answers].map(([name, isGiven]) => ({ name, isGiven })),
    attributes: [...attributes],
    language,
  };
}

const conditionsOf = (definition: SurveyDefinition) =>
  definition.pages.flatMap(page => [
    ...page.questions.flatMap(question => question.showIf ?? []),
    ...(page.next ?? []).flatMap(rule => rule.when ?? []),
  ]);

/** One row per way walked, so that its cost in the program does not grow with the number of responses. */
export function pathsSql(ctx: Ctx, outline: Outline, query: SurveyQuery, needs: Needs): SQL {
  const given = needs.answers.map(({ name, isGiven }, place) => {
    // `reason.other` is a name of its own, `parts.sole` a row of a matrix.
    const [own = '', ...row] = name.split('.');
    const value = sql`coalesce(p.answers -> ${name}::text, p.answers #> ${sql.param([own, row.join('.')])}::text[])`;
    const kept = isGiven ? sql`case when ${value} is not null then 'true'::jsonb end` : value;
    return sql`(${place}::int, ${kept})`;
  });
  // What happened stands with the interaction, not among the attributes kept with the answer.
  const happened = sql`(select to_jsonb(x.type) from interaction x
    where x.workspace_id = ${ctx.workspaceId} and x.id = p.interaction_id)`;
  const carried = needs.attributes.map(
    (name, place) =>
      sql`(${place}::int, ${name === INTERACTION_TYPE ? happened : sql`p.attributes -> ${name}::text`})`,
  );
  return sql`
    select slice, version, state, last_page as "lastPage", facts as answers, carried as attributes, spoken as language,
      count(*)::int as n
    from (
      select p.slice, p.version, p.state, p.last_page, ${listOf(given)} as facts, ${listOf(carried)} as carried,
        ${needs.language ? sql`p.language` : sql`null::text`} as spoken
      from (${populationSql(ctx, outline, query)}) p
    ) walked
    group by 1, 2, 3, 4, 5, 6, 7`;
}

const listOf = (rows: SQL[]): SQL =>
  rows.length === 0
    ? sql`'[]'::jsonb`
    : sql`(select jsonb_agg(v.value order by v.place) from (values ${sql.join(rows, sql`, `)}) v(place, value))`;

/**
 * Walks the survey once per group. A completed response saw every page of its way; one that is not finished stays at the
 * page after the one it posted last. Pages that a way does not lead to are not counted for it.
 */
export function countPaths(
  groups: readonly PathGroup[],
  versions: readonly { version: number; definition: SurveyDefinition }[],
  needs: Needs,
  slices: number,
): PathCounts {
  const none = () => new Array<number>(slices).fill(0);
  const counts: PathCounts = { begun: none(), pages: new Map(), asked: new Map() };
  const definitions = new Map(versions.map(({ version, definition }) => [version, definition]));
  for (const group of groups) {
    const { slice, n } = group;
    add(counts.begun, slice, n);
    const definition = definitions.get(group.version);
    if (!definition) continue;
    const { stops } = routeOf(definition, answersOf(definition, needs, group), contextOf(needs, group));
    const shown =
      group.state === 'completed' ? stops : stops.slice(0, standsAt(definition, stops, group) + 1);
    for (const [index, stop] of shown.entries()) {
      const page = counts.pages.get(stop.page.id) ?? { reached: none(), left: none() };
      counts.pages.set(stop.page.id, page);
      add(page.reached, slice, n);
      if (group.state === 'partial' && index === shown.length - 1) add(page.left, slice, n);
      for (const { key } of stop.questions) {
        const asked = counts.asked.get(key) ?? none();
        counts.asked.set(key, asked);
        add(asked, slice, n);
      }
    }
  }
  return counts;
}

/** Index of the stop after the page posted last; the last stop where there is none after it. */
function standsAt(definition: SurveyDefinition, stops: Route['stops'], { lastPage }: PathGroup): number {
  const places = new Map(definition.pages.map((page, index) => [page.id, index]));
  const posted = lastPage === null ? -1 : (places.get(lastPage) ?? -1);
  const next = stops.findIndex(stop => (places.get(stop.page.id) ?? -1) > posted);
  return next < 0 ? stops.length - 1 : next;
}

function answersOf(definition: SurveyDefinition, needs: Needs, group: PathGroup): Answers {
  const matrices = new Set(
    questionsOf(definition).flatMap(({ key, type }) => (type === 'matrix' ? [key] : [])),
  );
  const answers: Answers = {};
  for (const [place, { name }] of needs.answers.entries()) {
    const value = group.answers[place] ?? null;
    if (value === null) continue;
    const [own = '', ...row] = name.split('.');
    if (row.length === 0 || !matrices.has(own)) answers[name] = value;
    else if (typeof value === 'number') {
      const rows = answers[own];
      answers[own] = {
        ...(typeof rows === 'object' && !Array.isArray(rows) && rows),
        [row.join('.')]: value,
      };
    }
  }
  return answers;
}

const contextOf = (needs: Needs, { attributes, language }: PathGroup) => ({
  attributes: Object.fromEntries(
    needs.attributes.flatMap((name, place) => {
      const value = attributes[place] ?? null;
      return value === null ? [] : [[name, value] as const];
    }),
  ),
  ...(language !== null && { language }),
});

function add(counts: number[], slice: number, n: number): void {
  counts[slice] = (counts[slice] ?? 0) + n;
}

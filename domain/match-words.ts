import type { Match, MatchLeaf, ReportFilter } from './match';

/** Names of surveys, programs and saved filters by id; an id without one is said as it is. */
export type Named = ReadonlyMap<string, string>;

type Operation = Extract<MatchLeaf, { op: unknown }>['op'];

const OPERATIONS: Record<Operation, string> = {
  eq: 'is',
  in: 'is',
  ne: 'is not',
  notIn: 'is not',
  lt: 'is less than',
  lte: 'is at most',
  gt: 'is more than',
  gte: 'is at least',
};

/** Which answers a report is about: `location is Leeds or York, and language is de`; `All answers` where nothing is left out. */
export function whichInWords({ filter = {}, match, saved }: ReportFilter, named: Named): string {
  const parts = [
    ...Object.entries(filter).map(([attribute, values]) => `${attribute} is ${either(values)}`),
    ...(match && !isEverything(match) ? [matchInWords(match, named)] : []),
    ...(saved ? [`saved filter “${named.get(saved) ?? saved}”`] : []),
  ];
  return parts.length === 0 ? 'All answers' : parts.join(', and ');
}

/** Ids in a filter that only somebody with the tables can name. */
export function idsIn({ match, saved }: ReportFilter): string[] {
  return [...(match ? idsOf(match) : []), ...(saved ? [saved] : [])];
}

const isEverything = (match: Match): boolean => 'all' in match && match.all.every(isEverything);

function matchInWords(match: Match, named: Named): string {
  if ('all' in match) return joined(match.all, 'and', named);
  if ('any' in match) return joined(match.any, 'or', named);
  if ('not' in match) return `not (${matchInWords(match.not, named)})`;
  return leafInWords(match, named);
}

const joined = (parts: readonly Match[], word: 'and' | 'or', named: Named): string =>
  parts
    .map(part => {
      const words = matchInWords(part, named);
      return 'all' in part || 'any' in part ? `(${words})` : words;
    })
    .join(` ${word} `);

function leafInWords(leaf: MatchLeaf, named: Named): string {
  const names = (ids: readonly string[]) => either(ids.map(id => named.get(id) ?? id));
  if ('attribute' in leaf)
    return `${leaf.attribute} ${OPERATIONS[leaf.op]} ${either([leaf.value].flat().map(String))}`;
  if ('band' in leaf) return `band is ${either(leaf.band)}`;
  if ('language' in leaf) return `language is ${either(leaf.language)}`;
  if ('survey' in leaf)
    return either(leaf.survey.map(id => named('survey', names.survey?.(id), 'a survey that is gone')));
  if ('version' in leaf)
    return `version of ${names([leaf.version.survey])} is ${either(leaf.version.versions.map(String))}`;
  const { survey, question, from, to } = leaf.score;
  return `${question} in ${names([survey])} is ${from === to ? from : `${from} to ${to}`}`;
}

function idsOf(match: Match): string[] {
  if ('all' in match) return match.all.flatMap(idsOf);
  if ('any' in match) return match.any.flatMap(idsOf);
  if ('not' in match) return idsOf(match.not);
  if ('survey' in match) return match.survey;
  if ('program' in match) return match.program;
  if ('version' in match) return [match.version.survey];
  return 'score' in match ? [match.score.survey] : [];
}

const either = (values: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(values);

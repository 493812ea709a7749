import type { Match, MatchLeaf, matchBands, ReportFilter } from './match';
import type { AttributeCondition } from './program';
import type { QualityFlag } from './survey/quality';

/**
 * Names of surveys, programs, themes and saved filters by id, titles of questions by `<survey id>/<key>`. Whatever has no name is
 * called by what it is.
 */
export type Named = ReadonlyMap<string, string>;

/** Which answers a report is about: `“My store”, Leeds or York, detractors`; `All answers` where nothing is left out. */
export function whichInWords({ filter = {}, match, saved }: ReportFilter, named: Named = new Map()): string {
  const parts = [
    ...(saved === undefined ? [] : [quoted(named.get(saved), 'a saved filter')]),
    ...Object.entries(filter).map(([attribute, value]) => attributePhrase({ attribute, op: 'in', value })),
    ...(match === undefined ? [] : [phrase(match, named)]),
  ];
  return capital(parts.filter(part => part !== '').join(', ')) || 'All answers';
}

/** `Leeds or York, detractors, not in German`. Throws where something in it is no condition. */
export const matchInWords = (match: Match, named: Named = new Map()): string => capital(phrase(match, named));

/** Ids in a filter that only somebody with the tables can name. */
export const idsIn = ({ match, saved }: ReportFilter): string[] => [
  ...(match ? leavesIn(match).flatMap(idsOf) : []),
  ...(saved ? [saved] : []),
];

/** The conditions themselves, whatever joins them. */
export function leavesIn(match: Match): MatchLeaf[] {
  if ('all' in match) return match.all.flatMap(leavesIn);
  if ('any' in match) return match.any.flatMap(leavesIn);
  return 'not' in match ? leavesIn(match.not) : [match];
}

function phrase(match: Match, named: Named): string {
  if ('all' in match) return match.all.map(part => grouped(part, named)).join(', ');
  if ('any' in match) return match.any.map(part => grouped(part, named)).join(' or ');
  if ('not' in match) return negated(match.not, named);
  return leafPhrase(match, named);
}

/** A part of several, in brackets where its own *and* or *or* would run into theirs. */
function grouped(part: Match, named: Named): string {
  const several = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
  return several ? `(${phrase(part, named)})` : phrase(part, named);
}

/** None of several: each is denied. */
function negated(match: Match, named: Named): string {
  if ('any' in match) return match.any.map(part => negated(part, named)).join(', ');
  if ('not' in match) return grouped(match.not, named);
  if ('all' in match) {
    const [only, ...others] = match.all;
    return only && others.length === 0 ? negated(only, named) : `not (${phrase(match, named)})`;
  }
  if ('attribute' in match && (match.op === 'ne' || match.op === 'notIn'))
    return attributePhrase({ ...match, op: 'in' });
  return `not ${leafPhrase(match, named)}`;
}

function leafPhrase(leaf: MatchLeaf, named: Named): string {
  if ('attribute' in leaf) return attributePhrase(leaf);
  if ('band' in leaf) return either(leaf.band.map(band => bandWords[band]));
  if ('score' in leaf) {
    const { survey, question, from, to } = leaf.score;
    const scores = from === to ? `${from}` : `${from} to ${to}`;
    return `${quoted(named.get(`${survey}/${question}`), question)} ${scores}`;
  }
  if ('language' in leaf) return `in ${either(leaf.language.map(languageInWords))}`;
  if ('survey' in leaf) return either(leaf.survey.map(id => nounOf('survey', named.get(id))));
  if ('version' in leaf) {
    const { survey, versions } = leaf.version;
    return `version ${either(versions.map(String))} of ${nounOf('survey', named.get(survey))}`;
  }
  if ('program' in leaf)
    return `asked by ${either(leaf.program.map(id => nounOf('program', named.get(id))))}`;
  if ('flag' in leaf)
    return leaf.flag.includes('any')
      ? 'flagged'
      : `flagged as ${either(leaf.flag.map(flag => flagWords[flag]))}`;
  if ('text' in leaf) return `mentioning “${leaf.text}”`;
  if ('theme' in leaf)
    return leaf.theme.includes('any')
      ? 'about any theme'
      : `about ${either(leaf.theme.map(id => quoted(named.get(id), 'a theme that is gone')))}`;
  if ('sentiment' in leaf) return `with ${either(leaf.sentiment)} comments`;
  if ('commented' in leaf) return 'with a comment';
  throw new Error(`no condition that is known: ${JSON.stringify(leaf)}`);
}

const orderWords: Record<'lt' | 'lte' | 'gt' | 'gte', string> = {
  lt: 'below',
  lte: 'at most',
  gt: 'above',
  gte: 'at least',
};

/** A value that speaks for itself stands alone: `Leeds or York`; a number or a yes needs its attribute beside it. */
function attributePhrase({ attribute, op, value }: AttributeCondition): string {
  const values = [value].flat().map(one => (one === '' ? 'empty' : String(one)));
  if (op === 'lt' || op === 'lte' || op === 'gt' || op === 'gte')
    return `${attribute} ${orderWords[op]} ${either(values)}`;
  const of = values.every(speaks) ? '' : `${attribute} `;
  if (op === 'eq' || op === 'in') return `${of}${either(values)}`;
  return values.length === 1 ? `${of}not ${values[0]}` : `${of}neither ${values.join(' nor ')}`;
}

const speaks = (value: string): boolean =>
  /\p{L}/u.test(value) && !/^(true|false|yes|no|empty)$/i.test(value);

const bandWords: Record<(typeof matchBands)[number], string> = {
  promoter: 'promoters',
  passive: 'passives',
  detractor: 'detractors',
  satisfied: 'the satisfied',
  neutral: 'the neutral',
  dissatisfied: 'the dissatisfied',
  easy: 'those who found it easy',
  hard: 'those who found it hard',
};

const flagWords: Record<QualityFlag | 'any', string> = {
  speeder: 'very fast',
  straight_lining: 'alike down the rows',
  repeat: 'the same device again',
  bot: 'a machine',
  scanner: 'a mail scanner',
  any: 'anything',
};

function languageInWords(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function idsOf(leaf: MatchLeaf): string[] {
  if ('survey' in leaf) return leaf.survey;
  if ('program' in leaf) return leaf.program;
  if ('version' in leaf) return [leaf.version.survey];
  if ('theme' in leaf) return leaf.theme.filter(id => id !== 'any');
  return 'score' in leaf ? [leaf.score.survey] : [];
}

const quoted = (name: string | undefined, otherwise: string): string => (name ? `“${name}”` : otherwise);

const nounOf = (noun: string, name: string | undefined): string =>
  name ? `${noun} “${name}”` : `a ${noun} that is gone`;

const either = (parts: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(parts);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import type { Match, MatchLeaf } from '@/domain/match';

/** A filter in the form in which it is counted: values of attributes, and what goes beyond them. */
export type NormalMatch = {
  /** Attribute → accepted values as text; none of them: nothing is accepted. */
  filter: Record<string, string[]>;
  /** Null: nothing more is asked. */
  match: Match | null;
  /** The one survey that answers must be to. */
  survey: string | null;
};

type AttributeLeaf = Extract<MatchLeaf, { attribute: string }>;

/** Holds of every answer, and of none. */
const EVERY: Match = { all: [] };
const NONE: Match = { not: EVERY };

/**
 * Writes filter and matches, all of which must hold, in one shape: groups within groups of their kind are opened, and
 * conditions "attribute is one of" that must hold join the filter, so that the cube still answers where there is one
 * attribute. The same answers meet it as before.
 */
export function normalise(filter: Record<string, string[]>, matches: readonly Match[]): NormalMatch {
  const parts = conjuncts(simplify({ all: [...matches] }));
  const values = new Map(Object.entries(filter));
  const rest: Match[] = [];
  for (const part of parts) {
    const accepted = 'attribute' in part ? acceptedTexts(part) : null;
    if (!accepted || !('attribute' in part)) {
      rest.push(part);
      continue;
    }
    const before = values.get(part.attribute);
    values.set(part.attribute, before ? before.filter(value => accepted.includes(value)) : accepted);
  }
  return { filter: Object.fromEntries(values), match: conjunction(rest), survey: onlySurvey(rest) };
}

/** The same tree without needless groups. */
function simplify(match: Match): Match {
  if ('all' in match) {
    const parts = match.all.map(simplify).flatMap(conjuncts);
    if (parts.some(isNone)) return NONE;
    return conjunction(parts) ?? EVERY;
  }
  if ('any' in match) {
    const parts = match.any.map(simplify).flatMap(part => ('any' in part ? part.any : [part]));
    if (parts.some(isEvery)) return EVERY;
    const possible = parts.filter(part => !isNone(part));
    const [first, ...others] = possible;
    if (!first) return NONE;
    return others.length === 0 ? first : (oneAttribute(possible) ?? { any: possible });
  }
  if ('not' in match) {
    const inner = simplify(match.not);
    return 'not' in inner ? inner.not : { not: inner };
  }
  return match;
}

const conjuncts = (match: Match): Match[] => ('all' in match ? match.all : [match]);

function conjunction(parts: Match[]): Match | null {
  const [first, ...others] = parts;
  if (!first) return null;
  return others.length === 0 ? first : { all: parts };
}

const isEvery = (match: Match): boolean => 'all' in match && match.all.length === 0;
const isNone = (match: Match): boolean => 'not' in match && isEvery(match.not);

/** Alternatives that all name values of one attribute are one list of values. */
function oneAttribute(parts: readonly Match[]): Match | null {
  const leaves = parts.flatMap(part => ('attribute' in part && isOneOf(part) ? [part] : []));
  const [first] = leaves;
  if (!first || leaves.length < parts.length) return null;
  if (leaves.some(leaf => leaf.attribute !== first.attribute)) return null;
  return { attribute: first.attribute, op: 'in', value: leaves.flatMap(leaf => leaf.value) };
}

const isOneOf = ({ op }: AttributeLeaf): boolean => op === 'eq' || op === 'in';

/** Values as the snapshot writes them; null where the condition is no list, or a number could be written in two ways. */
function acceptedTexts(leaf: AttributeLeaf): string[] | null {
  if (!isOneOf(leaf)) return null;
  const texts = [leaf.value].flat().map(String);
  if (texts.some(text => /e/i.test(text) && Number.isFinite(Number(text)))) return null;
  return [...new Set(texts.filter(text => text !== ''))];
}

function onlySurvey(parts: readonly Match[]): string | null {
  const surveys = parts.flatMap(part => ('survey' in part ? [part.survey] : []));
  const [first] = surveys;
  const common = first?.filter(id => surveys.every(list => list.includes(id))) ?? [];
  return common.length === 1 ? (common[0] ?? null) : null;
}

import { type Match, type MatchLeaf, matchBands, matchSchema, matchSentiments } from '@/domain/match';
import { qualityFlags } from '@/domain/survey/quality';
import { type ConditionRow, conditionsOf, rowsOf, takesSeveral } from '../conditions/rows';

/** Conditions as they are typed: rows may be incomplete. */
export type DraftGroup = { join: 'all' | 'any' | 'none'; parts: (DraftGroup | DraftRow)[] };

export type DraftRow =
  | ({ of: 'attribute' } & ConditionRow)
  | { of: ListOf; values: string[] }
  | { of: 'version'; survey: string | null; values: string[] }
  | { of: 'score'; survey: string | null; question: string | null; from: number | null; to: number | null }
  | { of: 'text'; text: string }
  | { of: 'commented' };

type ListOf = 'band' | 'language' | 'survey' | 'program' | 'flag' | 'theme' | 'sentiment';

export type RowKind = DraftRow['of'];

export const isGroup = (part: DraftGroup | DraftRow): part is DraftGroup => 'join' in part;

/** A row of this kind with nothing in it. */
export function emptyRow(of: RowKind): DraftRow {
  if (of === 'attribute') return { of, attribute: '', op: 'in', values: [] };
  if (of === 'version') return { of, survey: null, values: [] };
  if (of === 'score') return { of, survey: null, question: null, from: null, to: null };
  if (of === 'commented') return { of };
  return of === 'text' ? { of, text: '' } : { of, values: [] };
}

/** A tree to be changed; a condition that stands alone, or none, gets a group to stand in. */
export function draftOf(match: Match | null): DraftGroup {
  if (match === null) return { join: 'all', parts: [emptyRow('attribute')] };
  const part = partOf(match);
  return isGroup(part) ? part : { join: 'all', parts: [part] };
}

/**
 * The tree that was typed, null where there is none. Groups without a condition are left out, and one that holds a
 * single condition is that condition. Rows must be complete: see `faultOf`.
 */
export function matchOf(draft: DraftGroup | DraftRow): Match | null {
  if (!isGroup(draft)) return leafOf(draft);
  const parts = draft.parts.flatMap(part => matchOf(part) ?? []);
  const [only] = parts;
  if (!only) return null;
  if (draft.join === 'none') return { not: parts.length === 1 ? only : { any: parts } };
  if (parts.length === 1) return only;
  return draft.join === 'all' ? { all: parts } : { any: parts };
}

/** What is missing in a row, null where nothing is. */
export function faultOf(row: DraftRow): string | null {
  if (row.of === 'attribute' && row.attribute.trim() === '') return 'Choose an attribute.';
  if (row.of === 'text') return row.text.trim() === '' ? 'Say which words.' : null;
  if (row.of === 'score') {
    if (!row.survey || !row.question) return 'Choose a survey and a question.';
    if (row.from === null || row.to === null) return 'Say from which score to which.';
    return row.from > row.to ? 'The first score is above the last.' : null;
  }
  if (row.of === 'version' && !row.survey) return 'Choose a survey.';
  if (row.of === 'commented') return null;
  return row.values.length === 0 ? 'Choose at least one.' : null;
}

/** Why the whole cannot be taken although each row is complete: too many or too deep; null where it can. */
export function treeFault(match: Match): string | null {
  const parsed = matchSchema.safeParse(match);
  return parsed.success ? null : `This ${parsed.error.issues[0]?.message ?? 'cannot be read'}.`;
}

/** Whether any row of the tree has a fault. */
export const isIncomplete = (draft: DraftGroup): boolean =>
  draft.parts.some(part => (isGroup(part) ? isIncomplete(part) : faultOf(part) !== null));

function partOf(match: Match): DraftGroup | DraftRow {
  if ('all' in match) return { join: 'all', parts: match.all.map(partOf) };
  if ('any' in match) return { join: 'any', parts: match.any.map(partOf) };
  if (!('not' in match)) return rowOf(match);
  const { not } = match;
  return { join: 'none', parts: 'any' in not ? not.any.map(partOf) : [partOf(not)] };
}

function rowOf(leaf: MatchLeaf): DraftRow {
  if ('attribute' in leaf) {
    const [row] = rowsOf([leaf]);
    if (row) return { of: 'attribute', ...row };
  }
  if ('band' in leaf) return { of: 'band', values: leaf.band };
  if ('language' in leaf) return { of: 'language', values: leaf.language };
  if ('survey' in leaf) return { of: 'survey', values: leaf.survey };
  if ('program' in leaf) return { of: 'program', values: leaf.program };
  if ('flag' in leaf) return { of: 'flag', values: leaf.flag };
  if ('theme' in leaf) return { of: 'theme', values: leaf.theme };
  if ('sentiment' in leaf) return { of: 'sentiment', values: leaf.sentiment };
  if ('commented' in leaf) return { of: 'commented' };
  if ('version' in leaf)
    return { of: 'version', survey: leaf.version.survey, values: leaf.version.versions.map(String) };
  if ('score' in leaf) return { of: 'score', ...leaf.score };
  return { of: 'text', text: 'text' in leaf ? leaf.text : '' };
}

function leafOf(row: DraftRow): Match | null {
  if (faultOf(row) !== null) return null;
  switch (row.of) {
    case 'attribute':
      return (
        conditionsOf([{ ...row, values: takesSeveral(row.op) ? row.values : row.values.slice(0, 1) }])[0] ??
        null
      );
    case 'band':
      return { band: matchBands.filter(band => row.values.includes(band)) };
    case 'flag':
      return { flag: [...qualityFlags, 'any' as const].filter(flag => row.values.includes(flag)) };
    case 'language':
      return { language: row.values };
    case 'survey':
      return { survey: row.values };
    case 'program':
      return { program: row.values };
    case 'theme':
      return { theme: row.values };
    case 'sentiment':
      return { sentiment: matchSentiments.filter(one => row.values.includes(one)) };
    case 'commented':
      return { commented: true };
    case 'version':
      return row.survey ? { version: { survey: row.survey, versions: row.values.map(Number) } } : null;
    case 'score': {
      const { survey, question, from, to } = row;
      return survey && question && from !== null && to !== null
        ? { score: { survey, question, from, to } }
        : null;
    }
    case 'text':
      return { text: row.text.trim() };
  }
}

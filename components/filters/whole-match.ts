import type { Match, ReportFilter } from '@/domain/match';

/**
 * All three parts of a filter as one tree, which is what a saved filter holds. `known`: the saved ones by id. Throws where
 * the one it builds on is not among them: half of a filter is never saved as the whole.
 */
export function wholeMatch(
  { filter = {}, match, saved }: ReportFilter,
  known: readonly { id: string; match: Match }[],
): Match {
  const base = saved === undefined ? undefined : known.find(({ id }) => id === saved)?.match;
  if (saved !== undefined && !base) throw new Error('the saved filter that this builds on is gone');
  const all = [
    ...(base ? partsOf(base) : []),
    ...Object.entries(filter).map(([attribute, value]): Match => ({ attribute, op: 'in', value })),
    ...(match ? partsOf(match) : []),
  ];
  return all.length === 1 && all[0] ? all[0] : { all };
}

const partsOf = (match: Match): Match[] => ('all' in match ? match.all : [match]);

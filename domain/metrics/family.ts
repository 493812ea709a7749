import type { Comparison } from './metric';
import { benjaminiHochberg } from './multiple-comparisons';
import { verdictOf } from './verdict';

/** A test with the number of answers on either side. */
export type FamilyMember = { change: Comparison; nA: number; nB: number };

/**
 * The comparisons of one table with their p-values adjusted as one family (Benjamini-Hochberg) and the verdicts that
 * follow; in input order. Tests with too few answers take no part.
 */
export function adjustFamily(members: readonly FamilyMember[]): Comparison[] {
  const family = members.filter(({ change }) => change.verdict !== 'too_few');
  const adjusted = benjaminiHochberg(family.map(({ change }) => change.p ?? 1));
  const pOf = new Map(family.map((member, place) => [member, adjusted[place] ?? 1]));
  return members.map(member => {
    const p = pOf.get(member);
    if (p === undefined) return member.change;
    return { ...member.change, p, verdict: verdictOf(p, member.nA, member.nB) };
  });
}

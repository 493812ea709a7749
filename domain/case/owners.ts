import type { Attributes } from '../attributes';
import type { CaseAssignment } from './rules';

/** Somebody who can own cases. `lastAt`: when they were given one last; null: never. */
export type Candidate = { id: string; awayUntil: Date | null; lastAt: Date | null };

/**
 * Whose a new case is: of a rotation whoever was given none for longest (in the order of the rule where that is equal); by
 * attribute whoever stands for its value, else `otherwise`. Nobody who is away or not among the candidates gets one.
 */
export function ownerOf(
  assign: CaseAssignment,
  { attributes, candidates, now }: { attributes: Attributes; candidates: readonly Candidate[]; now: Date },
): string | null {
  const present = candidates.filter(({ awayUntil }) => awayUntil === null || awayUntil <= now);
  const ifPresent = (id: string | null | undefined) => present.find(one => one.id === id)?.id ?? null;
  if (assign.kind === 'nobody') return null;
  if (assign.kind === 'attribute') {
    const value = attributes[assign.attribute];
    const owner = value === undefined ? undefined : assign.owners[String(value)];
    return ifPresent(owner) ?? ifPresent(assign.otherwise);
  }
  const rotation = assign.members.flatMap(id => present.find(one => one.id === id) ?? []);
  const longest = rotation.reduce<Candidate | null>(
    (first, one) => (first && time(first) <= time(one) ? first : one),
    null,
  );
  return longest?.id ?? null;
}

const time = ({ lastAt }: Candidate): number => lastAt?.getTime() ?? Number.NEGATIVE_INFINITY;

import { FEWER_DAYS } from '../preferences';

/** An invitation that was sent or is planned, or an answer (`id`: the invitation that it belongs to). */
type Contact = { id: string | null; at: Date };

/**
 * Which planned invitations come too soon for somebody who wishes for fewer, each with the invitation in its way: one that
 * is less than `FEWER_DAYS` from another that was sent, from an answer, or from an earlier planned one that stays.
 */
export function tooSoon(
  planned: readonly { id: string; at: Date }[],
  before: readonly Contact[],
): { id: string; blockedBy: string | null }[] {
  const standing = [...before];
  const refused: { id: string; blockedBy: string | null }[] = [];
  for (const one of [...planned].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))) {
    const near = standing
      .filter(other => distance(one, other) < REST)
      .sort((a, b) => distance(one, a) - distance(one, b))[0];
    if (near) refused.push({ id: one.id, blockedBy: near.id });
    else standing.push(one);
  }
  return refused;
}

const REST = FEWER_DAYS * 86_400_000;

const distance = (a: { at: Date }, b: { at: Date }): number => Math.abs(a.at.getTime() - b.at.getTime());

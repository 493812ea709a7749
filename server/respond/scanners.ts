/** Clicks on the mail's scale in the last ten seconds, by invitation. */
const recent = new Map<string, { at: number; scores: Set<string> }>();
const WINDOW_MS = 10_000;
const LINKS_KEPT = 20_000;
/** Nobody weighs three different scores in ten seconds; a mail scanner follows all eleven links. */
const TOO_MANY_SCORES = 3;

/** True when this click makes the fetches of this link look like a mail scanner's. `at`: milliseconds. */
export function looksLikeScanner(invitationId: string, clicks: Record<string, string>, at: number): boolean {
  const scores = Object.entries(clicks).map(([key, value]) => `${key}=${value}`);
  if (scores.length === 0) return false;
  const known = recent.get(invitationId);
  const burst = known && at - known.at < WINDOW_MS ? known : { at, scores: new Set<string>() };
  for (const score of scores) burst.scores.add(score);
  recent.delete(invitationId);
  recent.set(invitationId, burst);
  if (recent.size > LINKS_KEPT) recent.delete(recent.keys().next().value ?? '');
  return burst.scores.size >= TOO_MANY_SCORES;
}

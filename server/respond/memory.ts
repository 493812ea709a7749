import type { Link } from '../services/response/link';

/**
 * Links as this process saw them last, so that a post needs no read before its save. Only a guess: the save compares the
 * revision and judges the link by the database's clock, and whatever would be refused is looked up again first.
 */
const links = new Map<string, { link: Link; at: number }>();
const LINKS_KEPT = 5_000;
const KEPT_MS = 10 * 60_000;
/** Characters of answers that are kept with a link: anybody may write long ones through a door, and those are read again. */
const LONGEST_KEPT = 4_000;

export function remember(link: Link): void {
  links.delete(link.invitationId);
  if (JSON.stringify(link.answers).length > LONGEST_KEPT) return;
  links.set(link.invitationId, { link, at: Date.now() });
  if (links.size > LINKS_KEPT) links.delete(links.keys().next().value ?? '');
}

export function recall(invitationId: string): Link | null {
  const known = links.get(invitationId);
  return known && Date.now() - known.at < KEPT_MS ? known.link : null;
}

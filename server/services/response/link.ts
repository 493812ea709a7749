import type { Attributes } from '@/domain/attributes';
import type { WorkspaceId } from '@/domain/ids';
import type { InteractionClass } from '@/domain/interaction';
import { INTERACTION_TYPE } from '@/domain/survey/conditions';
import type { Answers, SurveyDefinition } from '@/domain/survey/definition';
import type { PathContext } from '@/domain/survey/path';
import type { WorkspaceSettings } from '@/domain/workspace';
import { answerPool } from '@/server/db/client';

/** `open` takes answers; `completed` still may be changed; the others only have a friendly page. */
export type LinkState = 'open' | 'completed' | 'answered' | 'expired' | 'closed' | 'withdrawn';

/** One invitation as its page needs it. Times are ISO text; `version` is null for a survey that was never published, and
 * below zero for a trial of a draft. */
export type Link = {
  workspaceId: WorkspaceId;
  invitationId: string;
  surveyId: string;
  isTest: boolean;
  /** `door`: somebody who is not known came in by a door, the one named here. */
  channel: 'email' | 'link' | 'door';
  door: { publicId: string; name: string } | null;
  state: LinkState;
  editableUntil: string | null;
  version: number | null;
  visited: boolean;
  responseId: string | null;
  /** 0: nothing saved yet. */
  revision: number;
  answers: Answers;
  completed: boolean;
  lastPage: string | null;
  language: string | null;
  locale: string | null;
  /** What conditions see: the customer's, then the interaction's; frozen with the first score. */
  attributes: Attributes;
  company: string;
  settings: WorkspaceSettings;
  timezone: string;
  /** `id` is the caller's own. */
  customer: { id: string | null; name: string | null; email: string | null; attributes: Attributes };
  interaction: {
    type: string;
    class: InteractionClass | null;
    occurredAt: string;
    attributes: Attributes;
  } | null;
  /** Withdrawn by whoever had answered: nothing is kept. Absent on a door's page before its first answer. */
  deleted?: boolean;
  /** By which this customer recommends the company; only where the page shown next may name it. */
  referral?: { code: string; link: string };
  /** The reminder may be moved to another day. Absent on a door's page before its first answer. */
  mayPostpone?: boolean;
};

/** What conditions can ask for besides the answers. */
export const contextOf = (
  link: Pick<Link, 'attributes'> & { interaction: Pick<NonNullable<Link['interaction']>, 'type'> | null },
  language: string,
): PathContext => ({
  attributes: {
    ...link.attributes,
    ...(link.interaction && { [INTERACTION_TYPE]: link.interaction.type }),
  },
  language,
});

/** The link of an invitation whose token was read, with its state by the database's clock; null when there is none. One round trip. */
export async function openLink(invitationId: string): Promise<Link | null> {
  const { rows } = await answerPool().query<{ link: Link | null }>({
    name: 'open_link',
    text: 'select open_link($1) as link',
    values: [invitationId],
  });
  return rows[0]?.link ?? null;
}

/** Keeps that the page was fetched. `clicks`: bare clicks of the mail's scale by question key, shown apart and never scored. */
export async function recordVisit(
  invitationId: string,
  { clicks, isScanner }: { clicks: Record<string, string>; isScanner: boolean },
): Promise<void> {
  await answerPool().query({
    name: 'record_visit',
    text: 'select record_visit($1, $2, $3)',
    values: [invitationId, JSON.stringify(clicks), isScanner],
  });
}

/** Published versions never change: one read per process, the oldest forgotten first. */
const versions = new Map<string, SurveyDefinition>();
const VERSIONS_KEPT = 500;

/** The definition that a link's answers are pinned to. */
export async function definitionOf(link: Link): Promise<SurveyDefinition> {
  const key = `${link.surveyId}:${link.version}`;
  const known = versions.get(key);
  if (known) return known;
  const { rows } = await answerPool().query<{ definition: SurveyDefinition | null }>({
    name: 'definition_of',
    text: 'select definition_of($1, $2, $3) as definition',
    values: [link.workspaceId, link.surveyId, link.version],
  });
  const definition = rows[0]?.definition;
  if (!definition) throw new Error('a link names a survey version that is not there');
  if (versions.size >= VERSIONS_KEPT) versions.delete(versions.keys().next().value ?? '');
  versions.set(key, definition);
  return definition;
}

import { type EmbedRules, KIOSK_MINUTES } from '@/domain/door';
import { answerPool } from '@/server/db/client';
import type { Link } from '../response/link';

/** What whoever comes in by a door sees under this submission; null where there is no such door. Writes nothing. */
export async function openDoor(publicId: string, submission: string): Promise<Link | null> {
  const { rows } = await answerPool().query<{ link: Link | null }>({
    name: 'open_door',
    text: 'select open_door($1, $2) as link',
    values: [publicId, submission],
  });
  return rows[0]?.link ?? null;
}

export type Entering = {
  publicId: string;
  submission: string;
  /** When the page was made that is answered. */
  since: Date;
  /** See `invitation.device`; null where many share one device. */
  device: string | null;
  language: string;
  /** How long the answer may be gone on with and changed. */
  minutes: number;
};

/** Makes the invitation that a door's first answer hangs on; a repeat changes nothing. */
export async function enterDoor(entering: Entering): Promise<void> {
  await answerPool().query({
    name: 'enter_door',
    text: 'select enter_door($1)',
    values: [JSON.stringify(entering)],
  });
}

/** Counts one fetch of a door's page. */
export async function countDoorVisit(publicId: string): Promise<void> {
  await answerPool().query({
    name: 'count_door_visit',
    text: 'select count_door_visit($1)',
    values: [publicId],
  });
}

/** Whether whoever gave this answer on a counter's tablet may still stand before it. */
export async function isAtCounter(invitationId: string): Promise<boolean> {
  const { rows } = await answerPool().query<{ is: boolean | null }>({
    name: 'is_at_counter',
    text: 'select is_at_counter($1, $2) as is',
    values: [invitationId, KIOSK_MINUTES],
  });
  return rows[0]?.is ?? false;
}

/** What a web page asks of a door: whether it takes answers, and when to show it; null where there is no such door. */
export async function rulesOfDoor(
  publicId: string,
): Promise<{ isOpen: boolean; rules: EmbedRules | null } | null> {
  const { rows } = await answerPool().query<{
    door: { isOpen: boolean; rules: EmbedRules | null } | null;
  }>({ name: 'door_rules', text: 'select door_rules($1) as door', values: [publicId] });
  return rows[0]?.door ?? null;
}

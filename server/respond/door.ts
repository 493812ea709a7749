import { DOOR_HOURS, KIOSK_DAYS } from '@/domain/door';
import { newId } from '@/domain/ids';
import { log } from '../log';
import { countDoorVisit, enterDoor, openDoor } from '../services/door/enter';
import { definitionOf } from '../services/response/link';
import { deviceHash, makeToken, nthSubmission, readToken } from '../tokens';
import { acceptPage, type Entry } from './accept';
import { answerWith } from './answer';
import type { Call } from './handle';
import { isOpening, languageWish, originOf } from './origin';
import type { Posted } from './plan';
import { languageFor } from './scene';
import { clicksOf, drawStep } from './show';
import { showClosed, showUnknown } from './states';

/** GET and HEAD of a door: its first page, with a fresh submission signed into the form. Writes no answer, ever. */
export async function showDoor(call: Call, publicId: string): Promise<void> {
  const id = newId();
  const link = await openDoor(publicId, id);
  if (!link) return showUnknown(call);
  if (link.state !== 'open') return showClosed(call, link, 'closed');
  const definition = await definitionOf(link);
  const language = languageFor(definition, link, languageWish(call));
  noteVisit(call, publicId);
  await answerWith(
    call,
    drawStep(link, definition, {
      language,
      mode: call.mode,
      page: null,
      clicks: clicksOf(definition, call.query),
      submission: makeToken('submission', id),
    }),
  );
}

/**
 * POST of a door's first page. The submission signed into the form makes a retry harmless: the same one is the same answer.
 * A form without one (somebody's own program) is an answer of its own. From then on it is a link like any other.
 */
export const acceptAtDoor = (call: Call, publicId: string): Promise<void> =>
  acceptPage(call, (given, here) => entryOf(here, publicId, given));

function entryOf(call: Call, publicId: string, given: Posted): Entry {
  const signed = given.control('_submission') ?? '';
  const page = readToken('submission', signed);
  const first = page ?? newId();
  const isKiosk = call.mode === 'kiosk';
  const id = nthSubmission(first, page ? sequenceOf(given) : 0);
  return {
    invitationId: id,
    open: () => openDoor(publicId, id),
    enter: (link, language) =>
      enterDoor({
        publicId,
        submission: id,
        since: madeAt(first),
        device: isKiosk ? null : deviceHash(link.workspaceId, originOf(call), new Date()),
        language,
        minutes: (isKiosk ? KIOSK_DAYS * 24 : DOOR_HOURS) * 60,
      }),
    submission: page ? signed : makeToken('submission', first),
    path: `/s/${makeToken('answer', id)}`,
  };
}

/** Which answer of a kiosk's page this is: it needs no new page, hence no connection, for the next person. */
function sequenceOf({ control }: Posted): number {
  const sequence = Number(control('_sequence') ?? 0);
  return Number.isInteger(sequence) && sequence >= 0 && sequence < 100_000 ? sequence : 0;
}

/** When a UUIDv7 was made (RFC 9562: its first 48 bits are Unix milliseconds). */
const madeAt = (id: string): Date => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));

/** A kiosk's page is fetched without anybody there. */
function noteVisit(call: Call, publicId: string): void {
  if (!isOpening(call) || call.mode === 'kiosk') return;
  countDoorVisit(publicId).catch(error =>
    log().warn({ err: error instanceof Error ? error.message : String(error) }, 'visit not counted'),
  );
}

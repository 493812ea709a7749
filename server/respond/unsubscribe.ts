import { openLink } from '../services/response/link';
import { unsubscribeByToken } from '../services/suppression/unsubscribe';
import { makeToken } from '../tokens';
import { answerWith } from './answer';
import type { Call } from './handle';
import { renderUnsubscribe } from './page';
import { sceneFor, showUnknown } from './states';

/** GET: a page with a button. Changes nothing, so that mail scanners may look. */
export const showUnsubscribe = (call: Call, invitationId: string): Promise<void> =>
  answerUnsubscribe(call, invitationId, false);

/**
 * POST to the one-click address (RFC 8058): whatever the body says, 200 without redirect or cookie; ten repeats leave
 * one state. The token alone decides.
 */
export async function takeUnsubscribe(call: Call, invitationId: string, token: string): Promise<void> {
  call.req.resume();
  await unsubscribeByToken(token);
  await answerUnsubscribe(call, invitationId, true);
}

async function answerUnsubscribe(call: Call, invitationId: string, isDone: boolean): Promise<void> {
  const link = await openLink(invitationId);
  if (!link) return showUnknown(call);
  const scene = await sceneFor(call, link);
  const action = `/s/${makeToken('unsubscribe', invitationId)}?unsubscribe`;
  await answerWith(call, { status: 200, scene, main: () => renderUnsubscribe(scene, { action, isDone }) });
}

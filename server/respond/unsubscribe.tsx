/** @jsxImportSource preact */
import { openLink } from '../services/response/link';
import { unsubscribeByToken } from '../services/suppression/unsubscribe';
import { makeToken } from '../tokens';
import { answerWith } from './answer';
import type { Call } from './handle';
import { renderWish } from './page';
import { sceneFor, showUnknown } from './states';
import { wishUrl } from './view';
import { fill, sentences } from './words/words';

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
  // The address may carry a token that is good for this alone.
  const scene = { ...(await sceneFor(call, link)), offers: [] };
  const { words, company, language } = scene;
  const path = `/s/${makeToken('unsubscribe', invitationId)}`;
  const action = path + wishUrl(scene, 'unsubscribe', language);
  const main = () =>
    renderWish(scene, {
      wish: 'unsubscribe',
      title: isDone ? words.unsubscribed : fill(words.unsubscribeTitle, { company }),
      text: isDone
        ? sentences(language, fill(words.unsubscribedText, { company }), words.mayClose)
        : words.unsubscribeText,
      children: (
        <>
          {!isDone && (
            <form method="post" action={action} class="then">
              <button type="submit" class="send">
                {words.unsubscribe}
              </button>
            </form>
          )}
          {!link.door && (
            <p class="ways">
              <a href={path + wishUrl(scene, 'preferences', language)}>
                {isDone ? words.preferences.title : words.preferences.less}
              </a>
            </p>
          )}
        </>
      ),
    });
  await answerWith(call, { status: 200, scene, main, script: false });
}

/** @jsxImportSource preact */
import { inWorkspace } from '../db/tenant';
import { openLink } from '../services/response/link';
import { removeAnswer } from '../services/response/remove';
import { answerWith, goTo } from './answer';
import type { Call } from './handle';
import { remember } from './memory';
import { renderWish } from './page';
import { endOf } from './scene';
import { showLink } from './show';
import { sceneFor, showUnknown } from './states';
import { wishUrl } from './view';

/** GET of `?delete`: a button, where something is stored. Changes nothing. */
export async function showDelete(call: Call, invitationId: string): Promise<void> {
  const link = await openLink(invitationId);
  if (!link) return showUnknown(call);
  if (!link.responseId) return showLink(call, invitationId);
  const scene = await sceneFor(call, link);
  const { words, language } = scene;
  const main = () =>
    renderWish(scene, {
      wish: 'delete',
      title: words.remove.title,
      text: words.remove.text,
      children: (
        <form method="post" action={wishUrl(scene, 'delete', language)} class="acts then">
          <button type="submit" class="send">
            {words.remove.button}
          </button>
          <a href={wishUrl(scene, null, language)} class="go quiet">
            {words.back}
          </a>
        </form>
      ),
    });
  await answerWith(call, { status: 200, scene: endOf(scene), main, script: false });
}

/** POST of `?delete`: what was answered is gone, and the link says so from now on. Any number of repeats leave one state. */
export async function takeDelete(call: Call, invitationId: string): Promise<void> {
  call.req.resume();
  const link = await openLink(invitationId);
  if (!link) return showUnknown(call);
  await inWorkspace(link.workspaceId, { kind: 'customer', id: invitationId }, ctx =>
    removeAnswer({ ctx, input: { invitation: invitationId } }),
  );
  // Nor does this process remember it.
  const now = await openLink(invitationId);
  if (now) remember(now);
  const query = new URLSearchParams(call.query);
  query.delete('delete');
  goTo(call, query.size > 0 ? `${call.path}?${query}` : call.path);
}

/** @jsxImportSource preact */
import type { LaterDays } from '@/domain/sending/later';
import { inWorkspace } from '../db/tenant';
import { postponeInvitation } from '../services/invitation/postpone';
import { type Postponement, readPostponement } from '../services/invitation/postponement';
import { type Link, openLink } from '../services/response/link';
import { answerWith, goTo } from './answer';
import { readForm } from './body';
import type { Call } from './handle';
import { overLimit } from './limit';
import { renderWish } from './page';
import { showLink } from './show';
import { sceneFor, showBusy, showTooLarge, showUnknown, showUnreadable } from './states';
import { type Scene, wishUrl } from './view';
import type { Words } from './words/type';
import { dayText, fill, sentences } from './words/words';

/** GET of `?later`: the days to choose from, and the one that was wished for. Changes nothing. */
export async function showLater(call: Call, invitationId: string): Promise<void> {
  const link = await openLink(invitationId);
  if (!link) return showUnknown(call);
  const standing = await inLink(link, ctx => readPostponement({ ctx, input: { invitation: invitationId } }));
  // Nothing to wish for: the survey, or what became of it.
  if (!standing || link.state !== 'open' || (!standing.plannedAt && standing.choices.length === 0))
    return showLink(call, invitationId);
  const scene = await sceneFor(call, link);
  const offers = scene.offers.filter(wish => wish !== 'later');
  const main = () => renderLater(scene, standing);
  await answerWith(call, { status: 200, scene: { ...scene, offers }, main, script: false });
}

/** POST of `?later`: moves the reminder, then shows when it comes. A day that is not offered changes nothing. */
export async function takeLater(call: Call, invitationId: string): Promise<void> {
  const form = await readForm(call.req);
  if (form === 'too_large') return showTooLarge(call);
  if (form === 'unreadable') return showUnreadable(call);
  const wait = await overLimit(invitationId);
  if (wait !== null) return showBusy(call, form, wait);
  const link = await openLink(invitationId);
  if (!link) return showUnknown(call);
  const days = Number(form.findLast(([name]) => name === '_later')?.[1]);
  await inLink(link, ctx => postponeInvitation({ ctx, input: { invitation: invitationId, days } }));
  goTo(call, `${call.path}?${call.query}`);
}

const inLink = <T,>(link: Link, work: Parameters<typeof inWorkspace<T>>[2]): Promise<T> =>
  inWorkspace(link.workspaceId, { kind: 'customer', id: link.invitationId }, work);

function renderLater(scene: Scene, { plannedAt, choices, zone }: Postponement): string {
  const { words, language } = scene;
  const day = (at: Date) => dayText(at.toISOString(), { language, timezone: zone, now: new Date() });
  const others = choices.filter(({ at }) => at.getTime() !== plannedAt?.getTime());
  return renderWish(scene, {
    wish: 'later',
    title: plannedAt ? words.later.doneTitle : words.later.title,
    text: plannedAt
      ? sentences(language, fill(words.later.doneText, { date: day(plannedAt) }), words.mayClose)
      : words.later.text,
    children: (
      <>
        {plannedAt && others.length > 0 && <h2 class="then">{words.later.title}</h2>}
        <form method="post" action={wishUrl(scene, 'later', language)} class="choices then">
          {others.map(({ days, at, isMoved }) => (
            <button key={days} type="submit" name="_later" value={days} class="quiet">
              {isMoved ? (
                day(at)
              ) : (
                <>
                  {wordsFor(days, words)} <small>{day(at)}</small>
                </>
              )}
            </button>
          ))}
        </form>
        <p class="ways">
          <a href={wishUrl(scene, null, language)}>{words.back}</a>
        </p>
      </>
    ),
  });
}

const wordsFor = (days: LaterDays, { later }: Words): string =>
  ({ 1: later.tomorrow, 3: later.threeDays, 7: later.week })[days];

import type { SurveyDefinition } from '@/domain/survey/definition';
import type { QualityFlag } from '@/domain/survey/quality';
import { log } from '../log';
import { contextOf, definitionOf, type Link, openLink } from '../services/response/link';
import { saveAnswers } from '../services/response/save';
import { answerWith, goTo } from './answer';
import { readForm } from './body';
import type { Call } from './handle';
import { overLimit } from './limit';
import { recall, remember } from './memory';
import { languageWish, networkOf } from './origin';
import { renderQuestions } from './page';
import { languageOf, type Plan, type Posted, planPost, posted } from './plan';
import { withReferral } from './referral';
import { sceneOf, viewOf } from './scene';
import { drawStep } from './show';
import { showBusy, showClosed, showTooLarge, showUnavailable, showUnknown, showUnreadable } from './states';
import type { Mode } from './view';

/** Every lost race means that somebody else's save went through; more of them than this is a storm. */
const MOST_RACES = 100;

/** Whose answer a post is. */
export type Entry = {
  invitationId: string;
  /** The link as it stands; null where there is none. */
  open: () => Promise<Link | null>;
  /** Makes the link that the first answer through a door hangs on. */
  enter?: (link: Link, language: string) => Promise<void>;
  /** The signed submission that the page shown again carries on. */
  submission?: string;
  /** Where the answer is gone on with, when that is not the address posted to. */
  path?: string;
};

/** Whom a personal link belongs to. */
export const personalEntry = (invitationId: string): Entry => ({
  invitationId,
  open: () => openLink(invitationId),
});

/** POST of a page: saved and 303 to the next one, or 422 with what was typed and the faults beside their questions. */
export async function acceptPage(call: Call, entryOf: (given: Posted, here: Call) => Entry): Promise<void> {
  const form = await readForm(call.req);
  if (form === 'too_large') return showTooLarge(call);
  if (form === 'unreadable') return showUnreadable(call);
  const given = posted(form);
  const here = { ...call, mode: modeOf(given) ?? call.mode };
  const entry = entryOf(given, here);
  const wait = await overLimit(entry.invitationId, entry.enter && networkOf(call));
  if (wait !== null) return showBusy(call, form, wait);
  try {
    await take(here, entry, given);
  } catch (error) {
    log().error({ err: error instanceof Error ? error.message : String(error) }, 'answer not saved');
    if (call.res.headersSent) call.res.destroy();
    else await showUnavailable(call, form);
  }
}

async function take(call: Call, entry: Entry, given: Posted): Promise<void> {
  const known = recall(entry.invitationId);
  let link = known ?? (await entry.open());
  let isFresh = known === null;
  for (let race = 0; race < MOST_RACES && link; race++) {
    if (link.state !== 'open' && link.state !== 'completed') {
      if (isFresh) return showClosed(call, link, link.state);
      [link, isFresh] = [await entry.open(), true];
      continue;
    }
    link = pinned(link, given);
    const definition = await definitionOf(link);
    const language = languageOf(definition, link, given, languageWish(call));
    const plan = planPost(link, definition, given, language);
    if (!isFresh && plan?.do !== 'save') {
      [link, isFresh] = [await entry.open(), true];
      continue;
    }
    if (!plan) throw new Error('the survey has no page to post to');
    if (plan.do !== 'save') return showAgain(call, link, definition, { plan, language, entry });

    const { answers, completed } = plan;
    const page = given.isPartial || given.control('_back') !== null ? null : plan.page.id;
    if (link.responseId === null) await entry.enter?.(link, language);
    const marks = { flags: flagsOf(given), ms: readMs(given) };
    const saved = await saveAnswers({ link, definition, answers, language, page, completed, ...marks });
    if (saved.outcome === 'unknown') return showUnknown(call);
    if (saved.outcome === 'stale') {
      [link, isFresh] = [saved.link, true];
      continue;
    }
    if (saved.outcome !== 'saved') return showClosed(call, saved.link, saved.outcome);
    const now: Link = {
      ...link,
      answers,
      language,
      revision: saved.revision,
      completed: saved.completed,
      state: saved.completed ? 'completed' : 'open',
      lastPage: page ?? link.lastPage,
      responseId: saved.responseId,
    };
    remember(now);
    return goOn(call, now, definition, { plan, given, entry });
  }
  return link ? showUnavailable(call, given.form) : showUnknown(call);
}

/** A first answer belongs to the version that was shown, even when another was published meanwhile. */
function pinned(link: Link, { control }: Posted): Link {
  const shown = Number(control('_version'));
  const isOlder = link.version !== null && Number.isInteger(shown) && shown >= 1 && shown < link.version;
  return link.responseId === null && isOlder ? { ...link, version: shown } : link;
}

/** 422 with the same page and its faults; 200 with the same page in another language. Nothing was saved. */
async function showAgain(
  call: Call,
  link: Link,
  definition: SurveyDefinition,
  { plan, language, entry }: { plan: Exclude<Plan, { do: 'save' }>; language: string; entry: Entry },
): Promise<void> {
  const { page, answers, fields } = plan;
  const scene = sceneOf(link, definition, { language, answers, now: new Date(), mode: call.mode });
  const faults = plan.do === 'refuse' ? plan.faults : [];
  const view = viewOf({ ...link, answers }, definition, page, {
    context: contextOf(link, language),
    ...(fields && { fields }),
    faults,
    notice: plan.do === 'refuse' && plan.isUnreached ? scene.words.unreached : null,
    ...(link.responseId === null && entry.submission && { submission: entry.submission }),
  });
  await answerWith(call, {
    status: plan.do === 'refuse' ? 422 : 200,
    scene,
    main: () => renderQuestions(scene, view),
    faults: faults.length,
  });
}

/** After the commit: on to the next page. */
async function goOn(
  call: Call,
  link: Link,
  definition: SurveyDefinition,
  { plan, given, entry }: { plan: Extract<Plan, { do: 'save' }>; given: Posted; entry: Entry },
): Promise<void> {
  const query = new URLSearchParams(call.mode === 'page' ? {} : { [call.mode]: '1' });
  const path = entry.path ?? call.path;
  if (plan.goto) query.set('page', plan.goto);
  if (plan.goto && plan.isDropping) query.set('dropped', '1');
  const url = query.size > 0 ? `${path}?${query}` : path;
  const headers = { 'afterword-url': url, 'afterword-revision': link.revision };
  if (!call.isFragment) return goTo(call, url);
  if (given.isPartial) {
    call.res.writeHead(204, { ...headers, 'cache-control': 'no-store' }).end();
    return;
  }
  // The thank-you page tells until when the answer may be changed, by the database's clock.
  const shown = plan.goto ? link : ((await openLink(link.invitationId)) ?? link);
  const language = link.language ?? definition.languages[0] ?? 'en';
  const step = drawStep(await withReferral(shown, definition), definition, {
    language,
    mode: call.mode,
    page: plan.goto,
    isDropped: plan.isDropping,
  });
  await answerWith(call, { ...step, headers });
}

/** A field that no person sees was filled in. */
const flagsOf = ({ control }: Posted): QualityFlag[] => (control('_website') ? ['bot'] : []);

function readMs({ control }: Posted): number | null {
  const ms = Number(control('_ms') ?? Number.NaN);
  return Number.isFinite(ms) && ms >= 0 ? Math.round(ms) : null;
}

/** The page's own word for where it stands: the script posts to its bare address. */
function modeOf({ control }: Posted): Mode | null {
  const mode = control('_mode');
  return mode === 'kiosk' || mode === 'embed' ? mode : null;
}

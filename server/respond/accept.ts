import type { SurveyDefinition } from '@/domain/survey/definition';
import { log } from '../log';
import { contextOf, definitionOf, type Link, openLink } from '../services/response/link';
import { saveAnswers } from '../services/response/save';
import { answerWith } from './answer';
import { type Form, readForm } from './body';
import type { Call } from './handle';
import { overLimit } from './limit';
import { recall, remember } from './memory';
import { renderQuestions } from './page';
import { languageOf, type Plan, type Posted, planPost, posted } from './plan';
import { sceneOf, viewOf } from './scene';
import { drawStep } from './show';
import { showBusy, showClosed, showTooLarge, showUnavailable, showUnknown, showUnreadable } from './states';

/** Every lost race means that somebody else's save went through; more of them than this is a storm. */
const MOST_RACES = 100;

/** POST of a page: saved and 303 to the next one, or 422 with what was typed and the faults beside their questions. */
export async function acceptPage(call: Call, invitationId: string): Promise<void> {
  const form = await readForm(call.req);
  if (form === 'too_large') return showTooLarge(call);
  if (form === 'unreadable') return showUnreadable(call);
  const wait = await overLimit(invitationId);
  if (wait !== null) return showBusy(call, form, wait);
  try {
    await take(call, invitationId, form);
  } catch (error) {
    log().error({ err: error instanceof Error ? error.message : String(error) }, 'answer not saved');
    if (call.res.headersSent) call.res.destroy();
    else await showUnavailable(call, form);
  }
}

async function take(call: Call, invitationId: string, form: Form): Promise<void> {
  const given = posted(form);
  const known = recall(invitationId);
  let link = known ?? (await openLink(invitationId));
  let isFresh = known === null;
  for (let race = 0; race < MOST_RACES && link; race++) {
    if (link.state !== 'open' && link.state !== 'completed') {
      if (isFresh) return showClosed(call, link, link.state);
      [link, isFresh] = [await openLink(invitationId), true];
      continue;
    }
    link = pinned(link, given);
    const definition = await definitionOf(link);
    const language = languageOf(definition, link, given, {
      asked: call.query.get('lang'),
      acceptLanguage: call.req.headers['accept-language'],
    });
    const plan = planPost(link, definition, given, language);
    if (!isFresh && plan?.do !== 'save') {
      [link, isFresh] = [await openLink(invitationId), true];
      continue;
    }
    if (!plan) throw new Error('the survey has no page to post to');
    if (plan.do !== 'save') return showAgain(call, link, definition, plan, language);

    const { answers, completed } = plan;
    const page = given.isPartial || given.control('_back') !== null ? null : plan.page.id;
    const saved = await saveAnswers({ link, definition, answers, language, page, completed });
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
    return goOn(call, now, definition, plan, given);
  }
  return link ? showUnavailable(call, form) : showUnknown(call);
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
  plan: Exclude<Plan, { do: 'save' }>,
  language: string,
): Promise<void> {
  const { page, answers, fields } = plan;
  const scene = sceneOf(link, definition, { language, answers, now: new Date() });
  const faults = plan.do === 'refuse' ? plan.faults : [];
  const view = viewOf({ ...link, answers }, definition, page, {
    context: contextOf(link, language),
    ...(fields && { fields }),
    faults,
    notice: plan.do === 'refuse' && plan.isUnreached ? scene.words.unreached : null,
  });
  await answerWith(call, {
    status: plan.do === 'refuse' ? 422 : 200,
    scene,
    main: () => renderQuestions(scene, view),
    faults: faults.length,
    frameOrigins: link.settings.frameOrigins ?? [],
  });
}

/** After the commit: on to the next page. */
async function goOn(
  call: Call,
  link: Link,
  definition: SurveyDefinition,
  plan: Extract<Plan, { do: 'save' }>,
  given: Posted,
): Promise<void> {
  const query = new URLSearchParams();
  if (plan.goto) query.set('page', plan.goto);
  if (plan.goto && plan.isDropping) query.set('dropped', '1');
  const url = query.size > 0 ? `${call.path}?${query}` : call.path;
  const headers = { 'afterword-url': url, 'afterword-revision': link.revision };
  if (!call.isFragment) {
    call.res
      .writeHead(303, {
        location: url,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-length': 0,
      })
      .end();
    return;
  }
  if (given.isPartial) {
    call.res.writeHead(204, { ...headers, 'cache-control': 'no-store' }).end();
    return;
  }
  // The thank-you page tells until when the answer may be changed, by the database's clock.
  const shown = plan.goto ? link : ((await openLink(link.invitationId)) ?? link);
  const language = link.language ?? definition.languages[0] ?? 'en';
  const step = drawStep(shown, definition, { language, page: plan.goto, isDropped: plan.isDropping });
  await answerWith(call, { ...step, headers });
}

import { surveyDefinition } from '@/domain/survey/definition';
import { resolveTheme } from '@/domain/survey/theme';
import type { Link, LinkState } from '../services/response/link';
import { definitionOf } from '../services/response/link';
import { answerWith } from './answer';
import type { Form } from './body';
import type { Call } from './handle';
import { leadBack } from './kiosk-bar';
import { languageWish } from './origin';
import { renderClosed, renderNotice } from './page';
import { contactUrlOf, endOf, languageFor, sceneOf } from './scene';
import { type Scene, wishUrl } from './view';
import { languageAsked, wordsFor } from './words/words';

/** 404: says nothing about why. */
export const showUnknown = (call: Call): Promise<void> => {
  const scene = bareScene(call);
  return answerWith(call, {
    status: 404,
    scene,
    headers: leadBack(scene, 'closed'),
    main: () => renderClosed(scene, 'unknown'),
    key: scene.mode === 'page' ? `unknown:${scene.language}` : null,
  });
};

/** A link that takes no answers: 410 where it is over, 200 after a completed answer. */
export async function showClosed(
  call: Call,
  link: Link,
  state: Exclude<LinkState, 'open' | 'completed'>,
): Promise<void> {
  const scene = await sceneFor(call, link);
  const deleteUrl = scene.offers.includes('delete') ? wishUrl(scene, 'delete', scene.language) : null;
  await answerWith(call, {
    status: state === 'answered' ? 200 : 410,
    scene: endOf(scene),
    headers: leadBack(scene, state === 'closed' ? 'closed' : 'end'),
    main: () => renderClosed(scene, state, { isDeleted: link.deleted === true, deleteUrl }),
  });
}

/** The link's own scene, in the language that is `wanted`; the bare one for a survey that was never published. */
export async function sceneFor(call: Call, link: Link, wanted?: string): Promise<Scene> {
  if (link.version === null)
    return {
      ...bareScene(call),
      company: link.settings.companyName || link.company,
      contactUrl: contactUrlOf(link.settings.contact),
      theme: resolveTheme(link.settings.theme, {}),
    };
  const definition = await definitionOf(link);
  const language = wanted ?? languageFor(definition, link, languageWish(call));
  return sceneOf(link, definition, { language, answers: link.answers, now: new Date(), mode: call.mode });
}

/** 503: the database is away or something broke. What was typed stays on the page, behind a button that sends it again. */
export const showUnavailable = (call: Call, kept: Form | null): Promise<void> =>
  showNotice(call, 503, words => (kept ? { title: words.retryTitle, text: words.retryText } : words.away), {
    retryAfter: 5,
    ...(kept && { kept }),
  });

/** 429. */
export const showBusy = (call: Call, kept: Form, seconds: number): Promise<void> =>
  showNotice(call, 429, words => ({ title: words.retryTitle, text: words.busy }), {
    kept,
    retryAfter: seconds,
  });

/** 413. */
export const showTooLarge = (call: Call): Promise<void> =>
  showNotice(call, 413, words => ({ title: words.retryTitle, text: words.tooLarge }));

/** 415. */
export const showUnreadable = (call: Call): Promise<void> => showNotice(call, 415, words => words.unreadable);

async function showNotice(
  call: Call,
  status: number,
  say: (words: Scene['words']) => { title: string; text: string },
  { kept, retryAfter }: { kept?: Form; retryAfter?: number } = {},
): Promise<void> {
  const scene = bareScene(call, kept?.find(([name]) => name === '_lang')?.[1]);
  await answerWith(call, {
    status,
    scene,
    main: () => renderNotice(scene, { state: 'question', ...say(scene.words), ...(kept && { kept }) }),
    headers: {
      ...(!kept && leadBack(scene, 'closed')),
      ...(retryAfter && { 'retry-after': String(retryAfter) }),
    },
  });
}

/** The product's own page, where no survey is known. */
export function bareScene(call: Call, shown?: string): Scene {
  const language = languageAsked(call.req.headers['accept-language'], shown ?? call.query.get('lang'));
  const words = wordsFor(language);
  const definition = surveyDefinition.parse({ name: words.survey, languages: [language] });
  return {
    definition,
    language,
    words,
    company: 'Afterword',
    say: () => '',
    address: url => url,
    reason: '',
    privacyUrl: null,
    offers: [],
    contactUrl: null,
    theme: resolveTheme(undefined, {}),
    isTest: false,
    isAnybody: false,
    mode: call.mode,
    start: call.mode === 'kiosk' && call.path.startsWith('/s/p/') ? `${call.path}?kiosk=1` : null,
    frames: [],
  };
}

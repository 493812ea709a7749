import type { OutgoingHttpHeaders } from 'node:http';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { endingOf } from '@/domain/survey/path';
import { expandAddress, expandPiping } from '@/domain/survey/piping';
import { resolveTheme, type Theme } from '@/domain/survey/theme';
import { matchLanguage, pickText } from '@/domain/survey/translate';
import { pageHeaders } from './headers';
import { marksOf } from './marks';
import { renderDocument, renderQuestions, renderThanks } from './page';
import { viewOf } from './scene';
import type { Scene } from './view';
import { wordsFor } from './words/words';

export type PreviewWish = {
  language: string;
  /** Id of a page or an ending; the first page where it is left out or gone. */
  page?: string | null;
  company: string;
  /** The company's look, for what the survey does not say itself. */
  theme?: Theme;
};

/** Stands where a customer's own link will. */
const SAMPLE_REFERRAL = { code: 'k7m2p9x4', link: 'https://example.com/k7m2p9x4' };

/**
 * The real respondent page of an unsaved draft, for the builder's frame: same renderer, same style sheet, nothing can be
 * sent from it. `headers` allow framing by this origin only. The frame's width is the device.
 */
export function renderPreview(
  definition: SurveyDefinition,
  wish: PreviewWish,
): { html: string; headers: OutgoingHttpHeaders } {
  const language = matchLanguage(definition.languages, wish.language) ?? definition.languages[0] ?? 'en';
  const values = { company: { name: wish.company }, referral: SAMPLE_REFERRAL };
  const scene: Scene = {
    definition,
    language,
    words: wordsFor(language),
    company: wish.company,
    say: text => expandPiping(pickText(text, language, definition.languages), values),
    address: url => expandAddress(url, values),
    reason: '',
    privacyUrl: null,
    offers: [],
    contactUrl: null,
    theme: resolveTheme(wish.theme, definition.theme),
    isTest: false,
    isAnybody: false,
    mode: 'page',
    start: null,
    frames: ["'self'"],
    at: marksOf(definition),
  };
  const html = renderDocument(scene, mainOf(scene, wish.page ?? null), { script: false });
  return { html, headers: pageHeaders(scene) };
}

function mainOf(scene: Scene, wanted: string | null): string {
  const { definition, language } = scene;
  const page = definition.pages.find(({ id }) => id === wanted);
  const ending = wanted && !page ? endingOf(definition, wanted) : undefined;
  const shown = page ?? (ending ? undefined : definition.pages[0]);
  if (!shown) {
    const last = ending ?? definition.endings[0];
    const href = last?.link ? scene.address(last.link.url) : null;
    return renderThanks(scene, { ending: last, href, until: null, changeUrl: null, deleteUrl: null });
  }
  const nobody = { answers: {}, revision: 0, version: 0, invitationId: 'preview' };
  // Conditions are left open in a preview: what is being edited is always in view.
  const view = viewOf(nobody, definition, shown, { context: { language }, isPreview: true });
  const index = definition.pages.indexOf(shown);
  return renderQuestions(scene, {
    ...view,
    questions: shown.questions,
    place: index + 1,
    places: definition.pages.length,
    backTo: definition.pages[index - 1]?.id ?? null,
  });
}

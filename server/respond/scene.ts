import { type Condition, leavesOf } from '@/domain/survey/conditions';
import type { Answers, Page, Question, SurveyDefinition } from '@/domain/survey/definition';
import type { FormFields } from '@/domain/survey/form';
import { isOwed, nextPage, type PathContext, pathOf, routeOf } from '@/domain/survey/path';
import { answersAsText, expandAddress, expandPiping } from '@/domain/survey/piping';
import { resolveTheme } from '@/domain/survey/theme';
import { bestLanguage, pickText } from '@/domain/survey/translate';
import type { AnswerFault } from '@/domain/survey/value';
import type { Link } from '@/server/services/response/link';
import { originsOf } from './origin';
import { fieldsOf, type Mode, type QuestionView, type Scene, STAYING, type Wish } from './view';
import type { Words } from './words/type';
import { dayText, fill, sentences, wordsFor } from './words/words';

/** The language to show: asked for now, used before, the customer's, the browser's. */
export const languageFor = (
  definition: SurveyDefinition,
  link: Link,
  { asked, acceptLanguage }: { asked: string | null; acceptLanguage: string | undefined },
): string =>
  bestLanguage(definition.languages, {
    asked: asked ?? link.language,
    locale: link.locale,
    acceptLanguage: acceptLanguage ?? null,
  });

/** Who speaks on this link's pages. `answers` are those that may be quoted in later texts. */
export function sceneOf(
  link: Link,
  definition: SurveyDefinition,
  { language, answers, now, mode }: { language: string; answers: Answers; now: Date; mode: Mode },
): Scene {
  const words = wordsFor(language);
  const company = link.settings.companyName || link.company;
  const { interaction, customer, settings, timezone } = link;
  const date = interaction ? dayText(interaction.occurredAt, { language, timezone, now }) : '';
  const values = {
    customer: { ...customer.attributes, id: customer.id, name: customer.name, email: customer.email },
    interaction: { ...interaction?.attributes, ...(interaction && { type: interaction.type, date }) },
    answers: answersAsText(definition, answers, language),
    company: { name: company },
    ...(link.referral && { referral: link.referral }),
  };
  return {
    definition,
    language,
    words,
    company,
    say: text => expandPiping(pickText(text, language, definition.languages), values),
    address: url => expandAddress(url, values),
    reason: sentences(
      language,
      fill(words.asked[occasionOf(link)], { company, date }),
      ...ownersOf(link, words),
    ),
    privacyUrl: settings.privacyUrl ?? null,
    offers: mode === 'kiosk' ? [] : offersOf(link),
    contactUrl: contactUrlOf(settings.contact),
    theme: resolveTheme(settings.theme, definition.theme),
    isTest: link.isTest,
    isAnybody: link.door !== null,
    mode,
    start: mode === 'kiosk' && link.door ? startOf(link.door.publicId) : null,
    frames: originsOf(settings.frameOrigins ?? []),
  };
}

/** Where a counter's tablet starts again. */
const startOf = (publicId: string): string => `/s/p/${publicId}?kiosk=1`;

const occasionOf = ({ door, interaction }: Link) =>
  door ? 'anybody' : interaction ? (interaction.class ?? 'other') : 'none';

/** Whose answer it is, or will be. */
function ownersOf({ door, state }: Link, words: Words): string[] {
  const isOpen = state === 'open' || state === 'completed';
  if (!isOpen && state !== 'answered') return [];
  if (door) return [words.unnamed];
  return isOpen ? [words.named, words.personal] : [words.named];
}

/** Nobody can be unsubscribed who came in by a door. */
function offersOf({ door, state, mayPostpone, responseId }: Link): Wish[] {
  return [
    ...(door ? [] : ['unsubscribe' as const, 'preferences' as const]),
    ...(state === 'open' && mayPostpone ? ['later' as const] : []),
    ...(responseId ? ['delete' as const] : []),
  ];
}

/** The scene of a last page, which offers to delete the answer itself. */
export const endOf = (scene: Scene): Scene => ({
  ...scene,
  offers: scene.offers.filter(wish => STAYING.has(wish)),
});

/** A setting's address as a link. */
export const contactUrlOf = (contact: string | undefined): string | null =>
  contact === undefined ? null : /^https?:/i.test(contact) ? contact : `mailto:${contact}`;

/**
 * The page a visit without a wish shows: the one after the page posted last, but never past an unanswered required
 * question; null at the end.
 */
export function currentPage(
  definition: SurveyDefinition,
  link: Pick<Link, 'answers' | 'lastPage'>,
  context: PathContext,
): string | null {
  const path = pathOf(definition, link.answers, context);
  const next = nextPage(definition, link.lastPage, link.answers, context);
  if (path.ending === null) {
    const owed = path.pages.at(-1) ?? null;
    return next.kind === 'page' && path.pages.includes(next.id) ? next.id : owed;
  }
  return next.kind === 'page' ? next.id : null;
}

/** Whether the answers allow this page to be shown: it is on their path and no required question before it is open. */
export const mayShow = (
  definition: SurveyDefinition,
  pageId: string,
  answers: Answers,
  context: PathContext,
): boolean => pathOf(definition, answers, context).pages.includes(pageId);

/** The view of one page on the way. `fields` replaces what is stored (typed text after a fault, a click in the mail). */
export function viewOf(
  link: Pick<Link, 'answers' | 'revision' | 'version' | 'invitationId'>,
  definition: SurveyDefinition,
  page: Page,
  options: {
    context: PathContext;
    fields?: FormFields;
    faults?: AnswerFault[];
    notice?: string | null;
    submission?: string | null;
    isPreview?: boolean;
  },
): QuestionView {
  const { context } = options;
  const { stops } = routeOf(definition, link.answers, context);
  const index = stops.findIndex(stop => stop.page.id === page.id);
  const questions = stops[index]?.questions ?? page.questions;
  return {
    page,
    questions,
    fields: options.fields ?? fieldsOf(questions, link.answers),
    faults: options.faults ?? [],
    version: link.version ?? 0,
    revision: link.revision,
    place: Math.max(index, 0) + 1,
    places: Math.max(stops.length, 1),
    backTo: stops[index - 1]?.page.id ?? null,
    isLast: index === stops.length - 1 && !leadsOn(definition, page, questions),
    seed: link.invitationId,
    notice: options.notice ?? null,
    submission: options.submission ?? null,
    isPreview: options.isPreview ?? false,
  };
}

/** Whether what is asked here may still lead to a further page: by a jump, or because a later question hangs on it. */
function leadsOn(definition: SurveyDefinition, page: Page, shown: Question[]): boolean {
  const keys = new Set(shown.map(({ key }) => key));
  const isAskedHere = (condition: Condition): boolean =>
    leavesOf(condition).some(leaf => 'question' in leaf && keys.has(leaf.question.split('.', 1)[0] ?? ''));
  const later = definition.pages.slice(definition.pages.findIndex(({ id }) => id === page.id) + 1);
  return (
    later.some(({ questions }) => questions.some(({ showIf }) => showIf && isAskedHere(showIf))) ||
    (page.next ?? []).some(
      ({ when, goto }) => later.some(({ id }) => id === goto) && (!when || isAskedHere(when)),
    )
  );
}

/** The required questions of a page that these answers leave open, as faults. */
export const owedOn = (questions: Question[], answers: Answers): AnswerFault[] =>
  questions
    .filter(question => isOwed(question, answers))
    .map(({ key }) => ({ key, code: 'required', params: {} }));

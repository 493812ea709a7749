import type { Ending, Page, SurveyDefinition } from '@/domain/survey/definition';
import { type FormFields, readControls } from '@/domain/survey/form';
import { endingOf, routeOf } from '@/domain/survey/path';
import { questionsOf } from '@/domain/survey/scores';
import { checkAnswer } from '@/domain/survey/value';
import { log } from '../log';
import { isAtCounter } from '../services/door/enter';
import { contextOf, definitionOf, type Link, openLink, recordVisit } from '../services/response/link';
import { type Answer, answerWith } from './answer';
import { endingHref } from './ending-link';
import type { Call } from './handle';
import { leadBack } from './kiosk-bar';
import { remember } from './memory';
import { isOpening, languageWish } from './origin';
import { renderQuestions, renderThanks } from './page';
import { withReferral } from './referral';
import { looksLikeScanner } from './scanners';
import { currentPage, endOf, languageFor, mayShow, sceneOf, viewOf } from './scene';
import { showClosed, showUnknown } from './states';
import { fieldsOf, type Mode, type QuestionView, type Scene, wishUrl } from './view';
import { momentText } from './words/words';

/** GET and HEAD of a link: the next page, or what became of the link. Writes no answer, ever. */
export async function showLink(call: Call, invitationId: string): Promise<void> {
  const link = await openLink(invitationId);
  if (!link) return showUnknown(call);
  remember(link);
  if (link.state !== 'open' && link.state !== 'completed') return showClosed(call, link, link.state);
  if (link.door && call.mode === 'kiosk' && !(await isAtCounter(invitationId)))
    return showClosed(call, link, 'expired');
  const definition = await definitionOf(link);
  const language = languageFor(definition, link, languageWish(call));
  const clicks = clicksOf(definition, call.query);
  const answer = drawStep(await withReferral(link, definition), definition, {
    language,
    mode: call.mode,
    page: call.query.get('page'),
    clicks,
    isDropped: call.query.has('dropped'),
  });
  noteVisit(call, link, clicks);
  await answerWith(call, answer);
}

/** What a reader of this link sees next. `page`: a page asked for; `clicks`: scores tapped in the mail, only pre-selected. */
export function drawStep(
  link: Link,
  definition: SurveyDefinition,
  wish: {
    language: string;
    mode: Mode;
    page: string | null;
    clicks?: FormFields;
    isDropped?: boolean;
    submission?: string;
  },
): Answer {
  const { language, mode, clicks = new Map<string, string[]>(), submission = null } = wish;
  const context = contextOf(link, language);
  const scene = sceneOf(link, definition, { language, answers: link.answers, now: new Date(), mode });
  const clicked = definition.pages.find(page => page.questions.some(({ key }) => clicks.has(key)))?.id;
  // A completed answer is changed only by somebody who asks for a page.
  const wanted = [wish.page, link.completed ? null : clicked].find(
    id => id != null && mayShow(definition, id, link.answers, context),
  );
  const pageId = wanted ?? (link.completed ? null : currentPage(definition, link, context));
  const page = definition.pages.find(({ id }) => id === pageId);
  if (!page)
    return {
      status: 200,
      scene: endOf(scene),
      ...thanksOf(scene, link, language, clicks),
      headers: leadBack(scene, 'end'),
    };

  const view = viewOf(link, definition, page, {
    context,
    notice: wish.isDropped ? scene.words.dropped : null,
    submission,
  });
  const isTouched = [...clicks.keys()].some(key => page.questions.some(question => question.key === key));
  if (isTouched) view.fields = new Map([...fieldsOf(view.questions, link.answers), ...clicks]);
  return {
    status: 200,
    scene,
    main: () => renderQuestions(scene, view),
    key: questionKey(link, scene, view),
  };
}

function thanksOf(
  scene: Scene,
  link: Link,
  language: string,
  clicks: FormFields,
): Pick<Answer, 'main' | 'key'> {
  const { definition } = scene;
  const route = routeOf(definition, link.answers, contextOf(link, language));
  const first = route.stops[0]?.page.id;
  const carried = [...clicks].map(([key, [value = '']]) => `&v.${key}=${encodeURIComponent(value)}`).join('');
  const ending = endingOf(definition, route.ending);
  const deleteUrl = scene.offers.includes('delete') ? wishUrl(scene, 'delete', language) : null;
  // Whoever stands before a counter's tablet next neither changes this answer nor is led away from the survey.
  const isOver = scene.mode === 'kiosk';
  const until =
    link.editableUntil && !isOver
      ? momentText(link.editableUntil, { language, timezone: link.timezone })
      : null;
  const inMode = scene.mode === 'page' ? '' : `${scene.mode}=1&`;
  const changeUrl =
    first && link.completed && !isOver ? `?${inMode}page=${encodeURIComponent(first)}${carried}` : null;
  return {
    main: () =>
      renderThanks(scene, {
        ending,
        href: isOver ? null : endingHref(scene, link, ending, new Date()),
        until,
        changeUrl,
        deleteUrl,
      }),
    key:
      ending && !ending.link?.result && !isPersonal(scene, ending)
        ? keyOf(link, scene, [ending.id, until, changeUrl, deleteUrl])
        : null,
  };
}

/** `?v.<key>=<value>`: only values that the survey could take count as clicks. */
export function clicksOf(definition: SurveyDefinition, query: URLSearchParams): FormFields {
  const clicks: FormFields = new Map();
  for (const question of questionsOf(definition)) {
    const values = query.getAll(`v.${question.key}`).slice(0, 20);
    if (values.length === 0) continue;
    const read = readControls(question, new Map([[question.key, values]]));
    if ('value' in read && Object.keys(checkAnswer(question, read.value).answers).length > 0) {
      clicks.set(question.key, values);
    }
  }
  return clicks;
}

/** The bare fetch and the bare click are kept apart from answers, after the page has gone out. */
function noteVisit(call: Call, link: Link, fields: FormFields): void {
  if (!isOpening(call)) return;
  const clicks = Object.fromEntries(
    [...fields].map(([key, values]) => [key, values.join(',').slice(0, 200)]),
  );
  // `trap` stands in a link that no person sees.
  const isScanner = looksLikeScanner(link.invitationId, clicks, Date.now()) || call.query.has('trap');
  if (link.visited && !isScanner && fields.size === 0) return;
  inLine(link.invitationId, () => recordVisit(link.invitationId, { clicks, isScanner }));
}

/** What is being noted of each link. */
const lines = new Map<string, Promise<void>>();

/** One after the other: a first click that is written last would make a visitor of the scanner that was told in between. */
function inLine(invitationId: string, note: () => Promise<unknown>): void {
  const noted = (lines.get(invitationId) ?? Promise.resolve())
    .then(note)
    .then(
      () => {},
      error =>
        log().warn({ err: error instanceof Error ? error.message : String(error) }, 'visit not recorded'),
    )
    .finally(() => {
      if (lines.get(invitationId) === noted) lines.delete(invitationId);
    });
  lines.set(invitationId, noted);
}

/** Names a page of questions by everything it hangs on, or null where it has personal parts. */
function questionKey(link: Link, scene: Scene, view: QuestionView): string | null {
  if (view.submission || view.fields.size > 0 || view.faults.length > 0 || isPersonal(scene, view.page))
    return null;
  const { page, questions, revision, place, places, backTo, isLast, notice } = view;
  const keys = questions.map(({ key }) => key);
  return keyOf(link, scene, [page.id, keys, revision, place, places, backTo, isLast, notice]);
}

/** What every page of a link hangs on, and `parts` of its own. */
function keyOf(link: Link, scene: Scene, parts: unknown[]): string {
  const { company, reason, theme, privacyUrl, offers, isTest, isAnybody, mode, start, frames, language } =
    scene;
  const about = [company, reason, theme, privacyUrl, offers, isTest, isAnybody, mode, start, frames];
  const common = [link.surveyId, link.version, language, ...about];
  return JSON.stringify([...common, ...parts]);
}

const personal = new WeakMap<Page | Ending, boolean>();

const QUOTES_READER = /\{\{\s*(customer|interaction|answers|referral)\.|"randomize":true/;

/** Whether a page or an ending, or the foot below it, says something about the reader or shuffles for them. */
function isPersonal({ theme }: Scene, shown: Page | Ending): boolean {
  let known = personal.get(shown);
  if (known === undefined) {
    known = QUOTES_READER.test(JSON.stringify(shown));
    personal.set(shown, known);
  }
  return known || QUOTES_READER.test(JSON.stringify(theme.footer));
}

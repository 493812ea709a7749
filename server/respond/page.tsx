/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Ending } from '@/domain/survey/definition';
import { directionOf } from '@/domain/survey/translate';
import { Paragraphs, Picture } from './blocks';
import { KioskBar, StartAgain } from './kiosk-bar';
import { Said, SaidAround } from './marks';
import { modeStyles } from './mode-styles';
import { Languages, Main, Questions } from './question-page';
import { scriptsFor } from './script';
import { stylesFor } from './styles';
import { type QuestionView, type Scene, STAYING, type Wish, wishUrl } from './view';
import { fill, sentences } from './words/words';

export type State = 'question' | 'completed' | 'expired' | 'closed' | 'withdrawn' | 'answered' | 'unknown';

/** What the thank-you page offers: the ending, where its link leads this reader, and until when the answer may be changed. */
export type Thanks = {
  ending: Ending | undefined;
  href: string | null;
  until: string | null;
  changeUrl: string | null;
  deleteUrl: string | null;
};

/** The `<main>` of a page of questions: what a fragment request gets. */
export const renderQuestions = (scene: Scene, view: QuestionView): string =>
  renderToString(<Questions scene={scene} view={view} />);

/** The `<main>` after the last page. */
export const renderThanks = (scene: Scene, thanks: Thanks): string =>
  renderToString(<ThankYou scene={scene} {...thanks} />);

/** The `<main>` of a link that takes no answers (any more): what happened, and where to go from here. */
export const renderClosed = (
  scene: Scene,
  state: Exclude<State, 'question' | 'completed'>,
  { isDeleted = false, deleteUrl = null }: { isDeleted?: boolean; deleteUrl?: string | null } = {},
): string => {
  const { words, company, contactUrl } = scene;
  const { title, text } = isDeleted
    ? { title: words.remove.doneTitle, text: words.remove.doneText }
    : words.states[state];
  return renderToString(
    <Main scene={scene} state={state}>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{sentences(scene.language, text, words.mayClose)}</p>
      {contactUrl && scene.mode !== 'kiosk' && (
        <p>
          {words.contact}{' '}
          <a href={contactUrl} {...outward(scene)}>
            {fill(words.contactLink, { company })}
          </a>
        </p>
      )}
      {deleteUrl && (
        <p class="ways help">
          <a href={deleteUrl}>{words.remove.link}</a>
        </p>
      )}
      <StartAgain scene={scene} />
      <Languages scene={scene} asButtons={false} />
    </Main>,
  );
};

/** A `<main>` that says one thing, and keeps what was typed behind a button where there is something to keep. */
export const renderNotice = (
  scene: Scene,
  {
    state,
    title,
    text,
    kept,
  }: { state: State; title: string; text: string; kept?: readonly (readonly [string, string])[] },
): string =>
  renderToString(
    <Main scene={scene} state={state}>
      <h1 tabIndex={-1}>{title}</h1>
      <p role="alert">{text}</p>
      {kept && (
        <form method="post">
          {kept.map(([name, value], index) => (
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" class="send">
            {scene.words.retry}
          </button>
        </form>
      )}
    </Main>,
  );

/** A page about one wish: what it does behind a button, or that it is done. Reading it changes nothing. */
export const renderWish = (
  scene: Scene,
  { wish, title, text, children }: { wish: Wish; title: string; text: string; children: ComponentChildren },
): string =>
  renderToString(
    <Main scene={scene} state="question">
      <h1 tabIndex={-1}>{title}</h1>
      <p>{text}</p>
      {children}
      <Languages scene={scene} asButtons={false} wish={wish} />
    </Main>,
  );

/** A whole document around a `<main>`; the style sheet and the script are inside, so that it is one request. */
export function renderDocument(
  scene: Scene,
  main: string,
  { faults = 0, script = true }: { faults?: number; script?: boolean } = {},
): string {
  const { words, language, mode } = scene;
  const title = `${faults > 0 ? '(!) ' : ''}${words.survey} – ${scene.company}`;
  const html = renderToString(
    <html lang={language} dir={directionOf(language)}>
      {/* biome-ignore lint/style/noHeadElement: this document is not drawn by Next */}
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <meta name="robots" content="noindex" />
        {/* An empty icon, so that the browser asks for nothing more. */}
        <link rel="icon" href="data:," />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet, checked by its hash */}
        <style dangerouslySetInnerHTML={{ __html: styleOf(scene) }} />
      </head>
      <body {...(mode === 'embed' && { 'data-frames': scene.frames.join(' '), 'data-close': words.close })}>
        {mode !== 'embed' && (
          <header>
            {scene.theme.logo ? (
              <Picture src={scene.theme.logo} alt={scene.company} sizes="200px" />
            ) : (
              scene.company
            )}
          </header>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and escaped by the functions above */}
        <div id="aw" dangerouslySetInnerHTML={{ __html: main }} />
        <Foot scene={scene} />
        {scriptsFor(mode, script).map((text, index) => (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own script, checked by its hash
          <script key={index} dangerouslySetInnerHTML={{ __html: text }} />
        ))}
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

export const styleOf = ({ theme, mode }: Scene): string => stylesFor(theme) + modeStyles[mode];

/** A link that leads away from the survey: out of the frame it may stand in. */
const outward = ({ mode }: Scene) => ({
  rel: 'noreferrer noopener',
  ...(mode === 'embed' && { target: '_blank' }),
});

function ThankYou({ scene, ending, href, until, changeUrl, deleteUrl }: { scene: Scene } & Thanks) {
  const { words } = scene;
  const label = scene.say(ending?.link?.label);
  const title = scene.say(ending?.title) || words.states.answered.title;
  const text = scene.say(ending?.text);
  return (
    <Main scene={scene} state="completed" of={ending}>
      <h1 tabIndex={-1}>{ending ? <Said scene={scene} of={ending} name="title" text={title} /> : title}</h1>
      {ending && (
        <SaidAround scene={scene} of={ending} name="text" text={text}>
          <Paragraphs text={text} />
        </SaidAround>
      )}
      {scene.isTest && <p class="note">{words.test}</p>}
      {ending?.link && href && (
        <p>
          <a class="go" href={href} {...outward(scene)}>
            <Said scene={scene} of={ending} name="link.label" text={label || ending.link.url} />
          </a>
        </p>
      )}
      <StartAgain scene={scene} />
      {until && <p class="help">{fill(words.thanksEdit, { date: until })}</p>}
      {(changeUrl || deleteUrl) && (
        <p class="ways">
          {changeUrl && <a href={changeUrl}>{words.change}</a>}
          {deleteUrl && <a href={deleteUrl}>{words.remove.link}</a>}
        </p>
      )}
      <Languages scene={scene} asButtons={false} />
    </Main>
  );
}

function Foot({ scene }: { scene: Scene }) {
  const { words } = scene;
  const foot = scene.say(scene.theme.footer);
  const labels = {
    unsubscribe: words.unsubscribe,
    preferences: words.preferences.title,
    later: words.later.link,
    delete: words.remove.link,
  };
  return (
    <footer>
      <SaidAround scene={scene} of={scene.definition} name="theme.footer" text={foot}>
        <Paragraphs text={foot} />
      </SaidAround>
      {scene.reason && <p>{scene.reason}</p>}
      {(scene.privacyUrl || scene.offers.length > 0) && (
        <p class="ways">
          {scene.privacyUrl && <PrivacyLink scene={scene} href={scene.privacyUrl} />}
          {scene.offers.map(wish => (
            <a
              key={wish}
              href={wishUrl(scene, wish, scene.language)}
              // The foot stays where the script goes on to the last page.
              class={STAYING.has(wish) ? undefined : 'now'}
            >
              {labels[wish]}
            </a>
          ))}
        </p>
      )}
      <KioskBar scene={scene}>
        <ThankYou scene={scene} ending={onlyEnding(scene)} {...noWays} />
      </KioskBar>
    </footer>
  );
}

/** Nothing leads away from a counter's tablet: whoever wants to read it types it in elsewhere. */
const PrivacyLink = ({ scene, href }: { scene: Scene; href: string }) =>
  scene.mode === 'kiosk' ? (
    <span>
      {scene.words.privacy}: {href}
    </span>
  ) : (
    <a href={href} {...outward(scene)}>
      {scene.words.privacy}
    </a>
  );

const noWays = { href: null, until: null, changeUrl: null, deleteUrl: null };

/** The ending that every answer comes to, if it says the same to everybody. */
function onlyEnding({ definition: { endings } }: Scene): Ending | undefined {
  const [only] = endings;
  return endings.length === 1 && !JSON.stringify(only).includes('{{') ? only : undefined;
}

/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Ending } from '@/domain/survey/definition';
import { directionOf } from '@/domain/survey/translate';
import type { AnswerFault } from '@/domain/survey/value';
import { faultText } from './faults';
import { Paragraphs, Picture, QuestionBlock } from './questions';
import { enhancement } from './script';
import { stylesFor } from './styles';
import type { QuestionView, Scene } from './view';
import { fill } from './words/words';

export type State = 'question' | 'completed' | 'expired' | 'closed' | 'withdrawn' | 'answered' | 'unknown';

/** What the thank-you page offers: the ending, and until when the answer may be changed. */
export type Thanks = { ending: Ending | undefined; until: string | null; changeUrl: string | null };

/** The `<main>` of a page of questions: what a fragment request gets. */
export const renderQuestions = (scene: Scene, view: QuestionView): string =>
  renderToString(<Questions scene={scene} view={view} />);

/** The `<main>` after the last page. */
export const renderThanks = (scene: Scene, thanks: Thanks): string =>
  renderToString(<ThankYou scene={scene} {...thanks} />);

/** The `<main>` of a link that takes no answers (any more). */
export const renderClosed = (scene: Scene, state: Exclude<State, 'question' | 'completed'>): string => {
  const { title, text } = scene.words.states[state];
  return renderToString(
    <Main scene={scene} state={state}>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{text}</p>
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

/** The unsubscribe page: a button, or that it is done. Reading it changes nothing. */
export const renderUnsubscribe = (
  scene: Scene,
  { action, isDone }: { action: string; isDone: boolean },
): string => {
  const { words, company } = scene;
  return renderToString(
    <Main scene={scene} state="question">
      <h1 tabIndex={-1}>{isDone ? words.unsubscribed : fill(words.unsubscribeTitle, { company })}</h1>
      <p>{isDone ? fill(words.unsubscribedText, { company }) : words.unsubscribeText}</p>
      {!isDone && (
        <form method="post" action={action}>
          <button type="submit" class="send">
            {words.unsubscribe}
          </button>
        </form>
      )}
    </Main>,
  );
};

/** A whole document around a `<main>`; the style sheet and the script are inside, so that it is one request. */
export function renderDocument(
  scene: Scene,
  main: string,
  { faults = 0, script = true }: { faults?: number; script?: boolean } = {},
): string {
  const { definition, words, language } = scene;
  const title = `${faults > 0 ? '(!) ' : ''}${definition.name || words.survey} – ${scene.company}`;
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
      <body>
        <header>
          {definition.theme.logo ? (
            <Picture src={definition.theme.logo} alt={scene.company} />
          ) : (
            scene.company
          )}
        </header>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and escaped by the functions above */}
        <div id="aw" dangerouslySetInnerHTML={{ __html: main }} />
        <Foot scene={scene} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own script, checked by its hash */}
        {script && <script dangerouslySetInnerHTML={{ __html: enhancement() }} />}
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

export const styleOf = ({ color, definition }: Scene): string =>
  stylesFor({ color, corner: definition.theme.corner, dark: definition.theme.dark });

function Main({ scene, state, children }: { scene: Scene; state: string; children: ComponentChildren }) {
  const { language } = scene;
  return (
    <main data-state={state} lang={language} dir={directionOf(language)} tabIndex={-1}>
      {children}
    </main>
  );
}

function Questions({ scene, view }: { scene: Scene; view: QuestionView }) {
  const { words } = scene;
  const title = scene.say(view.page.title);
  const first = view.questions.find(question => question.type !== 'consent') ?? view.questions[0];
  return (
    <Main scene={scene} state="question">
      {view.places > 1 && (
        <p class="progress">{fill(words.progress, { page: view.place, pages: view.places })}</p>
      )}
      {scene.isTest && <p class="note">{words.test}</p>}
      {view.notice && (
        <p class="sum" role="alert">
          {view.notice}
        </p>
      )}
      <Summary scene={scene} view={view} />
      {title && <h1 class="page">{title}</h1>}
      <form
        method="post"
        noValidate
        data-saved={words.saved}
        data-offline={words.offline}
        data-restored={words.restored}
      >
        <input type="hidden" name="_page" value={view.page.id} />
        <input type="hidden" name="_version" value={view.version} />
        <input type="hidden" name="_revision" value={view.revision} />
        <input type="hidden" name="_lang" value={scene.language} />
        {view.questions.map(question => (
          <QuestionBlock
            key={question.key}
            scene={scene}
            view={view}
            question={question}
            level={!title && question === first ? 1 : 2}
          />
        ))}
        <p class="note" role="status" aria-live="polite" />
        <div class="acts">
          <button class="send" type={view.isPreview ? 'button' : 'submit'}>
            {view.isLast ? words.send : words.next}
          </button>
          {view.backTo && (
            <button
              class="quiet"
              type={view.isPreview ? 'button' : 'submit'}
              name="_back"
              value={view.backTo}
              formNoValidate
            >
              {words.back}
            </button>
          )}
        </div>
        <Languages scene={scene} asButtons={!view.isPreview} />
      </form>
    </Main>
  );
}

/** All faults at the top, each a link to its place. */
function Summary({ scene, view }: { scene: Scene; view: QuestionView }) {
  const { words } = scene;
  const { faults } = view;
  if (faults.length === 0) return null;
  return (
    <div class="sum" role="alert" tabIndex={-1} id="faults">
      <h2>{faults.length === 1 ? words.faultsOne : fill(words.faultsMany, { count: faults.length })}</h2>
      <ul>
        {faults.slice(0, 50).map((fault, index) => (
          <li key={index}>
            <FaultLink scene={scene} view={view} fault={fault} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FaultLink({ scene, view, fault }: { scene: Scene; view: QuestionView; fault: AnswerFault }) {
  const text = faultText(scene.words, fault);
  const question = view.questions.find(({ key }) => fault.key === key || fault.key.startsWith(`${key}.`));
  if (!question) return <>{text}</>;
  const row =
    question.type === 'matrix' && question.rows.find(({ id }) => fault.key === `${question.key}.${id}`);
  const isWhole = question.type === 'matrix' && !row;
  const name = [scene.say(question.title), row && scene.say(row.label)].filter(Boolean).join(' – ');
  return (
    <a href={`#${isWhole ? 'q' : 'f'}-${fault.key}`}>
      {name} – {text}
    </a>
  );
}

/** On a page with controls the languages are buttons: they carry along what was typed. */
function Languages({ scene, asButtons }: { scene: Scene; asButtons: boolean }) {
  const { languages } = scene.definition;
  if (languages.length < 2) return null;
  return (
    <nav class="langs" aria-label={scene.words.language}>
      {languages.map(tag => {
        const name = nameOf(tag);
        if (tag === scene.language)
          return (
            <span key={tag} aria-current="true" lang={tag}>
              {name}
            </span>
          );
        return asButtons ? (
          <button type="submit" key={tag} name="_switch" value={tag} lang={tag} formNoValidate>
            {name}
          </button>
        ) : (
          <a key={tag} href={`?lang=${encodeURIComponent(tag)}`} lang={tag} hreflang={tag}>
            {name}
          </a>
        );
      })}
    </nav>
  );
}

/** A language's name in that language. */
function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function ThankYou({ scene, ending, until, changeUrl }: { scene: Scene } & Thanks) {
  const { words } = scene;
  const label = scene.say(ending?.link?.label);
  return (
    <Main scene={scene} state="completed">
      <h1 tabIndex={-1}>{scene.say(ending?.title) || words.states.answered.title}</h1>
      <Paragraphs text={scene.say(ending?.text)} />
      {scene.isTest && <p class="note">{words.test}</p>}
      {ending?.link && (
        <p>
          <a class="go" href={ending.link.url} rel="noreferrer noopener">
            {label || ending.link.url}
          </a>
        </p>
      )}
      {until && <p class="help">{fill(words.thanksEdit, { date: until })}</p>}
      {changeUrl && (
        <p>
          <a href={changeUrl}>{words.change}</a>
        </p>
      )}
      <Languages scene={scene} asButtons={false} />
    </Main>
  );
}

function Foot({ scene }: { scene: Scene }) {
  const { words } = scene;
  return (
    <footer>
      <Paragraphs text={scene.say(scene.definition.theme.footer)} />
      {scene.reason && (
        <p>
          {scene.reason} {words.named}
        </p>
      )}
      <p>
        {scene.privacyUrl && (
          <a href={scene.privacyUrl} rel="noreferrer noopener">
            {words.privacy}
          </a>
        )}
        {scene.reason && <a href="?unsubscribe">{words.unsubscribe}</a>}
      </p>
    </footer>
  );
}

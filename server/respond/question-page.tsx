/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { directionOf } from '@/domain/survey/translate';
import type { AnswerFault } from '@/domain/survey/value';
import { faultText } from './faults';
import { isDrawn, partMark, Said } from './marks';
import { QuestionBlock } from './questions';
import { type QuestionView, type Scene, type Wish, wishUrl } from './view';
import { fill, fillCount } from './words/words';

/** A page of questions as one form. */
export function Questions({ scene, view }: { scene: Scene; view: QuestionView }) {
  const { words } = scene;
  const title = scene.say(view.page.title);
  const first = view.questions.find(question => question.type !== 'consent') ?? view.questions[0];
  return (
    <Main scene={scene} state="question" of={view.page}>
      {view.places > 1 && (
        <p class="progress">
          {/* The words say it; a value read out as per cent would say it again. */}
          <progress value={view.place} max={view.places} aria-hidden="true" />
          {fill(words.progress, { page: view.place, pages: view.places })}
        </p>
      )}
      {scene.isTest && <p class="note">{words.test}</p>}
      {view.notice && (
        <p class="sum" role="alert">
          {view.notice}
        </p>
      )}
      <Summary scene={scene} view={view} />
      {isDrawn(scene, title) && (
        <h1 class="page" {...(title === '' && { 'data-none': '' })}>
          <Said scene={scene} of={view.page} name="title" text={title} />
        </h1>
      )}
      <form
        method="post"
        noValidate
        // A counter's tablet would offer the next person what others typed.
        autocomplete={scene.mode === 'kiosk' ? 'off' : undefined}
        data-saved={words.saved}
        data-offline={words.offline}
        data-restored={words.restored}
      >
        <input type="hidden" name="_page" value={view.page.id} />
        <input type="hidden" name="_version" value={view.version} />
        <input type="hidden" name="_revision" value={view.revision} />
        <input type="hidden" name="_lang" value={scene.language} />
        {scene.mode !== 'page' && <input type="hidden" name="_mode" value={scene.mode} />}
        {view.submission && <input type="hidden" name="_submission" value={view.submission} />}
        {scene.isAnybody && view.place === 1 && <Trap scene={scene} />}
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

/** A field that nobody sees, hears or reaches by keyboard: what fills it in is no person. */
const Trap = ({ scene }: { scene: Scene }) => (
  <label class="vh" aria-hidden="true">
    {scene.words.leaveEmpty}
    <input type="text" name="_website" autoComplete="off" tabIndex={-1} />
  </label>
);

/** All faults at the top, each a link to its place. */
function Summary({ scene, view }: { scene: Scene; view: QuestionView }) {
  const { words } = scene;
  const { faults } = view;
  if (faults.length === 0) return null;
  return (
    <div class="sum" role="alert" tabIndex={-1} id="faults" aria-labelledby="faults-said">
      <h2 id="faults-said">{fillCount(words.faultsFound, faults.length, scene.language)}</h2>
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
  const question = view.questions.find(({ key }) => fault.key === key || fault.key.startsWith(`${key}.`));
  const text = faultText(scene, fault, question);
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

/** What a fragment is: the whole `<main>`, with the state that it shows. */
export function Main({
  scene,
  state,
  of,
  children,
}: {
  scene: Scene;
  state: string;
  /** The page or the ending that it shows. */
  of?: object | undefined;
  children: ComponentChildren;
}) {
  const { language } = scene;
  return (
    <main
      data-state={state}
      lang={language}
      dir={directionOf(language)}
      tabIndex={-1}
      {...partMark(scene, of)}
    >
      {children}
    </main>
  );
}

/** On a page with controls the languages are buttons: they carry along what was typed. `wish`: what the page is about. */
export function Languages({
  scene,
  asButtons,
  wish = null,
}: {
  scene: Scene;
  asButtons: boolean;
  wish?: Wish | null;
}) {
  const { languages } = scene.definition;
  // A link would take a counter's tablet to another document, which is not there without a connection.
  if (languages.length < 2 || (scene.mode === 'kiosk' && !asButtons)) return null;
  return (
    <nav class="langs" aria-label={scene.words.language}>
      {languages.map(tag => {
        const name = languageName(tag);
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
          <a key={tag} href={wishUrl(scene, wish, tag)} lang={tag} hreflang={tag}>
            {name}
          </a>
        );
      })}
    </nav>
  );
}

/** A language's name in that language. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { type Choice, type Frequency, frequencies } from '@/domain/preferences';
import { bestLanguage, pickText } from '@/domain/survey/translate';
import type { Topic } from '@/domain/workspace';
import { inWorkspace } from '../db/tenant';
import { readPreferences, type Standing } from '../services/preference/read';
import { savePreferences } from '../services/preference/save';
import { type Link, openLink } from '../services/response/link';
import { readToken } from '../tokens';
import { answerWith, goTo } from './answer';
import { type Form, readForm } from './body';
import type { Call } from './handle';
import { overLimit } from './limit';
import { languageWish } from './origin';
import { languageName, Main } from './question-page';
import { sceneFor, showBusy, showTooLarge, showUnknown, showUnreadable } from './states';
import { type Scene, wishUrl } from './view';
import { fill } from './words/words';

/** GET of `?preferences`: how this person is asked, as a form. Changes nothing. */
export async function showPreferences(call: Call, invitationId: string): Promise<void> {
  const link = await openLink(invitationId);
  const standing = link && (await inLink(link, ctx => readPreferences({ ctx, input: of(link) })));
  if (!standing) return showUnknown(call);
  const languages = standing.languages.length > 0 ? standing.languages : ['en'];
  const { asked, acceptLanguage } = languageWish(call);
  const { locale } = link;
  // What their mails are written in: their own choice, else what the invitation was made in.
  const spoken = bestLanguage(languages, {
    asked: standing.language ?? link.language,
    locale,
    acceptLanguage,
  });
  const language = bestLanguage(languages, { asked: asked ?? spoken });
  const scene = { ...(await sceneFor(call, link, language)), offers: [] };
  const leadsBack = link.state === 'open' && readToken('answer', tokenOf(call)) !== null;
  const main = () =>
    renderPreferences(scene, {
      standing,
      spoken,
      languages,
      topics: link.settings.topics ?? [],
      isSaved: call.query.has('saved'),
      leadsBack,
    });
  await answerWith(call, { status: 200, scene, main, script: false });
}

/**
 * POST of `?preferences`: keeps what differs from what the page showed, then shows it again. A form sent as it stood, by a
 * machine or from a page left open for a year, chooses nothing.
 */
export async function takePreferences(call: Call, invitationId: string): Promise<void> {
  const form = await readForm(call.req);
  if (form === 'too_large') return showTooLarge(call);
  if (form === 'unreadable') return showUnreadable(call);
  const wait = await overLimit(invitationId);
  if (wait !== null) return showBusy(call, form, wait);
  const link = await openLink(invitationId);
  const standing = link && (await inLink(link, ctx => readPreferences({ ctx, input: of(link) })));
  if (!standing) return showUnknown(call);
  const choice = choiceIn(form, standing, link.settings.topics ?? []);
  await inLink(link, ctx => savePreferences({ ctx, input: { ...of(link), choice } }));
  const query = new URLSearchParams(call.query);
  query.set('saved', '');
  if (choice.language) query.set('lang', choice.language);
  // `a=` and `a` are the same to us; the short one reads better in the address bar.
  goTo(call, `${call.path}?${String(query).replace(/=(?=&|$)/g, '')}`);
}

const of = (link: Link) => ({ invitation: link.invitationId });

const inLink = <T,>(link: Link, work: Parameters<typeof inWorkspace<T>>[2]): Promise<T> =>
  inWorkspace(link.workspaceId, { kind: 'customer', id: link.invitationId }, work);

const tokenOf = ({ path }: Call): string => path.split('/')[2] ?? '';

/** What the reader changed, of what there is to choose from. Hidden controls say what the page showed. */
function choiceIn(form: Form, { languages, isFinal }: Standing, topics: readonly Topic[]): Choice {
  const given = (name: string) => form.findLast(([key]) => key === name)?.[1];
  const all = (name: string) => new Set(form.flatMap(([key, value]) => (key === name ? [value] : [])));
  const changed = (name: string) => (given(name) === given(`_${name}`) ? undefined : given(name));
  const often = changed('often');
  const language = changed('language');
  const [wanted, shownOn, shownOff] = [all('topic'), all('_on'), all('_off')];
  const turned = topics.flatMap(({ id }): [string, boolean][] => {
    if (wanted.has(id)) return shownOff.has(id) ? [[id, true]] : [];
    return shownOn.has(id) ? [[id, false]] : [];
  });
  return {
    often: isFinal ? undefined : frequencies.find(one => one === often),
    language: languages.find(tag => tag === language),
    topics: new Map(turned),
  };
}

type Shown = {
  standing: Standing;
  /** The language that their mails are written in. */
  spoken: string;
  languages: readonly string[];
  topics: readonly Topic[];
  isSaved: boolean;
  /** The reader came from the survey, which still takes answers. */
  leadsBack: boolean;
};

function renderPreferences(
  scene: Scene,
  { standing, spoken, languages, topics, isSaved, leadsBack }: Shown,
): string {
  const { words, company, language } = scene;
  const { often } = standing;
  const labels: Record<Frequency, string> = words.preferences;
  return renderToString(
    <Main scene={scene} state="question">
      <h1 tabIndex={-1} class="page">
        {isSaved ? words.saved : words.preferences.title}
      </h1>
      {scene.isTest && <p class="note">{words.test}</p>}
      {often === 'never' && <p class="q">{fill(words.unsubscribedText, { company })}</p>}
      <form method="post" action={wishUrl(scene, 'preferences', language)}>
        {!standing.isFinal && (
          <fieldset class="q">
            <legend>{fill(words.preferences.often, { company })}</legend>
            <input type="hidden" name="_often" value={often} />
            <div class="choices">
              {frequencies.map(one => (
                <label key={one} class="box">
                  <input type="radio" name="often" value={one} checked={one === often} />
                  <span>{labels[one]}</span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        {topics.length > 0 && (
          <fieldset class="q">
            <legend>{fill(words.preferences.about, { company })}</legend>
            <div class="choices">
              {topics.map(({ id, label }) => {
                const isOn = !standing.topicsOff.includes(id);
                return (
                  <label key={id} class="box">
                    <input type="hidden" name={isOn ? '_on' : '_off'} value={id} />
                    <input type="checkbox" name="topic" value={id} checked={isOn} />
                    <span dir="auto">{pickText(label, language, languages)}</span>
                  </label>
                );
              })}
            </div>
          </fieldset>
        )}
        {languages.length > 1 && (
          <div class="q">
            <h2>
              <label for="language">{words.language}</label>
            </h2>
            <input type="hidden" name="_language" value={spoken} />
            <select id="language" name="language">
              {languages.map(tag => (
                <option key={tag} value={tag} lang={tag} selected={tag === spoken}>
                  {languageName(tag)}
                </option>
              ))}
            </select>
          </div>
        )}
        <div class="acts">
          <button type="submit" class="send">
            {words.preferences.save}
          </button>
          {leadsBack && (
            <a href={wishUrl(scene, null, language)} class="go quiet">
              {words.back}
            </a>
          )}
        </div>
      </form>
    </Main>,
  );
}

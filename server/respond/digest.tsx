/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { dayText, speechFor } from '../email/digest/words/words';
import { type Reading, turnDigest } from '../services/digest/stop';
import { answerWith } from './answer';
import { readForm } from './body';
import type { Call } from './handle';
import { Main } from './question-page';
import { bareScene, showTooLarge, showUnknown } from './states';
import { fill, sentences } from './words/words';

/** GET of a stop link: a page with a button. Changes nothing, so that mail scanners may look. */
export async function showDigest(call: Call, token: string): Promise<void> {
  const reading = await turnDigest(token, 'look');
  return reading ? answerDigest(call, reading, null) : showUnknown(call);
}

/**
 * POST, also of a mail program's one click (RFC 8058): 200 without redirect or cookie; ten repeats leave one state. Stops,
 * unless the form says that it is wanted again. What cannot be read as a form is the one click of some mail program.
 */
export async function takeDigest(call: Call, token: string): Promise<void> {
  const form = await readForm(call.req);
  if (form === 'too_large') return showTooLarge(call);
  const isAgain = Array.isArray(form) && form.some(([name]) => name === '_again');
  const reading = await turnDigest(token, isAgain ? 'start' : 'stop');
  return reading ? answerDigest(call, reading, isAgain ? 'started' : 'stopped') : showUnknown(call);
}

function answerDigest(call: Call, reading: Reading, done: 'stopped' | 'started' | null): Promise<void> {
  const speech = speechFor(reading.locale);
  const { page } = speech.words;
  const bare = bareScene(call, speech.language);
  const scene = { ...bare, company: reading.company, words: { ...bare.words, survey: page.title } };
  const { digest, stoppedAt, nextAt } = reading;
  const isStopped = stoppedAt !== null;
  const title = isStopped
    ? page.stopped
    : done === 'started'
      ? page.started
      : fill(page.stopTitle, { digest });
  const when = nextAt ? dayText(speech, nextAt, reading.timezone) : null;
  const startedText = when ? fill(page.startedText, { digest, date: when }) : '';
  const text = isStopped
    ? sentences(speech.language, fill(page.stoppedText, { digest }), scene.words.mayClose)
    : done === 'started'
      ? startedText
      : page.stopText;
  const main = () =>
    renderToString(
      <Main scene={scene} state="question">
        <h1 tabIndex={-1}>{title}</h1>
        {text && <p>{text}</p>}
        {done !== 'started' && (
          <form method="post" class="then">
            <button
              type="submit"
              class={isStopped ? 'quiet' : 'send'}
              {...(isStopped && { name: '_again', value: '1' })}
            >
              {isStopped ? page.again : speech.words.stop}
            </button>
          </form>
        )}
      </Main>,
    );
  return answerWith(call, { status: 200, scene, main, script: false });
}

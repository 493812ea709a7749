import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../scripts/lib/chromium.mjs';
import { median, quantile, type Row, type Subject } from './subject';

const STROKES = 60;
/** A quick typist: ten letters a second, in milliseconds apart. */
const APART = 100;
const LANGUAGES = ['en', 'de', 'fr'];
const QUESTION = 'pages.5.questions.4';

/**
 * Typing in the builder at 100 questions in three languages, in a browser: from a key to the letters in the repainted
 * preview, in a field beside the page; and from a key to the letter, written on the page itself.
 */
export async function builderTyping(subject: Subject): Promise<Row[]> {
  const { id } = await subject.api<{ id: string }>('POST', '/surveys', { definition: hundredQuestions() });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 950 } });
    await signIn(page, subject.url);
    return await measureTyping(
      page,
      `${new URL(page.url()).pathname.split('/')[1]}/surveys/${id}`,
      subject.url,
    );
  } finally {
    await browser.close();
  }
}

/** The rows for a survey of `hundredQuestions` at this address, in a page that is signed in. */
export async function measureTyping(page: Page, address: string, url: string): Promise<Row[]> {
  await page.goto(`${url}/${address}`);
  const canvas = page.getByRole('region', { name: 'The survey', exact: true });
  await canvas.getByRole('button', { name: 'Page 1', exact: true }).waitFor();
  for (let step = 0; step < 5; step++) await canvas.getByRole('button', { name: 'Next page' }).click();
  await canvas.getByRole('button', { name: 'Question 55', exact: true }).press('Enter');

  const beside = page.getByRole('region', { name: 'Properties' }).getByLabel('Question', { exact: true });
  await beside.click();
  await watch(page);
  const drawn = await typed(page, 'preview');
  await canvas.getByRole('button', { name: /^Edit question: Question 55/ }).press('Enter');
  const written = await typed(page, 'letter');
  return [
    row('builder, key to preview at 100 questions, p95 ms', drawn, 100),
    row('builder, key to letter on the page, p95 ms', written, 50),
  ];
}

const row = (what: string, times: number[], goal: number): Row => ({
  what,
  value: `${quantile(times, 0.95).toFixed(0)} (median ${median(times).toFixed(0)}, ${times.length} keys)`,
  goal: `<= ${goal}`,
  met: times.length === STROKES && quantile(times, 0.95) <= goal,
});

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill('bench@example.com');
  await page.getByLabel('Password', { exact: true }).fill('a long bench password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  // Wherever a signed-in member begins.
  await page.waitForURL(/:\d+\/[^/]+\/[^/]+/);
}

/** Notes when each key went down, and when its letter stood painted in the field and in the preview. */
async function watch(page: Page): Promise<void> {
  // The loader of this file names functions by a helper that the page does not have.
  await page.evaluate('globalThis.__name = named => named');
  await page.evaluate(path => {
    type Key = { at: number; words: string };
    const times: Record<'letter' | 'preview', number[]> = { letter: [], preview: [] };
    let down = 0;
    let open: Key[] = [];
    const painted = (then: (now: number) => void) =>
      requestAnimationFrame(() => setTimeout(() => then(performance.now())));
    addEventListener(
      'keydown',
      event => {
        down = event.timeStamp;
      },
      true,
    );
    addEventListener(
      'input',
      event => {
        const at = down;
        const words = (event.target as HTMLTextAreaElement).value;
        open.push({ at, words });
        painted(now => times.letter.push(now - at));
      },
      true,
    );
    const inside = document.querySelector('iframe')?.contentDocument;
    if (!inside) throw new Error('no preview');
    new MutationObserver(() => {
      const shown = inside.querySelector(`[data-at="${path}.title"]`)?.textContent ?? '';
      // A drawing shows every letter typed until then.
      const done = open.filter(({ words }) => shown.startsWith(words));
      if (done.length === 0) return;
      open = open.filter(key => !done.includes(key));
      painted(now => times.preview.push(...done.map(({ at }) => now - at)));
    }).observe(inside, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { typingTimes: times });
  }, QUESTION);
}

/** Types at the end of the text, and says how long each key took, in milliseconds. */
async function typed(page: Page, what: 'letter' | 'preview'): Promise<number[]> {
  await page.keyboard.press('End');
  await page.keyboard.type('warming up', { delay: APART });
  await page.waitForTimeout(2_000);
  await page.evaluate(() => {
    const { typingTimes } = globalThis as unknown as { typingTimes: Record<string, number[]> };
    for (const times of Object.values(typingTimes)) times.length = 0;
  });
  await page.keyboard.type(
    'and what else should we know before it is sent out? '.repeat(2).slice(0, STROKES),
    { delay: APART },
  );
  await page.waitForTimeout(2_000);
  return page.evaluate(
    name => (globalThis as unknown as { typingTimes: Record<string, number[]> }).typingTimes[name] ?? [],
    what,
  );
}

/** Ten pages of ten questions of all kinds, every text in three languages. */
export function hundredQuestions() {
  const say = (words: string) => Object.fromEntries(LANGUAGES.map(tag => [tag, `${words} (${tag})`]));
  const types = ['csat', 'ces', 'long', 'single', 'rating', 'matrix', 'multiple', 'yesno', 'nps', 'short'];
  const some = (noun: string) =>
    Array.from({ length: 5 }, (_, index) => ({
      id: `${noun}${index}`,
      label: say(`A ${noun} to choose ${index}`),
    }));
  return {
    name: 'A hundred questions',
    languages: LANGUAGES,
    pages: Array.from({ length: 10 }, (_, pageIndex) => ({
      id: `p${pageIndex}`,
      title: say(`Page ${pageIndex}`),
      questions: types.map((type, index) => ({
        key: `q${pageIndex}_${index}`,
        type,
        title: say(`Question ${pageIndex * 10 + index + 1}: what do you think of this part of it?`),
        help: say('One sentence is enough. The team reads every one of them.'),
        ...(type === 'matrix' && { rows: some('row') }),
        ...((type === 'single' || type === 'multiple') && { choices: some('choice') }),
      })),
    })),
  };
}

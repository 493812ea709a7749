// The page on its way to the server: as it is filled in, and whole where the next one is asked for.
import { ask } from './ask.js';
import { judge, noteFaults } from './faults.js';
import { all, body, box, find, page, say, tell } from './page.js';
import { bare, countQueue, drop, leave, place, queue, read, write } from './shelf.js';
import { restartWatch, seenMs } from './watch.js';

/** What the button adds that asked for the next page; null while nobody asked. */
let wanted = null;
/** The form as the server has it, or has refused it. */
let known = '';
/** Path and query of what is shown. */
let shownAt = '';
/** The page that is on its way as a whole; a state of it that is on its way while it is filled in: `{form, done}`. */
let sending = null;
let saving = null;
/** When a person answered anything here last; 0: never, and nothing is saved. */
let typedAt = 0;
let tries = 0;
let saver = 0;
let retry = 0;

const here = () => location.pathname + location.search;
const isNew = form => page() && bare(body()) !== form;
const keep = () => write(place(), body(), wanted, seenMs());

/** Only a person's own gesture keeps or sends anything: a scanner's script makes none that the browser vouches for. */
let isPerson = false;
export const witness = ({ isTrusted }) => {
  isPerson ||= isTrusted;
};

/** Sends the page and shows the next one. `button`: the one pressed, if any. */
export const goOn = button => {
  if (!isPerson || isBusy()) return;
  const { form } = page();
  wanted = button?.name ? `&${button.name}=${encodeURIComponent(button.value)}` : '';
  // Should anything here fail, the browser does it by itself.
  sendPage(button).catch(() => HTMLFormElement.prototype.submit.call(form));
};

/** Something was typed: kept here. */
export const noted = () => {
  if (!isPerson) return;
  typedAt = Date.now();
  keep();
};

/** Something was answered: kept here, and saved there in a moment. */
export const touched = () => {
  noted();
  saveSoon();
};

const saveSoon = () => {
  clearTimeout(saver);
  saver = setTimeout(savePage, 600);
};

const isBusy = () => sending && sending === page();

const sendPage = async button => {
  const mine = page();
  const name = place();
  const path = location.pathname;
  sending = mine;
  clearTimeout(saver);
  clearTimeout(retry);
  keep();
  const slow = setTimeout(() => button?.setAttribute('aria-busy', true), 300);
  // An older state of the page that came in after this one would win.
  if (saving && isNew(saving.form)) await saving.done;
  let got = {};
  let form;
  // What is typed while it is under way goes after it.
  while (mine === page() && (!form || (got.ok && isNew(bare(form))))) {
    form = body();
    got = await ask(path, `${form}${wanted}&_ms=${seenMs()}`);
    revise(got);
  }
  clearTimeout(slow);
  button?.removeAttribute('aria-busy');
  if (sending === mine) sending = null;
  if (settle(name, form, got) || mine !== page()) return;
  wanted = null;
  if (got.url) turnTo(got.url, mine.value);
  show(got.html);
};

/** What becomes of the record of a page that was posted. True where it must be posted again. */
const settle = (name, form, { status }) => {
  if (!status) return later();
  tries = 0;
  // Refused, or too long to be read: not to be sent again, nor to be lost.
  if (status === 422 || status === 413) write(name, form, null, 0);
  else drop(name, form);
  countQueue();
};

/** Saves what is filled in. The server tells faults, but none of what is merely not done yet. */
export const savePage = () => {
  if (!saving && typedAt && isNew(known) && !isBusy()) {
    const form = body();
    saving = { form: bare(form), done: savedAs(form, page(), place()) };
  }
  return saving?.done;
};

const savedAs = async (form, mine, name) => {
  const got = await ask(location.pathname, `${form}&_partial=1`);
  saving = null;
  if (mine !== page()) return;
  if (!got.status) return later();
  tries = 0;
  known = bare(form);
  revise(got);
  if (got.url && wanted === null) {
    // The first answer through a door makes a link of its own, and nothing is left at the door.
    history.replaceState(null, '', got.url.split('?')[0] + location.search);
    shownAt = here();
    drop(name, name === place() && form);
    say('saved');
  }
  judge(got.html);
  if (isNew(known)) touched();
};

const revise = ({ revision }) => {
  if (revision && page()) find('[name=_revision]').value = revision;
};

/** No connection, or the server is away: again 1, 2, 4 … 30 seconds later. */
const later = () => {
  if (page()) say('offline');
  countQueue();
  clearTimeout(retry);
  retry = setTimeout(resume, 1e3 * Math.min(30, 2 ** tries++));
  return true;
};

/** Takes up what was left undone. */
export const resume = () => {
  clearTimeout(retry);
  if (here() !== shownAt) turnBack();
  else if (wanted === null) savePage();
  // Nobody is led away in the middle of a sentence.
  else if (Date.now() - typedAt < 3e3) retry = setTimeout(resume, 3e3);
  else if (!isBusy()) sendPage();
  deliver();
};

/** Posts what waits of other pages: of a tab that was closed, of those who came before. */
export const deliver = async () => {
  for (const name of queue()) {
    const [form, button, ms] = read(name);
    if (!(page() && name === place()))
      if (settle(name, form, await ask(name.split(/:| /)[1], `${form}${button}&_ms=${ms}`))) return;
  }
};

const turnTo = (url, from) => {
  const back = new URL(url, location);
  back.searchParams.set('page', from);
  back.searchParams.delete('dropped');
  history.replaceState(null, '', back);
  history.pushState(null, '', url);
};

/** The browser's own buttons back and forward. */
export const turnBack = async () => {
  const asked = here();
  if (asked === shownAt) return;
  await savePage();
  const got = await ask(asked);
  if (!got.status) later();
  else if (asked === here()) show(got.html);
};

/** Puts a page in place of the one shown. */
export const show = html => {
  box.innerHTML = html;
  open();
  const faults = find('#faults');
  const target = faults || find('h1,h2') || find('main');
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  (faults || document.body).scrollIntoView();
};

/** Takes up the page that has just come. */
export const open = () => {
  shownAt = here();
  wanted = null;
  typedAt = 0;
  restartWatch(0);
  if (page()) {
    known = bare(body());
    noteFaults();
    restore(...read(place()));
  }
  tell('shown', { state: find('main').dataset.state });
};

/** Gives back what was kept of this page, and sends it if that was left undone. */
const restore = (form, button, ms) => {
  if (!form) return;
  const values = new URLSearchParams(form);
  for (const field of all('form [name]')) {
    const { name, type } = field;
    // Whose answer it is: with the submission the server knows a repetition. The other marks are the page's own.
    if (/^_(?!s)/.test(name) || location.search.includes(`v.${name}=`)) continue;
    if (/radio|check/.test(type)) field.checked = values.getAll(name).includes(field.value);
    else if (values.has(name)) field.value = values.get(name);
  }
  restartWatch(ms);
  if (isNew(known)) say('restored');
  else if (button === null && !find('#faults')) drop(place());
  // A score tapped in the mail waits for a gesture on this page.
  if (location.search.includes('v.')) return;
  typedAt = 1;
  wanted = button;
  if (button === null) saveSoon();
  else sendPage();
};

/** The next person's turn: `html` at `url`. Nothing of the one before is left to see. */
export const startAnew = ({ html, url }) => {
  leave();
  history.replaceState(null, '', url);
  show(html);
  deliver();
};

// A tablet on a counter: one person after the other, with or without a connection. Stands before the page's own script.
// Nothing here asks for another document while the one on the screen works: without a connection there would be none.

const find = (selector, inside = document) => inside.querySelector(selector);
const bar = () => find('#kiosk');
const shown = () => find('#aw main');
const { start } = bar().dataset;

const END_S = 8;
const CLOSED_S = 60;
const SLOW_S = 10;
const IDLE_S = 60;
const WARNING_S = 15;

/** What changes from one document to the next: the rest stays as long as the tablet is on. */
const partsOf = from => ({
  html: find('#aw', from).innerHTML,
  foot: find('footer', from).innerHTML,
  head: find('header', from).innerHTML,
  title: from.title,
  lang: from.documentElement.lang,
  dir: from.documentElement.dir,
});

const isStart = ({ pathname }) => pathname === start.split('?')[0];
// The page's own script notes every page of a survey for the browser's back button: here nobody goes back to another's
// answer.
history.pushState = history.replaceState;

const address = isStart(location) ? location.pathname + location.search : start;
/** The page that everybody begins with, as it came last; null where this document is somebody's further page. */
let first = isStart(location) && !find('#faults') ? partsOf(document) : null;

/** Which person this is. Never used again on this device, so that no two answers are taken for one. */
let sequence = 0;
const count = () => {
  try {
    sequence = Math.max(sequence, localStorage['aw-sequence'] || 0);
    localStorage['aw-sequence'] = ++sequence % 1e5;
  } catch {
    sequence++;
  }
  sequence %= 1e5;
};

let touchedAt = Date.now();
let hasBegun = false;
let isOver = false;
/** When the page shown was sent; 0: not yet. */
let sentAt = 0;

/** Puts a page on the screen with everything around it. The page's own script keeps what waits to be sent. */
const put = ({ html, foot, head, title, lang, dir }, url) => {
  find('footer').innerHTML = foot;
  find('header').innerHTML = head;
  document.title = title;
  Object.assign(document.documentElement, { lang, dir });
  document.dispatchEvent(new CustomEvent('aw:start', { detail: { html, url } }));
  dressBar();
};

/** Where the first page has yet to be asked for: on its way, so that it comes once. */
let asking = false;

/** The next person's turn. */
const startAgain = () => {
  // Without a connection it is asked for again, a second later.
  if (!first) {
    if (asking) return;
    asking = true;
    return renew().then(() => {
      asking = false;
      if (first) startAgain();
    });
  }
  count();
  forget();
  put(first, address);
  hasBegun = false;
  scrollTo(0, 0);
};

/** What was typed and never sent is nobody's business any more. */
const forget = () => {
  for (const [, button, , , name] of kept()) if (button === null) delete localStorage[name];
};

/** What the page's own script keeps here, see `shelf.js`, with the names. */
const kept = () => {
  try {
    const names = Object.keys(localStorage).filter(name => name.startsWith('aw:/'));
    return names.map(name => [...JSON.parse(localStorage[name]), name]);
  } catch {
    return [];
  }
};

/** Asks for a page as a document. Throws without a connection, and where something else answers. */
const ask = async (url, form) => {
  const answer = await fetch(url, {
    method: form ? 'POST' : 'GET',
    body: form,
    signal: AbortSignal.timeout?.(1e4),
  });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (answer.status > 428 || !find('#aw main', page) || !find('#kiosk', page)) throw new Error();
  return page;
};

/** What no page put into this document brings along: where it is another, the document itself is out of date. */
const looks = from =>
  [find('style', from), ...from.querySelectorAll('body>script')].map(({ textContent }) => textContent).join();

/** Asks for the first page anew, while nobody waits for it: what was published since, with a submission of its own. */
const renew = async () => {
  try {
    const page = await ask(address);
    if (looks(page) === looks(document)) first = partsOf(page);
    else if (isOver || !first) location.replace(address);
  } catch {}
};

/** Thanks whose page could not be sent. Where it is kept here to be sent later, the next person need not wait for that. */
const thankOffline = () => {
  const here = `aw:${location.pathname} ${find('[name=_page]')?.value}`;
  if (!kept().some(([, button, , , name]) => button !== null && name === here)) return;
  const { innerHTML } = find('template', bar());
  put({ ...partsOf(document), html: innerHTML }, address);
};

/** Another language, without leaving the document. */
const translate = async ({ form }, language) => {
  const given = new URLSearchParams(new FormData(form));
  given.set('_switch', language);
  try {
    const page = await ask(location.pathname, given);
    put(partsOf(page), location.pathname + location.search);
  } catch {
    find('[role=status]', shown()).textContent = form.getAttribute('data-offline');
  }
};

const on = (type, handle, isFirst) => document.addEventListener(type, handle, isFirst);

on('aw:shown', ({ detail: { state } }) => {
  touchedAt = Date.now();
  sentAt = 0;
  isOver = state !== 'question';
  warn(0);
  if (isOver) renew();
  else if (!isStart(location)) hasBegun = true;
  const submission = find('[name=_submission]');
  submission?.insertAdjacentHTML('afterend', `<input type="hidden" name="_sequence" value="${sequence}">`);
});

let waiting = 0;
on('aw:queued', ({ detail }) => {
  waiting = detail.waiting;
  tellWaiting();
  thankOffline();
});

const worded = (name, number) => {
  const forms = JSON.parse(bar().dataset[name]);
  const form = forms[new Intl.PluralRules(document.documentElement.lang).select(number)] ?? forms.other;
  return form.replace('{count}', number);
};

const tellWaiting = () => {
  find('p', bar()).textContent = waiting ? worded('waiting', waiting) : '';
};

const dressBar = () => {
  tellWaiting();
  find('.full', bar()).hidden = !document.fullscreenEnabled;
};

/** Asks whether anybody is still there, `seconds` before it starts again; 0: no more. */
const warn = seconds => {
  const dialog = find('dialog', bar());
  if (!seconds) return dialog.open && dialog.close();
  find('#idle').textContent = worded('idle', seconds);
  if (!dialog.open) dialog.showModal();
  else if (seconds === 10 || seconds === 5) find('.vh', dialog).textContent = worded('idle', seconds);
};

// One clock for everything that happens by itself.
setInterval(() => {
  const idle = (Date.now() - touchedAt) / 1e3;
  const left = Math.ceil(IDLE_S + WARNING_S - idle);
  if (isOver) {
    if (shown().dataset.state === 'completed' || !isStart(location)) return idle < END_S || startAgain();
    // The door is closed, for now.
    if (idle < CLOSED_S) return;
    touchedAt = Date.now();
    renew().then(startAgain);
  } else if (sentAt && Date.now() - sentAt > SLOW_S * 1e3) thankOffline();
  else if (left > WARNING_S) return;
  else if (!hasBegun) scrollTo(0, 0);
  else if (left > 0) warn(left);
  else startAgain();
}, 1e3);

const touched = ({ target }) => {
  // Under the question whether anybody is there, only an answer to it counts.
  if (!find('dialog', bar()).open || target.closest?.('dialog')) touchedAt = Date.now();
};
for (const type of ['pointerdown', 'keydown', 'input', 'scroll']) on(type, touched, true);
for (const type of ['click', 'keydown', 'input'])
  on(type, ({ target }) => {
    hasBegun ||= !!target.closest?.('#aw form');
  });

on('click', event => {
  const { target } = event;
  const hit = selector => target.closest(`#kiosk ${selector}`);
  if (hit('.full')) document.documentElement.requestFullscreen().catch(() => {});
  else if (hit('.again') || target.closest('#aw .go')) {
    event.preventDefault();
    startAgain();
  } else if (hit('dialog')) {
    touchedAt = Date.now();
    warn(0);
  }
});

on(
  'submit',
  event => {
    const { submitter } = event;
    if (submitter?.name === '_switch') {
      event.preventDefault();
      event.stopImmediatePropagation();
      translate(submitter, submitter.value);
    } else sentAt ||= Date.now();
  },
  true,
);

const wake = () => {
  if (!document.hidden) navigator.wakeLock?.request('screen').catch(() => {});
};
on('visibilitychange', wake);
wake();

// Back, forward, or the tablet is on again: somebody else may stand before it now.
const [{ type } = {}] = performance.getEntriesByType('navigation');
if (!isStart(location) && /reload|back/.test(type)) location.replace(address);
addEventListener('pageshow', ({ persisted }) => persisted && startAgain());
count();
dressBar();

// What a browser with script gets on top of the plain form: next page without reload, answers saved as they are given
// and kept until the server has them, faults told where they are. The page works without any of it.
import { chooseByDigit, drag, dress, grab, letGo, measure, move, unpair } from './controls.js';
import { tellFaults } from './faults.js';
import { find, on, page } from './page.js';
import {
  deliver,
  goOn,
  isBusy,
  noted,
  open,
  resume,
  savePage,
  startAnew,
  touched,
  turnBack,
} from './saving.js';
import { leave } from './shelf.js';
import { seenMs } from './watch.js';

/** Only a person's own gesture sends anything: a scanner's script makes none that the browser vouches for. */
let isPerson = false;
let isTouch = false;
let pressed = null;
let turnedAt = 0;

on('aw:shown', event => {
  turnedAt = event.timeStamp;
  dress();
});
on('aw:start', ({ detail }) => startAnew(detail));

on('change', ({ target, isTrusted }) => {
  unpair(target);
  if (isTrusted && page() && target.name) touched(/radio|check/.test(target.type) ? 900 : 300);
});

on('input', ({ target, isTrusted }) => {
  if (isTrusted && page() && target.name) noted();
  measure(target, true);
});

// Once the focus is where it goes.
on('focusout', () => setTimeout(tellFaults));

on('pointerdown', event => {
  isTouch = event.pointerType === 'touch';
  grab(event);
});
on('pointermove', drag);
on('lostpointercapture', letGo);

on('keydown', event => {
  isPerson ||= event.isTrusted;
  if (event.isTrusted) chooseByDigit(event);
});

on('click', event => {
  const { target, isTrusted } = event;
  const link = target.closest('a[href^="#"]');
  const button = target.closest('button');
  isPerson ||= isTrusted;
  if (link) {
    event.preventDefault();
    const there = find(`[id="${link.hash.slice(1)}"]`);
    (find('input,select,textarea,button', there) || there).focus();
  } else if (button?.className === 'move') {
    if (isTrusted) move(button);
  } else if (button) {
    pressed = button;
    // The second tap of two meets the next page, which has its button at the same place.
    if (event.detail > 1 || (isTouch && event.timeStamp - turnedAt < 350)) event.preventDefault();
  }
});

on('submit', event => {
  if (event.target !== page()?.form) return;
  const button = event.submitter || pressed;
  if (!isPerson || isBusy()) event.preventDefault();
  // Another language is another document.
  else if (button?.name === '_switch') noted();
  else {
    goOn(button);
    event.preventDefault();
  }
});

on('visibilitychange', () => {
  seenMs();
  if (document.hidden) savePage();
  else resume();
});
addEventListener('popstate', turnBack);
addEventListener('online', resume);

// A kiosk that starts again has somebody else before it.
if (find('[name=_mode][value=kiosk]')) leave();
open();
deliver();

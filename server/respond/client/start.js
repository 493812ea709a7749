// What a browser with script gets on top of the plain form: next page without reload, answers saved as they are given
// and kept until the server has them, faults told where they are. The page works without any of it.
import { chooseByDigit, drag, dress, grab, letGo, measure, move, unpair } from './controls.js';
import { tellFaults } from './faults.js';
import { find, on, page } from './page.js';
import {
  deliver,
  goOn,
  noted,
  open,
  resume,
  savePage,
  startAnew,
  touched,
  turnBack,
  witness,
} from './saving.js';
import { leave } from './shelf.js';
import { seenMs } from './watch.js';

let isTouch = false;
let pressed = null;
let turnedAt = 0;

on('aw:shown', event => {
  turnedAt = event.timeStamp;
  dress();
});
on('aw:start', ({ detail }) => startAnew(detail));

on('change', ({ target }) => {
  unpair(target);
  if (page() && target.name) touched();
});

on('input', event => {
  const { target } = event;
  // Dictated: no key was pressed. The input of a box has no type, and a script's click makes one too.
  if (event.inputType) witness(event);
  if (page() && target.name) noted();
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
  witness(event);
  chooseByDigit(event);
});

on('click', event => {
  witness(event);
  const link = event.target.closest('a[href^="#"]');
  const button = event.target.closest('button');
  if (link) {
    event.preventDefault();
    const there = find(`[id="${link.hash.slice(1)}"]`);
    (find('input,select,textarea,button', there) || there).focus();
  } else if (button?.className === 'move') move(button);
  else if (button) {
    pressed = button;
    // The second tap of two meets the next page, which has its button at the same place.
    if (event.detail > 1 || (isTouch && event.timeStamp - turnedAt < 350)) event.preventDefault();
  }
});

on('submit', event => {
  if (event.target !== page()?.form) return;
  const button = event.submitter || pressed;
  // Another language is another document.
  if (button?.name === '_switch') return noted();
  goOn(button);
  event.preventDefault();
});

on('visibilitychange', () => {
  seenMs();
  if (document.hidden) savePage();
  else resume();
});
addEventListener('popstate', turnBack);
addEventListener('online', resume);

// A kiosk that starts again has somebody else before it.
if (location.search.includes('kiosk')) leave();
open();
deliver();

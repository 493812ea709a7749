// What the server does not have yet, in local storage; where that is refused, for as long as the page is open.
// A record: [form, button, milliseconds, written at]. `button` is what it adds to the form where the next page was asked
// for, and null where nobody asked yet.
import { page, tell } from './page.js';

let shelf = {};
try {
  shelf = localStorage;
} catch {}

/** Where the page shown is kept. */
export const place = () => `aw:${location.pathname} ${page().value}`;

/** A record, or an empty one. */
export const read = name => {
  try {
    return JSON.parse(shelf[name]);
  } catch {
    return [];
  }
};

export const write = (name, form, button, ms) => {
  try {
    shelf[name] = JSON.stringify([form, button, ms, Date.now()]);
  } catch {}
};

/** A form without its revision: that is the server's, not the reader's. */
export const bare = form => form?.replace(/&_revision=\d*/, '');

/** Forgets a record, unless another form was written there meanwhile. */
export const drop = (name, form) => {
  if (!form || bare(read(name)[0]) === bare(form)) delete shelf[name];
};

/** Names of the records that wait to be posted. What was typed a month ago and never sent goes. */
export const queue = () =>
  Object.keys(shelf).filter(name => {
    const [, button, , at] = name.startsWith('aw:/') ? read(name) : [];
    if (button === null && Date.now() - at > 2592e6) drop(name);
    return button != null;
  });

export const countQueue = () => tell('queued', { waiting: queue().length });

/** The reader has gone: what was to be sent goes on waiting, what was only typed is nobody's business. */
export const leave = () => {
  if (!page()) return;
  const [form, button, ms] = read(place());
  if (button != null) write(`${place()} ${Date.now()}`, form, button, ms);
  drop(place());
};

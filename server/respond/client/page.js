// What the other parts know of the page. A survey may name a question `elements` or `dataset`, which then hides that
// property of the form: so nothing here asks the form itself.

export const find = (selector, inside = box) => inside.querySelector(selector);
export const box = find('#aw', document);
export const all = (selector, inside = box) => [...inside.querySelectorAll(selector)];
export const on = (type, handle) => document.addEventListener(type, handle);

/** The hidden control that names the page of questions shown; null where there are none. */
export const page = () => find('[name=_page]');

/** The form as it would be posted. */
export const body = () => `${new URLSearchParams(new FormData(page().form))}`;

/** A sentence in the quiet line above the buttons, or one that the server wrote into the form: `saved`, `offline`. */
export const say = text => {
  const note = find('[role=status]');
  if (note) note.textContent = page().form.getAttribute(`data-${text}`) || text;
};

/** Tells other scripts of the page: `aw:shown` {state}, `aw:queued` {waiting}. */
export const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`aw:${name}`, { detail }));

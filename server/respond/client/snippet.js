// Shows a survey on somebody's web page: in place where that page has room for it, else in a panel, by the door's rules.
// Styles are set by property, which no content security policy forbids. Nothing leaves the page but the frame's request.
/* global RULES */
const page = document;
const { id, seconds, scroll, share, days, paths, side } = RULES;
const survey = new URL(id, page.currentScript.src);
const name = `afterword:${id}`;
const root = page.documentElement;
const edge = 'clamp(0px,(100vw - 480px)*999,16px)';

/** What this browser remembers: its lot, and when the panel was shown, closed, answered here last (Unix milliseconds). */
let memory;
const note = (what, value = Date.now()) => {
  memory[what] = value;
  localStorage[name] = JSON.stringify(memory);
};

const make = (tag, style, parent) => {
  const made = page.createElement(tag);
  made.style.cssText = style;
  parent.append(made);
  return made;
};

/** `hear`: what becomes of it, in the words of the survey's own page (`embed.js`). */
const frameIn = (parent, style, hear) => {
  const frame = make('iframe', `display:block;width:100%;height:0;border:0;${style}`, parent);
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== survey.origin) return;
    if (data.height) {
      frame.style.height = `${data.height}px`;
      frame.title = data.title;
    }
    hear?.(data);
  });
  frame.referrerPolicy = 'origin';
  frame.src = `${survey}?embed=1&lang=${root.lang}`;
};

const open = () => {
  const panel = make(
    'div',
    // As wide as a phone, or 360 px in the corner of anything wider.
    `all:initial;position:fixed;z-index:1000;visibility:hidden;bottom:${edge};${side}:${edge};width:max(360px,min(100vw,(480px - 100vw)*999));max-width:100%`,
    page.body,
  );
  const button = make(
    'button',
    'position:absolute;top:-52px;right:8px;width:44px;height:44px;padding:0;border:2px solid #fff;border-radius:50%;background:#191a1c;color:#fff;font:24px sans-serif;cursor:pointer',
    panel,
  );
  let isShown;
  const shut = () => {
    // What is left keeps another door's panel from this page.
    panel.replaceChildren();
    panel.style.display = 'none';
    if (isShown) note('closed');
  };
  panel.id = 'afterword';
  panel.role = 'region';
  panel.onkeydown = ({ key }) => {
    if (key === 'Escape') shut();
  };
  button.textContent = '×';
  button.onclick = shut;
  frameIn(
    panel,
    'max-height:calc(100vh - 84px);border-radius:12px;box-shadow:0 0 0 1px #0003,0 8px 32px #0004',
    ({ afterword, title, close }) => {
      if (afterword === 'close') shut();
      else if (afterword === 'done') note('answered');
      else if (!isShown) {
        isShown = 1;
        note('shown');
        panel.ariaLabel = title;
        button.ariaLabel = close;
        panel.style.visibility = '';
        // It fades in where it stands: nothing moves, for nobody.
        panel.animate({ opacity: [0, 1] }, 200);
      }
    },
  );
  // Not let into this page, or no connection: nobody is shown an empty frame.
  setTimeout(() => isShown || shut(), 15e3);
};

/** Seconds in view of a path that it shows on; NaN once it was tried. */
let spent = 0;
let isInPlace;
const tick = () => {
  for (const place of page.querySelectorAll(`[data-inline="${id}"]`)) {
    place.dataset.inline = '';
    isInPlace = 1;
    frameIn(place, 'max-width:592px');
  }
  if (isInPlace || page.hidden) return;
  if (!new RegExp(paths).test(location.pathname)) spent *= 0;
  else if (
    ++spent > seconds &&
    (scrollY + innerHeight) * 100 >= scroll * root.scrollHeight &&
    !page.querySelector('#afterword')
  ) {
    spent = NaN;
    // Where nothing can be remembered it would show on every page: it shows on none.
    try {
      memory = JSON.parse(localStorage[name] || '{}');
      note('lot', memory.lot || Math.random());
      if (memory.lot < share && !(Date.now() - memory.shown < days * 864e5)) open();
    } catch {}
  }
};
tick();
setInterval(tick, 1e3);

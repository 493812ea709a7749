// The survey in a frame of a web page: tells that page how tall it is, and what became of it. Nothing of an answer.

const { frames, close } = document.body.dataset;
const listed = frames.split(' ');
const from = location.ancestorOrigins?.[0] || (document.referrer && new URL(document.referrer).origin);

/** Only origins that the company lists hear anything. Where the browser tells which one it is, the others are not tried. */
const tell = (afterword, more) => {
  for (const origin of listed.includes(from) ? [from] : listed)
    if (origin) parent.postMessage({ afterword, ...more }, origin);
};

const tellSize = () =>
  tell('size', {
    height: Math.ceil(document.body.getBoundingClientRect().height),
    title: document.title,
    close,
  });

if (parent !== window) {
  // The browser's back button is the web page's, not the survey's.
  history.pushState = history.replaceState;
  // Told at once: in a frame that is not to be seen yet, browsers observe nothing.
  tellSize();
  new ResizeObserver(tellSize).observe(document.body);
  document.addEventListener('aw:shown', ({ detail }) => detail.state === 'completed' && tell('done'));
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && tell('close'));
}

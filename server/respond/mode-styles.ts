import type { Mode } from './view';

/** What the style sheet of a page on a counter's tablet or in a frame has on top of the one that every page has. */
export const modeStyles: Record<Mode, string> = {
  page: '',
  // On a counter the page is read from farther off, in the middle of the screen.
  kiosk: [
    '#kiosk{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:4px 16px;margin-block-start:12px}',
    '#kiosk>p{margin:0;min-block-size:0;font-variant-numeric:tabular-nums}',
    '.full{min-block-size:44px;padding:8px 16px;font-size:14px}',
    ':fullscreen .full{display:none}',
    '@media(display-mode:fullscreen){.full{display:none}}',
    'dialog{inline-size:min(440px,100vw - 32px);padding:24px;border:1px solid var(--line);border-radius:var(--round);background:var(--card);color:var(--ink);font-size:17px}',
    'dialog::backdrop{background:#000a}',
    'dialog .acts{margin-block-start:24px;flex-wrap:wrap}',
    '#idle{margin:0;font-weight:600;font-size:20px;line-height:1.35;font-variant-numeric:tabular-nums}',
    '@media(min-width:700px){body{display:flex;flex-direction:column;min-block-size:100vh;min-block-size:100svh}#aw{margin-block:auto}}',
    '@media(min-width:700px) and (min-height:900px){header,#aw,footer{zoom:1.2}}',
  ].join(''),
  // The web page around it has the company's name; buttons stand right below the question, wherever the frame ends.
  embed:
    'body{display:flow-root;min-block-size:0;background:var(--card)}main{border:0;border-radius:0;padding:16px 16px 8px}footer{padding-block:8px 16px}.q{margin-block-end:24px}',
};

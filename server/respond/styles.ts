import { type Brand, brandOn } from '@/domain/survey/brand';
import { CORNER_RADII, FONT_STACKS, type ResolvedTheme } from '@/domain/survey/theme';

/** The survey page's whole style sheet; logical properties only, so that it also reads from right to left. */
const base = `
*{box-sizing:border-box}
:root{--ink:#191a1c;--muted:#5b5d5a;--line:#e2e2dc;--edge:#85867e;--page:#f6f6f3;--card:#fff;--sunk:#ebebe5;--bad:#b42318;color-scheme:light}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 var(--font);overflow-wrap:anywhere}
header,main,footer{max-inline-size:560px;margin-inline:auto;padding-inline:16px}
header{padding-block:24px 16px;font-weight:600;min-block-size:44px}
header img{display:block;block-size:40px;max-inline-size:200px;object-fit:scale-down;object-position:0}
[dir=rtl] header img{object-position:100%}
main{background:var(--card);border:1px solid var(--line);border-radius:var(--round);padding:24px 16px}
main:focus,h1:focus{outline:0}
h1,h2,legend{font-size:20px;line-height:1.35;font-weight:600;margin:0;padding:0}
small{font-size:14px;font-weight:400;color:var(--muted)}
p{margin-block:8px}
a{color:inherit}
fieldset{border:0;margin:0;padding:0;min-inline-size:0}
.q{margin-block:0 32px;scroll-margin-block:16px}
.q>legend,.q>h1,.q>h2{margin-block-end:12px}
.page{margin-block-end:24px}
.help,.progress,.note,footer,.langs{font-size:14px;color:var(--muted)}
.q img{max-inline-size:100%;block-size:auto;border-radius:var(--round);margin-block:8px}
.vh{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sc{margin-block-start:12px}
.pts{display:flex;gap:4px}
.pts label{position:relative;flex:1 1 0;min-inline-size:0;max-inline-size:96px;cursor:pointer}
.pts input{position:absolute;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
.pts span{display:grid;place-items:center;min-block-size:48px;border:1px solid var(--edge);border-radius:var(--round);font-variant-numeric:tabular-nums}
.n11{gap:2px}.n11 label{max-inline-size:none}
.pts b{font-weight:500}
.pts input:checked+span{background:var(--ink);color:var(--card);border-color:var(--ink)}
.pts input:focus-visible+span{outline:3px solid var(--focus);outline-offset:2px}
.pts input[aria-invalid]+span{border-color:var(--bad)}
.stars span,.faces span{border-color:transparent}
.star{font-size:32px;line-height:1;color:var(--sunk);-webkit-text-stroke:1.5px var(--edge)}
.stars label:has(~label input:checked) .star,.stars input:checked+span .star{color:var(--ink);-webkit-text-stroke-color:var(--ink)}
.stars input:checked+span{background:none}
.faces svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}
.ends{display:flex;justify-content:space-between;gap:16px;font-size:14px;color:var(--muted);margin-block-start:6px}
.ends span+span{text-align:end}
.rows{display:grid;gap:12px;margin-block-start:12px}
.row{border:1px solid var(--line);border-radius:var(--round);padding:12px}
.row legend{float:inline-start;inline-size:100%;font-size:17px;font-weight:500}
.row .sc{clear:both;padding-block-start:8px}
.choices{display:grid;gap:8px;margin-block-start:12px}
.two{grid-template-columns:1fr 1fr}
.box{display:flex;gap:12px;align-items:flex-start;min-block-size:48px;padding:11px 12px;border:1px solid var(--edge);border-radius:var(--round);cursor:pointer}
.box input{inline-size:20px;block-size:20px;margin:3px 0 0;flex:none;accent-color:var(--ink)}
.box:has(:checked){border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.box:has([aria-invalid]){border-color:var(--bad)}
input[type=text],input[type=email],input[type=tel],input[type=date],select,textarea{inline-size:100%;min-block-size:48px;padding:10px 12px;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:var(--round)}
select+input,.choices>input{margin-block-start:8px}
textarea{resize:vertical}
::placeholder{color:var(--muted);opacity:1}
[aria-invalid=true]{border-color:var(--bad)!important}
.line{display:flex;gap:8px;align-items:center}
.ranks{list-style:none;margin:12px 0 0;padding:0;display:grid;gap:8px}
.ranks li{display:flex;gap:12px;align-items:center}
.ranks select{inline-size:80px;flex:none}
.fault{color:var(--bad);font-size:15px;font-weight:500}
.fault p::before{content:"! ";font-weight:700}
.sum{border:2px solid var(--bad);border-radius:var(--round);padding:12px 16px;margin-block-end:24px}
.sum h2{font-size:17px}.sum ul{margin:8px 0 0;padding-inline-start:20px}
.acts{display:flex;flex-wrap:wrap;gap:12px;align-items:center;flex-direction:row-reverse;justify-content:space-between}
button,.go{min-block-size:48px;padding:10px 24px;font:inherit;font-weight:600;border:1px solid transparent;border-radius:var(--round);cursor:pointer;display:inline-block;text-decoration:none}
.send,.go{background:var(--brand);color:var(--on);border-color:var(--focus)}
.quiet{background:none;color:inherit;border-color:var(--edge);font-weight:500}
.langs{display:flex;flex-wrap:wrap;gap:4px;margin:24px -12px 0}
.langs button,.langs a,.langs span{min-block-size:44px;padding:8px 12px;font-size:14px;font-weight:400;background:none;color:inherit;text-decoration:underline;display:inline-grid;align-items:center}
.langs [aria-current]{font-weight:600;text-decoration:none}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
[aria-busy=true]{opacity:.6}
.note:empty{display:none}
footer{padding-block:16px 40px}
footer a{display:inline-block;padding-block:10px;margin-inline-end:16px}
@media(min-width:600px){main{padding:32px}.pts{gap:6px}.n11{gap:4px}}
@media(forced-colors:active){.pts input:checked+span,.box:has(:checked){forced-color-adjust:none;background:Highlight;color:HighlightText;border-color:Highlight}.star{color:CanvasText}.stars input:checked+span .star,.stars label:has(~label input:checked) .star{color:Highlight}.send,.go{border-color:ButtonText}}
@media(prefers-reduced-motion:no-preference){.pts span,.box{transition:background-color .12s,border-color .12s}}
@media print{footer a,.acts,.langs{display:none}}
`;

const dark =
  '--ink:#ececE8;--muted:#a3a59f;--line:#2f3136;--edge:#74777e;--page:#121315;--card:#1a1b1e;--sunk:#26282c;--bad:#ff8a80;color-scheme:dark';

const made = new Map<string, string>();

/** The style sheet with the company's colour on the send button and on focus, and nowhere else. */
export function stylesFor({ color, corner, scheme, font }: ResolvedTheme): string {
  const key = `${color}|${corner}|${scheme}|${font}`;
  const known = made.get(key);
  if (known) return known;
  const always = `:root{--font:${FONT_STACKS[font]};--round:${CORNER_RADII[corner]}}`;
  const day = `:root{${variables(brandOn(color, 'light'))}}`;
  const night = `:root{${dark};${variables(brandOn(color, 'dark'))}}`;
  const schemes = { auto: `${day}@media(prefers-color-scheme:dark){${night}}`, light: day, dark: night };
  const css = `${base.trim().replace(/\n/g, '')}${always}${schemes[scheme]}`;
  if (made.size > 500) made.clear();
  made.set(key, css);
  return css;
}

const variables = ({ fill, words, ring }: Brand): string => `--brand:${fill};--on:${words};--focus:${ring}`;

import { type Brand, brandOn } from '@/domain/survey/brand';
import { CORNER_RADII, FONT_STACKS, type ResolvedTheme } from '@/domain/survey/theme';

/**
 * The survey page's whole style sheet; logical properties only, so that it also reads from right to left. A phone shows
 * one white page with the buttons in reach of the thumb, anything wider a card. The field beside *other* shows once it
 * is of use, by `:has`: where that is not known, it is always there.
 */
const base = `
*{box-sizing:border-box}
:root{--ink:#191a1c;--muted:#5b5d5a;--line:#e2e2dc;--edge:#85867e;--page:#f6f6f3;--card:#fff;--sunk:#ebebe5;--bad:#b42318;color-scheme:light}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--card);color:var(--ink);font:17px/1.5 var(--font);overflow-wrap:anywhere}
header,main,footer{inline-size:100%;max-inline-size:560px;margin-inline:auto;padding-inline:16px}
header{padding-block:16px;font-weight:600}
header img{display:block;block-size:40px;inline-size:auto;max-inline-size:200px;object-fit:scale-down;object-position:0}
[dir=rtl] header img{object-position:100%}
main{padding-block:8px 24px}
main:focus,h1:focus{outline:0}
h1,h2,legend{font-size:20px;line-height:1.35;font-weight:600;margin:0;padding:0;text-wrap:balance}
legend{inline-size:100%}
small{font-size:14px;font-weight:400;color:var(--muted);white-space:nowrap}
p{margin-block:8px;text-wrap:pretty}
a{color:inherit}
b{font-weight:500}
fieldset{border:0;margin:0;padding:0;min-inline-size:0}
.q{position:relative;margin-block:0 40px;scroll-margin-block:16px}
.q>legend,.q>h1,.q>h2{margin-block-end:12px}
.q :is(input,select,textarea){scroll-margin-block:120px 24px}
.q>.help{margin-block:-4px 12px}
.help p{margin:0}
.help p+p{margin-block-start:4px}
.box~.help{margin-block:8px 0}
.page{font-size:24px;margin-block-end:32px}
.help,.progress,.note,.count,footer,.langs{font-size:14px;color:var(--muted)}
.progress{margin-block:0 24px;font-variant-numeric:tabular-nums}
progress{appearance:none;display:block;inline-size:100%;block-size:4px;margin-block-end:8px;border:0;border-radius:2px;background:var(--sunk);overflow:hidden}
::-webkit-progress-bar{background:var(--sunk)}
::-webkit-progress-value{background:var(--muted)}
::-moz-progress-bar{background:var(--muted)}
.q img{display:block;max-inline-size:100%;block-size:auto;border-radius:var(--round);margin-block:12px}
.vh{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sc{display:flex;flex-direction:column;gap:6px}
.pts{display:flex;gap:4px}
.pts label{position:relative;flex:1 1 0;min-inline-size:0;cursor:pointer}
.pts input{position:absolute;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
.pts span{display:grid;place-items:center;block-size:48px;border:1px solid var(--edge);border-radius:var(--round);font-variant-numeric:tabular-nums}
.n10,.n11{gap:2px;letter-spacing:-.4px}
.pts input:checked+span{background:var(--ink);color:var(--card);border-color:var(--ink)}
.pts b{white-space:nowrap}
.pts input:checked+span b{font-weight:600}
.pts input:focus-visible+span{outline:3px solid var(--focus);outline-offset:2px}
.numbers [aria-invalid]+span{border-color:var(--bad)}
.stars,.faces{max-inline-size:400px}
.pts:not(.numbers)+.ends{max-inline-size:400px}
.pts:not(.numbers) input+span{border:0;background:none;color:var(--ink)}
.pts svg{display:block;inline-size:100%;max-inline-size:40px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.stars svg{stroke:var(--edge);stroke-width:1.5}
.stars:has(:checked) label:not(:has(:checked)~*) svg{fill:var(--ink);stroke:var(--ink)}
.faces :checked+span svg{fill:var(--ink);stroke:var(--card)}
.pts [aria-invalid]:not(:checked)+span svg{stroke:var(--bad)}
.ends{display:flex;justify-content:space-between;gap:16px;font-size:14px;line-height:1.35;color:var(--muted)}
.ends span+span{text-align:end}
.rows{display:grid;gap:8px;margin-inline:-8px}
.row{border:1px solid var(--line);border-radius:var(--round);padding:12px 7px}
.row legend{float:inline-start;font-size:17px;font-weight:500;margin-block-end:8px;text-wrap:pretty}
.row .sc{clear:both}
.choices{display:grid;gap:8px}
.two{grid-template-columns:1fr 1fr}
.box{display:flex;gap:12px;align-items:flex-start;min-block-size:48px;padding:11px 12px;border:1px solid var(--edge);border-radius:var(--round);cursor:pointer}
.box span{min-inline-size:0}
.box input{inline-size:20px;block-size:20px;margin:3px 0 0;flex:none;accent-color:var(--ink)}
.box:has(:checked){border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.box:has([aria-invalid]){border-color:var(--bad)}
input:not([type=radio],[type=checkbox]),select,textarea{inline-size:100%;min-block-size:48px;padding:10px 12px;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:var(--round);unicode-bidi:plaintext}
[dir=rtl] :is([type=email],[type=tel]){direction:ltr;unicode-bidi:isolate;text-align:right}
select+input{margin-block-start:8px}
.choices:not(:has([value=other]:checked))>input:placeholder-shown,select:not(:has([value=other]:checked))+input:placeholder-shown{display:none}
textarea{display:block;resize:vertical;field-sizing:content;min-block-size:124px;max-block-size:60vh}
::placeholder{color:var(--muted);opacity:1}
[aria-invalid=true]{border-color:var(--bad)!important}
.line{display:flex;gap:12px;align-items:center}
.line span{flex:none;max-inline-size:50%}
.number input,.date input{max-inline-size:200px}
.count{margin-block:6px 0;text-align:end;font-variant-numeric:tabular-nums}
.count:empty{display:none}
.count.over{color:var(--bad);font-weight:500}
.ranks{list-style:none;margin:0;padding:0;display:grid;gap:8px}
.ranks li{display:flex;gap:12px;align-items:center;min-block-size:48px}
.ranks li>span{flex:1;min-inline-size:0}
.ranks select{inline-size:80px;flex:none}
.ranks li:has(.grip){gap:0;padding:1px;background:var(--card);border:1px solid var(--edge);border-radius:var(--round);cursor:grab}
.grip{align-self:stretch;display:grid;place-items:center;flex:none;inline-size:44px;font-weight:600;font-variant-numeric:tabular-nums;touch-action:none}
.move{flex:none;inline-size:44px;min-block-size:44px;padding:0;border:0;background:none;color:inherit}
li:first-child>[data-way=up],li:last-child>[data-way=down]{opacity:.3}
.ranks [data-drag]{position:relative;z-index:1;border-color:var(--ink);box-shadow:0 4px 16px #0003;cursor:grabbing}
.fault{color:var(--bad);font-size:15px;line-height:1.4;font-weight:500;margin-block:0 12px}
.fault p{display:flex;gap:8px;margin:0 0 4px}
.fault p::before{content:"!"/"";flex:none;inline-size:18px;block-size:18px;margin-block-start:1.5px;border-radius:50%;background:var(--bad);color:var(--card);font:700 13px/18px var(--font);text-align:center}
.q>legend{position:relative}
:is(.q:has(>.fault),.q:has(>.fault)>legend)::before{content:"";position:absolute;inset-block:0 -12px;inset-inline-start:-16px;border-inline-start:3px solid var(--bad)}
.q:has(>.fault)::before{inset-block-end:0}
.sum{border:2px solid var(--bad);border-radius:var(--round);padding:12px 16px;margin-block-end:24px}
.sum h2{font-size:17px}
.sum ul{margin:4px 0 0;padding-inline-start:20px}
.sum li{padding-block:4px}
.acts{display:flex;gap:12px;flex-direction:row-reverse;justify-content:space-between}
button,.go{min-block-size:52px;padding:12px 24px;font:inherit;font-weight:600;border:1px solid transparent;border-radius:var(--round);cursor:pointer;display:inline-block;text-decoration:none}
.send{flex:1}
.send,.go{background:var(--brand);color:var(--on);border-color:var(--focus)}
.quiet{background:none;color:inherit;border-color:var(--edge);font-weight:500}
.langs{display:flex;flex-wrap:wrap;margin:16px -12px -8px}
.langs>*{border:0;min-block-size:44px;padding:8px 12px;font-size:14px;font-weight:400;background:none;color:inherit;text-decoration:underline;display:inline-grid;align-items:center}
.langs [aria-current]{font-weight:600;text-decoration:none}
:is(:focus-visible,[type=date]:focus-within){outline:3px solid var(--focus);outline-offset:2px}
[aria-busy=true]{opacity:.6}
.note{margin-block:0 8px}
[role=status]{min-block-size:1.5em}
:lang(ko){word-break:keep-all}
footer{padding-block:12px 32px;border-block-start:1px solid var(--line)}
footer p{margin-block:4px}
.ways{display:flex;flex-wrap:wrap;column-gap:20px}
.ways a{padding-block:12px}
.then{margin-block:20px 12px}
body:has([data-state=completed]) footer .now{display:none}
@media(max-width:599px) and (min-height:500px) and (pointer:coarse){body{display:flex;flex-direction:column;min-block-size:100vh;min-block-size:100svh}body:not(:has([name=_mode])) :is(#aw,main[data-state=question],form:has(.acts)){flex:1;display:flex;flex-direction:column}[role=status]{margin-block-start:auto}}
@media(min-width:600px){body{background:var(--page)}header{padding-block:24px 16px}main{background:var(--card);border:1px solid var(--line);border-radius:var(--round);padding:32px}footer{border:0}.pts{gap:6px}.n10,.n11{gap:4px}.send{flex:none;min-inline-size:120px}.rows{margin-inline:0}.row{padding-inline:12px}}
@media(min-width:640px){.rows{gap:0}.row{display:grid;grid-template-columns:minmax(0,1fr) 264px;column-gap:16px;align-items:center;border-width:1px 0 0;border-radius:0;padding:8px 0}.row:has(.n8,.n9,.n10,.n11){grid-template-columns:minmax(0,1fr) 330px}.row .sc{display:contents}.row .pts{grid-area:2/2;gap:2px}.row legend{grid-area:2/1;margin:0}.row .ends{grid-area:1/2;margin-block-end:6px}.row:first-child{border:0}.row+.row .ends{display:none}}
@media(hover:hover){.pts label:hover span,.box:hover{border-color:var(--ink)}.pts label:hover svg{stroke:var(--ink)}.send:hover,.go:hover{filter:brightness(1.08)}.quiet:hover{border-color:var(--ink)}}
@media(prefers-contrast:more){:root{--muted:var(--ink);--line:var(--ink);--edge:var(--ink)}}
@media(forced-colors:active){.pts.numbers input:checked+span,.box:has(:checked){forced-color-adjust:none;background:Highlight;color:HighlightText;border-color:Highlight;box-shadow:none}.pts svg{stroke:CanvasText!important}.stars:has(:checked) label:not(:has(:checked)~*) svg,.faces :checked+span svg{fill:Highlight;stroke:CanvasText!important}progress{border:1px solid;block-size:8px}::-webkit-progress-value{background:Highlight;forced-color-adjust:none}::-moz-progress-bar{background:Highlight}.send,.go{border-color:ButtonText}.fault p::before{border:1px solid;line-height:16px}}
@media(prefers-reduced-motion:no-preference){.pts span,.box,.pts svg{transition:background-color .12s,border-color .12s,fill .12s}}
@media print{footer a,.acts,.langs,progress{display:none}}
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

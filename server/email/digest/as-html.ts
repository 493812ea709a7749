import { type Html, html } from '../html';
import { mailPage } from '../templates/layout';
import { lookOf } from '../templates/look';
import type { CardPart, DigestParts, MovePart, Tone, TrendPart, VoicePart } from './parts';
import { PICTURE } from './picture';

/** Name under which the HTML part finds the trend's picture. */
export const TREND_CID = 'trend';

/** The product's own look: these are mails to colleagues, not to customers. */
const look = lookOf({
  color: '#3D3FB8',
  logo: null,
  corner: 'soft',
  scheme: 'auto',
  font: 'system',
  footer: {},
});
const { inks } = look;

const LINE = '#e2e2dc';
const TONES = { good: '#0a5f56', bad: '#b4420e' };
const NIGHT =
  '.good{color:#57cdbb!important}.bad{color:#f28b54!important}.line{border-color:#2f3136!important}';

const SMALL = 'font-size:13px;line-height:20px';

/** The HTML part: tables of one column on a phone and on a desk; everything stays readable without the picture. */
export function digestHtml(parts: DigestParts): string {
  const { language, subject: title, preheader, cards, trend, moved, voices, overview } = parts;
  const card = html`
<tr><td class="in" style="padding:24px 20px 0">
<p class="mut" style="margin:0 0 12px;font-size:14px;line-height:20px;color:${inks.muted}">${headOf(parts)}</p>
<h1 class="ink" style="margin:0;font-size:18px;line-height:26px;font-weight:600;text-wrap:pretty;color:${inks.ink}">${parts.sentence}</h1>
${parts.only && html`<p class="mut" style="margin:8px 0 0;${SMALL};color:${inks.muted}">${parts.only}</p>`}
</td></tr>
<tr><td class="in" style="padding:12px 20px 0">${cardTable(cards)}</td></tr>
${trend && section(trend.title, '', picture(trend))}
${moved && section(moved.title, moved.rows.length > 0 ? moved.sub : '', moved.rows.length > 0 ? moveTable(moved.rows) : muted(moved.none))}
${voices && section(voices.title, '', html`${voices.rows.map(voice)}`)}
${overview && html`<tr><td class="in" style="padding:24px 20px 0">${button(overview)}</td></tr>`}
<tr><td style="padding:0 0 24px;font-size:0;line-height:0">&#160;</td></tr>`;
  const foot = html`
<tr><td class="in mut" style="padding:16px 20px 24px;${SMALL};color:${inks.muted}">
${parts.howToRead}<br>${parts.why}<br><a class="mut" href="${parts.stop.url}" style="display:inline-block;padding:4px 0;color:${inks.muted};text-decoration:underline">${parts.stop.label}</a>
</td></tr>`;
  const rules = { day: '', night: NIGHT };
  return mailPage({ language, direction: 'ltr', title, preheader, look, card, foot, rules }).text;
}

/** A mail of one sentence, such as that a digest rests. */
export function noticeHtml(notice: {
  language: string;
  title: string;
  text: string;
  why: string;
  stop: DigestParts['stop'];
}): string {
  const card = html`
<tr><td class="in" style="padding:24px 20px">
<h1 class="ink" style="margin:0 0 8px;font-size:20px;line-height:28px;font-weight:600;color:${inks.ink}">${notice.title}</h1>
<p style="margin:0">${notice.text}</p>
</td></tr>`;
  const foot = html`
<tr><td class="in mut" style="padding:16px 20px 24px;${SMALL};color:${inks.muted}">${notice.why}<br><a class="mut" href="${notice.stop.url}" style="display:inline-block;padding:4px 0;color:${inks.muted};text-decoration:underline">${notice.stop.label}</a></td></tr>`;
  const { language, title } = notice;
  return mailPage({ language, direction: 'ltr', title, preheader: notice.text, look, card, foot }).text;
}

/** Company, digest and days; the company once where the digest's name has it. */
export const headOf = ({ company, name, days }: DigestParts): string =>
  [name.includes(company) ? '' : company, name, days].filter(Boolean).join(' · ');

const section = (title: string, sub: string, content: Html): Html => html`
<tr><td class="in" style="padding:24px 20px 0">
<h2 class="ink" style="margin:0 0 ${sub ? 0 : 8}px;font-size:16px;line-height:24px;font-weight:600;color:${inks.ink}">${title}</h2>
${sub && html`<p class="mut" style="margin:0 0 8px;${SMALL};color:${inks.muted}">${sub}</p>`}
${content}
</td></tr>`;

/** Two beside each other: they fit a phone, and no mail program has to understand a wrap. */
function cardTable(cards: readonly CardPart[]): Html {
  const rows = cards.flatMap((_, i) => (i % 2 === 0 ? [cards.slice(i, i + 2)] : []));
  return html`<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" style="table-layout:fixed">
${rows.map(
  row =>
    html`<tr>${row.map((card, i) => cardCell(card, i === 0))}${row.length === 1 && html`<td width="50%">&#160;</td>`}</tr>`,
)}</table>`;
}

const cardCell = ({ name, value, change, tone, support, isFew }: CardPart, isFirst: boolean): Html => html`
<td class="line" width="50%" valign="top" style="padding:12px ${isFirst ? 12 : 0}px 12px ${isFirst ? 0 : 12}px;border-bottom:1px solid ${LINE}">
<div class="mut" style="font-size:14px;line-height:20px;color:${inks.muted}">${name}</div>
<div class="${isFew ? 'mut' : 'ink'}" style="font-size:28px;line-height:32px;font-weight:600;color:${isFew ? inks.muted : inks.ink}">${value}</div>
${change && html`<div class="${toneClass(tone)}" style="font-size:14px;line-height:20px;font-weight:500;color:${toneInk(tone)}">${change}</div>`}
<div class="mut" style="${SMALL};color:${inks.muted}">${tight(support)}</div>
</td>`;

/** The ends of the axis stand beside the picture, its first and last bucket below. */
const picture = ({ alt, top, bottom, first, last }: TrendPart): Html => html`
<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"><tr>
<td rowspan="2"><img src="cid:${TREND_CID}" alt="${alt}" width="${PICTURE.width}" height="${PICTURE.height}" style="display:block;width:100%;max-width:${PICTURE.width}px;height:auto;border:0;border-radius:6px;font-size:14px;line-height:20px;color:${inks.ink}"></td>
<td class="mut" width="32" align="right" valign="top" style="padding-left:8px;${SMALL};color:${inks.muted}">${top}</td></tr>
<tr><td class="mut" align="right" valign="bottom" style="padding-left:8px;${SMALL};color:${inks.muted}">${bottom}</td></tr>
<tr><td><table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"><tr>
<td class="mut" style="padding-top:4px;${SMALL};color:${inks.muted}">${first}</td>
<td class="mut" align="right" style="padding-top:4px;${SMALL};color:${inks.muted}">${last}</td></tr></table></td><td></td></tr></table>`;

const moveTable = (rows: readonly MovePart[]): Html => html`
<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0">
${rows.map(
  ({ name, detail, value, support, change, tone }) => html`<tr>
<td class="line" valign="top" style="padding:8px 12px 8px 0;border-top:1px solid ${LINE}"><div style="font-size:15px;line-height:20px;font-weight:500">${name}</div><div class="mut" style="${SMALL};color:${inks.muted}">${detail}</div></td>
<td class="line" valign="top" align="right" style="padding:8px 0;border-top:1px solid ${LINE}"><div class="${toneClass(tone)}" style="font-size:15px;line-height:20px;font-weight:500;color:${toneInk(tone)}">${change}</div><div class="mut" style="${SMALL};color:${inks.muted}">${tight(`${value}, ${support}`)}</div></td>
</tr>`,
)}</table>`;

const voice = ({ score, text, about }: VoicePart): Html => html`
<div class="line" dir="auto" style="padding:8px 0;border-top:1px solid ${LINE}"><div style="font-size:15px;line-height:22px">${text}</div>
<div class="mut" style="${SMALL};color:${inks.muted}">${[score, about].filter(Boolean).join(' · ')}</div></div>`;

const muted = (text: string): Html => html`<p class="mut" style="margin:0;color:${inks.muted}">${text}</p>`;

const button = ({ label, url }: { label: string; url: string }): Html =>
  html`<table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr>
<td class="btn" bgcolor="${inks.button.fill}" style="border:1px solid ${inks.button.ring};border-radius:${look.radius};background:${inks.button.fill};mso-padding-alt:12px 24px"><a href="${url}" style="display:inline-block;padding:12px 24px;font-weight:600;color:${inks.button.words};text-decoration:none">${label}</a></td>
</tr></table>`;

/** Keeps the last number with what it counts. */
const tight = (text: string): string => text.replace(/(\d) (\p{L}+)$/u, '$1\u00a0$2');

const toneClass = (tone: Tone): string => tone ?? 'mut';
const toneInk = (tone: Tone): string => (tone ? TONES[tone] : inks.muted);

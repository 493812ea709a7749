import { type Html, html, withBreaks } from '../html';
import { mailPage } from './layout';
import { letterhead } from './letterhead';
import type { Link, MailParts, Point } from './parts';

/** The HTML part: whole without images, without a style element and, but for its padding, without CSS. */
export function asHtml(mail: MailParts): string {
  const { inks } = mail.look;
  const { direction } = mail;
  const card = html`
<tr><td class="in" style="padding:24px 20px 0">
${letterhead(mail)}
${mail.greeting && html`<p style="margin:0 0 8px">${mail.greeting}</p>`}
<p style="margin:0 0 16px">${withBreaks(mail.intro)}</p>
${mail.question && html`<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600;text-wrap:pretty;color:${inks.ink}">${mail.question}</h1>`}
</td></tr>
${mail.scale && scaleRow(mail, mail.scale)}
<tr><td class="in" style="padding:${mail.scale ? 20 : 8}px 20px 24px">${button(mail)}</td></tr>
${mail.signature && html`<tr><td class="in" style="padding:0 20px 24px">${withBreaks(mail.signature)}</td></tr>`}`;
  const foot = html`
<tr><td class="in mut" style="padding:16px 20px 24px;font-size:13px;line-height:20px;color:${inks.muted}">
${mail.why}<br>${footLink(mail, mail.unsubscribe)} &#160;&#183;&#160; ${footLink(mail, mail.preferences)}${mail.privacy && html` &#160;&#183;&#160; ${footLink(mail, mail.privacy)}`}
${mail.address && html`<div dir="auto" style="text-align:${direction === 'rtl' ? 'right' : 'left'}">${withBreaks(mail.address)}</div>`}
</td></tr>`;
  const { language, subject: title, preheader, trapUrl, look } = mail;
  return mailPage({ language, direction, title, preheader, trapUrl, look, card, foot }).text;
}

/** From so many points on, the cells need all the width that a phone has. */
const MANY = 8;

/**
 * One row of equal cells without colours, which would push people up. The cell itself has edge and ground, so that it
 * stands in Outlook too; the link fills it: at least 26 × 44 px at 320. It runs in the reading direction, as on the
 * survey page: in Arabic the lowest point stands on the right.
 */
function scaleRow({ direction, look }: MailParts, { style, points }: NonNullable<MailParts['scale']>): Html {
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const isMany = points.length >= MANY;
  const spacing = isMany ? 2 : 4;
  const { inks, radius } = look;
  const cell = (point: Point): Html => html`
<td class="cell" align="center" width="${Math.floor(100 / points.length)}%" bgcolor="${inks.card}" style="padding:0;border:1px solid ${inks.edge};border-radius:${radius};background:${inks.card};mso-padding-alt:12px 0"><a class="ink" href="${point.url}"${point.spoken && html` aria-label="${point.spoken}"`} style="display:block;padding:${style === 'numbers' ? 12 : 6}px 0;font-size:15px;line-height:20px;color:${inks.ink};text-decoration:none">${mark(style, point, { isMany, muted: inks.muted })}</a></td>`;
  const words = (point: Point | undefined, side: string | undefined): Html =>
    html`<td class="mut" align="${side}" valign="top" style="padding:6px ${spacing}px 0;font-size:13px;line-height:18px;color:${inks.muted}">${point?.name && `${point.value} = ${point.name}`}</td>`;
  return html`<tr><td class="${isMany ? 'many' : 'few'}" style="padding:0 ${isMany ? 4 : 16}px">
<table role="presentation" dir="${direction}" width="100%" border="0" cellpadding="0" cellspacing="${spacing}" style="table-layout:fixed"><tr>${points.map(cell)}
</tr></table>
<table role="presentation" dir="${direction}" width="100%" border="0" cellpadding="0" cellspacing="0"><tr>
${words(points[0], start)}
${words(points.at(-1), end)}
</tr></table></td></tr>`;
}

/** Of Unicode 6, which every mail program has had for ten years; the number below stands in where one has no such font. */
const FACES = ['😞', '😕', '😐', '😊', '😄'];

function mark(
  style: NonNullable<MailParts['scale']>['style'],
  { value }: Point,
  { isMany, muted }: { isMany: boolean; muted: string },
): Html {
  if (style === 'numbers') return html`${value}`;
  return html`<span style="font-size:${isMany ? 18 : 24}px;line-height:28px">${style === 'stars' ? '★' : FACES[value - 1]}</span><br><span class="mut" style="font-size:12px;line-height:16px;color:${muted}">${value}</span>`;
}

const button = ({ button: { label, url }, look: { inks, radius } }: MailParts): Html =>
  html`<table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr>
<td class="btn" bgcolor="${inks.button.fill}" style="border:1px solid ${inks.button.ring};border-radius:${radius};background:${inks.button.fill};mso-padding-alt:12px 24px"><a href="${url}" style="display:inline-block;padding:12px 24px;font-weight:600;color:${inks.button.words};text-decoration:none">${label}</a></td>
</tr></table>`;

const footLink = ({ look }: MailParts, { label, url }: Link): Html =>
  html`<a class="mut" href="${url}" style="display:inline-block;padding:4px 0;color:${look.inks.muted};text-decoration:underline">${label}</a>`;

import { Html, html } from '../html';
import type { Look } from './look';

/** Sideways room of the card, phone and wide; the scale's cells add their spacing to end on the same line. */
const SIDE = { phone: 20, wide: 32 };

/**
 * The frame of every mail to customers: one column of at most 600 px on which everything is written inline, so that it
 * holds where style elements are thrown away. `foot` stands below the card.
 */
export const mailPage = (mail: {
  language: string;
  direction: 'ltr' | 'rtl';
  title: string;
  preheader: string;
  /** Absent where nobody needs to be told from a mail scanner. */
  trapUrl?: string;
  look: Look;
  card: Html;
  foot: Html;
  /** Rules that this mail alone needs: for all, and for the night. */
  rules?: { day: string; night: string };
}): Html => {
  const { look, direction } = mail;
  const { inks, font } = look;
  const align = direction === 'rtl' ? 'right' : 'left';
  const text = `font-family:${font};font-size:16px;line-height:24px;text-align:${align}`;
  return html`<!doctype html>
<html lang="${mail.language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="${look.scheme}"><meta name="supported-color-schemes" content="${look.scheme}">
<meta name="x-apple-disable-message-reformatting"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${mail.title}</title>
${styles(look, mail.rules)}
</head>
<body class="page" bgcolor="${inks.page}" style="margin:0;padding:0;background:${inks.page};-webkit-text-size-adjust:100%;text-size-adjust:100%">
${hidden(html`${mail.preheader}${PADDING}`)}
${mail.trapUrl && hidden(html`<a href="${mail.trapUrl}" tabindex="-1">&#160;</a>`)}
<table role="presentation" class="page" lang="${mail.language}" dir="${direction}" width="100%" border="0" cellpadding="0" cellspacing="0" bgcolor="${inks.page}" style="background:${inks.page}"><tr><td class="outer" align="center" style="padding:0">
<!--[if mso]><table role="presentation" dir="${direction}" width="600" align="center" border="0" cellpadding="0" cellspacing="0"><tr><td style="padding:24px 0"><![endif]-->
<table role="presentation" class="card" dir="${direction}" width="100%" border="0" cellpadding="0" cellspacing="0" bgcolor="${inks.card}" style="max-width:600px;table-layout:fixed;overflow-wrap:break-word;background:${inks.card};color:${inks.ink};${text}">
${mail.card}
</table>
<table role="presentation" dir="${direction}" width="100%" border="0" cellpadding="0" cellspacing="0" style="max-width:600px;table-layout:fixed;overflow-wrap:break-word;color:${inks.muted};${text}">
${mail.foot}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table></body></html>`;
};

/** Not shown, not read aloud, not reached by a key, in Outlook neither. */
const hidden = (content: Html): Html =>
  html`<div aria-hidden="true" style="display:none;overflow:hidden;max-width:0;max-height:0;font-size:1px;line-height:1px;opacity:0;mso-hide:all">${content}</div>`;

/** Spaces that inboxes show after a short preheader instead of the mail's first words. */
const PADDING = new Html('&#847;&#8204;&#160;'.repeat(40));

/**
 * What cannot be written inline: room on wide screens, dark colours, and Outlook's ways. Gmail drops a whole element for
 * one rule it does not know, so Outlook.com's marks (`data-ogsc` for colours, `data-ogsb` for grounds) have their own.
 */
function styles(look: Look, rules = { day: '', night: '' }): Html {
  const { inks, night, radius, scheme } = look;
  return new Html(`<style>
:root{color-scheme:${scheme}}
a[x-apple-data-detectors]{color:inherit!important;text-decoration:inherit!important}
.cell:hover{background:${inks.hover}!important}
@media(min-width:360px){.many{padding:0 ${SIDE.phone - 2}px!important}}
@media(min-width:600px){.outer{padding:32px 16px!important}.card{border-radius:${radius}!important}.in{padding-left:${SIDE.wide}px!important;padding-right:${SIDE.wide}px!important}.many{padding:0 ${SIDE.wide - 2}px!important}.few{padding:0 ${SIDE.wide - 4}px!important}}
${night ? `@media(prefers-color-scheme:dark){${darkRules(night)}${rules.night}}` : ''}${rules.day}
</style>
${night ? `<style>${darkRules(night, { text: '[data-ogsc] ', ground: '[data-ogsb] ' })}</style>` : ''}
<!--[if mso]><style>td,p,a,h1{font-family:${look.outlookFont}!important}</style><noscript><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript><![endif]-->`);
}

/** A logo keeps its white plate at night: it was drawn for paper. */
function darkRules(night: NonNullable<Look['night']>, { text, ground } = { text: '', ground: '' }): string {
  const { button } = night;
  return [
    `${ground}.page{background:${night.page}!important}`,
    `${ground}.card{background:${night.card}!important}`,
    `${text}.card,${text}.ink{color:${night.ink}!important}`,
    `${text}.mut{color:${night.muted}!important}`,
    `${ground}.cell{background:${night.card}!important;border-color:${night.edge}!important}`,
    `${ground}.cell:hover{background:${night.hover}!important}`,
    `${ground}.btn{background:${button.fill}!important;border-color:${button.ring}!important}`,
    `${text}.btn a{color:${button.words}!important}`,
    `${ground}.logo{background:#ffffff!important;padding:8px!important}`,
    `${text}.logo{color:#191a1c!important}`,
  ].join('');
}

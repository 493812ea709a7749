import { Html, html } from '../html';

/** Dark colours by class, since mail clients apply only what stands in a style element. Ratios as on the screens. */
const STYLE = new Html(`<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
a.cell:hover{background:#ebebe5!important}
@media (max-width:420px){.cell{font-size:14px!important}}
@media (min-width:480px){.scale{padding:0 23px!important}}
@media (prefers-color-scheme:dark){
.page{background:#121315!important}
.card{background:#1a1b1e!important;color:#ecece8!important}
.card h1,.card p{color:#ecece8!important}
.card .m{color:#a3a59f!important}
.card .cell{background:#1a1b1e!important;color:#ecece8!important;border-color:#74777e!important}
.foot{border-color:#2f3136!important}
}
</style>`);

/** The frame of every mail to customers: one column of at most 600 px, readable with images and styles off. */
export const mailPage = (mail: {
  language: string;
  direction: 'ltr' | 'rtl';
  title: string;
  preheader: string;
  body: Html;
}): Html => html`<!doctype html>
<html lang="${mail.language}" dir="${mail.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${mail.title}</title>
${STYLE}</head>
<body class="page" style="margin:0;padding:0;background:#f6f6f3">
<div style="display:none;max-height:0;overflow:hidden">${mail.preheader}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f6f3"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" dir="${mail.direction}" style="max-width:600px;background:#ffffff;color:#191a1c;border-radius:6px;font:16px/24px system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;text-align:${mail.direction === 'rtl' ? 'right' : 'left'}">
${mail.body}
</table></td></tr></table></body></html>`;

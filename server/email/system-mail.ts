import { recipient } from './address';
import { Html, html } from './html';
import { type Sent, sendMail } from './transport';

/**
 * A mail from the product to a member or somebody invited to be one (sign-in link, reset, digest): never to customers.
 * `html`: the body's inside, built with the `html` tag, or plain text lines. Throws `invalid` for a bad address and
 * nodemailer's error where the server refuses.
 */
export function sendSystemMail(mail: {
  to: string;
  subject: string;
  html: Html | string;
  text: string;
  name?: string;
  /** The same for every attempt of one mail. */
  messageId?: string;
  /** True for demo workspaces: kept, never sent. */
  keep?: boolean;
}): Promise<Sent> {
  const body = mail.html instanceof Html ? mail.html : html`<p>${mail.html}</p>`;
  return sendMail({
    to: recipient(mail.to, mail.name ?? null),
    subject: mail.subject,
    html: page(mail.subject, body).text,
    text: mail.text,
    messageId: mail.messageId,
    keep: mail.keep,
  });
}

/** A mail that shows that mail arrives, and who it comes from. `how`: one sentence. */
export function testBody(how: string): { subject: string; html: string; text: string } {
  const subject = 'Mail from Afterword arrives';
  const says = `You asked for this test in Settings. ${how}`;
  return { subject, html: page(subject, html`<p>${says}</p>`).text, text: `${says}\n` };
}

const page = (title: string, body: Html): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${title}</title>
<style>@media (prefers-color-scheme:dark){body,.page{background:#121315!important;color:#ecece8!important}a{color:#a5a8ff!important}}</style>
</head><body class="page" style="margin:0;background:#f6f6f3;color:#191a1c;font:16px/24px system-ui,-apple-system,'Segoe UI',sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" style="max-width:560px" cellpadding="0" cellspacing="0"><tr><td style="text-align:left">${body}</td></tr></table>
</td></tr></table></body></html>`;

import { html } from '../email/html';
import { sendSystemMail } from '../email/system-mail';
import { env } from '../env';
import { log } from '../log';

type Person = { email: string; name: string };

// The token stands behind `#`, so that it is in no server's log; a page asks for a click, since mail scanners open links.
const link = (path: string, token: string): string => `${env().APP_URL}${path}#${encodeURIComponent(token)}`;

export const mailSignInLink = ({ to, token }: { to: Person; token: string }): void =>
  mail({
    to,
    subject: 'Your sign-in link',
    lead: 'Here is the link you asked for. It works once, for 15 minutes.',
    action: 'Sign in',
    url: link('/sign-in/link', token),
  });

export const mailResetLink = ({ to, token }: { to: Person; token: string }): void =>
  mail({
    to,
    subject: 'Choose a new password',
    lead: 'Here is the link to choose a new password. It works once, for one hour, and signs you out everywhere else.',
    action: 'Choose a new password',
    url: link('/reset-password', token),
  });

/** Sent by the inviter's request; a failure is told to them, so this one is waited for. */
export async function mailMemberInvitation(invitation: {
  to: string;
  token: string;
  company: string;
  inviter: string;
  role: string;
}): Promise<void> {
  const { company, inviter, role } = invitation;
  await send({
    to: { email: invitation.to, name: '' },
    subject: `${inviter} invites you to ${company} on Afterword`,
    lead: `${inviter} invites you to ${company} as ${role}. The invitation works for 7 days.`,
    action: 'Accept the invitation',
    url: link('/join', invitation.token),
    why: `You got this because ${inviter} entered your address. If you do not know them, ignore it.`,
  });
}

type Mail = { to: Person; subject: string; lead: string; action: string; url: string; why?: string };

/** Not waited for: how long an answer takes must not tell whether the person exists. */
function mail(message: Mail): void {
  send(message).catch(error => log().error({ err: String(error.message ?? error) }, 'a sign-in mail failed'));
}

async function send({
  to,
  subject,
  lead,
  action,
  url,
  why = 'If you did not ask for this, nothing has to be done.',
}: Mail): Promise<void> {
  await sendSystemMail({
    to: to.email,
    name: to.name,
    subject,
    html: html`<p>${lead}</p>
<p><a href="${url}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#3d3fb8;color:#ffffff;text-decoration:none">${action}</a></p>
<p style="font-size:13px">${why}</p>`,
    text: `${lead}\n\n${action}:\n${url}\n\n${why}\n`,
  });
}

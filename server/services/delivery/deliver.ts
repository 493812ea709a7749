import { AppError } from '@/domain/errors';
import { classifyRefusal, type Handed, type SmtpError } from '@/domain/sending/refusal';
import { unsubscribeUrl } from '@/server/email/links';
import { keepMail } from '@/server/email/mailbox';
import { type OutgoingMail, sendMail } from '@/server/email/transport';
import { composeMail, composeMessage } from './compose';
import { callGateway, type GatewayMessage } from './gateway';
import type { Channel, HandedOver } from './hand-over';

/** Hands one delivery to whoever carries it: a mail server, or the gateway of its channel. Never throws. */
export const deliver = (mail: HandedOver): Promise<Handed> =>
  mail.channel ? byGateway(mail, mail.channel) : byMail(mail);

async function byMail(mail: HandedOver): Promise<Handed> {
  let composed: OutgoingMail;
  try {
    composed = composeMail(mail);
  } catch (error) {
    // Nothing left this process: worth another try, unlike a mail in doubt.
    return refused({ code: 'ECONFIG', ...asSmtpError(error) });
  }
  try {
    await sendMail(composed);
    return { kind: 'sent', remoteId: null };
  } catch (error) {
    return refused(asSmtpError(error));
  }
}

async function byGateway(mail: HandedOver, channel: Channel): Promise<Handed> {
  try {
    const message = messageOf(mail, channel);
    if (mail.workspace.isDemo) return await keepMessage(message, channel);
    return await callGateway(channel, message);
  } catch (error) {
    return refused({ code: 'ECONFIG', message: error instanceof Error ? error.message : String(error) });
  }
}

function messageOf(mail: HandedOver, channel: Channel): GatewayMessage {
  const { text, language, url } = composeMessage(mail);
  return {
    id: mail.id,
    type: 'message',
    kind: mail.kind,
    invitation: mail.invitationId,
    // No more about the person than this gateway needs to reach them.
    customer: {
      id: mail.externalId,
      name: mail.name,
      ...(channel.address === 'phone' && { phone: mail.phone ?? '' }),
      ...(channel.address === 'email' && { email: mail.email }),
      locale: mail.locale,
    },
    language,
    url,
    unsubscribeUrl: unsubscribeUrl(mail.invitationId),
    text,
    expiresAt: new Date(mail.expiresAt).toISOString(),
  };
}

/** The demo calls nobody: its messages are kept with its mails. */
async function keepMessage({ customer, text }: GatewayMessage, { name }: Channel): Promise<Handed> {
  const to = customer.phone ?? customer.email ?? customer.id;
  const raw = Buffer.from(`Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`);
  await keepMail({ from: name, to, subject: text.split('\n', 1)[0] ?? '', raw });
  return { kind: 'sent', remoteId: null };
}

const refused = (error: SmtpError): Handed => ({
  kind: 'refused',
  refusal: classifyRefusal(error),
  said: error.response ?? error.message,
});

/** What an error of the transport says, for `classifyRefusal`. */
export function asSmtpError(error: unknown): SmtpError {
  // An address that is not one mailbox never reaches a server: it is given up like one that does not exist.
  if (error instanceof AppError && error.code === 'invalid')
    return {
      responseCode: 550,
      response: '550 5.1.3 not an e-mail address',
      command: 'RCPT TO',
      message: error.message,
    };
  if (!(error instanceof Error)) return { message: String(error) };
  const known = error as Error & Omit<SmtpError, 'message'>;
  const { responseCode, response, code, command, syscall } = known;
  return { responseCode, response, command, syscall, message: error.message, ...(code && { code }) };
}

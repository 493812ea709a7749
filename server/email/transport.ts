import nodemailer from 'nodemailer';
import { env } from '../env';
import { domainOf, type MailAddress, parseSender } from './address';
import { keepMail } from './mailbox';
import { ownServers } from './own-servers';
import type { DkimKey, SenderIdentity } from './sender';
import { connectionTo, type SmtpServer } from './smtp-server';

export type OutgoingMail = {
  to: MailAddress;
  /** The workspace's own sender; absent: the installation's (`MAIL_FROM`, `SMTP_URL`). */
  sender?: SenderIdentity;
  /** Shown name where `sender` has none. */
  senderName?: string;
  /** Where bounces go, such as a VERP address; absent: the sender's address. */
  envelopeFrom?: string;
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
  /** Pictures that the HTML part shows as `cid:<cid>`. */
  pictures?: { cid: string; png: Buffer }[];
  /** `<…@domain>`, the same for every attempt of one mail. */
  messageId?: string;
  /** Written by a person; `references`: `Message-ID`s of the mails before it, oldest first. Absent: a machine wrote it. */
  personal?: { references: string[] };
  /** One-click unsubscribe address; absent on mails that somebody waits for. */
  unsubscribeUrl?: string;
  /** True for demo workspaces: their mail never reaches SMTP. */
  keep?: boolean;
};

/** SMTP connections of one worker, and so the most mails that can be in doubt when it is killed. */
export const SMTP_CONNECTIONS = 10;

/** A server that answers nothing for so long is given up on; the delivery is then in doubt. */
const SILENCE_MS = 20_000;
const DEADLINE_MS = 60_000;
/** Somebody waits for the answer. */
const TRY_MS = 8_000;

/** How a mail left: handed to the SMTP server, or kept in the mailbox. */
export type Sent = { via: 'smtp' | 'mailbox'; response: string };

/**
 * Hands one mail to the workspace's own SMTP server, else to the one at `SMTP_URL`, or keeps it in the mailbox when there
 * is neither or `keep` is set. Resolves once the server said 250. Rejects with nodemailer's error (`responseCode` when the
 * server refused).
 */
export async function sendMail(mail: OutgoingMail): Promise<Sent> {
  const message = messageOf(mail);
  const own = mail.sender?.server;
  if (mail.keep || !(own || env().SMTP_URL)) {
    const { message: raw } = await composer().sendMail(message);
    if (!Buffer.isBuffer(raw)) throw new Error('the mail was not composed in memory');
    await keepMail({ from: message.from.address, to: mail.to.address, subject: message.subject, raw });
    return { via: 'mailbox', response: 'kept' };
  }
  const signed = { ...message, signal: AbortSignal.timeout(DEADLINE_MS) };
  const info = own ? await ownServers.send(own, signed) : await smtp().sendMail(signed);
  return { via: 'smtp', response: info.response ?? '' };
}

/**
 * Sends one mail through a server that nothing goes through yet, on a connection of its own. Resolves with the server's
 * answer; rejects with `invalid` for a server inside, `unavailable` for a name without address, else nodemailer's error.
 */
export async function tryServer(server: SmtpServer, mail: OutgoingMail): Promise<string> {
  const transport = nodemailer.createTransport({
    ...(await connectionTo(server)),
    connectionTimeout: TRY_MS,
    greetingTimeout: TRY_MS,
    socketTimeout: TRY_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const info = await transport.sendMail({ ...messageOf(mail), signal: AbortSignal.timeout(2 * TRY_MS) });
    return info.response;
  } finally {
    transport.close();
  }
}

function messageOf(mail: OutgoingMail) {
  const house = parseSender(env().MAIL_FROM);
  const address = mail.sender?.address ?? house.address;
  const dkim = mail.sender?.dkim;
  return {
    from: { address, name: mail.sender?.name ?? mail.senderName ?? house.name },
    to: mail.to,
    // The header cannot re-address the mail: the envelope is its own.
    envelope: { from: mail.envelopeFrom ?? address, to: [mail.to.address] },
    replyTo: mail.replyTo ?? env().MAIL_REPLY_TO,
    subject: mail.subject.replace(/\s+/g, ' ').trim(),
    html: mail.html,
    text: mail.text,
    attachments: mail.pictures?.map(({ cid, png }) => ({
      cid,
      content: png,
      contentType: 'image/png',
      contentDisposition: 'inline' as const,
      filename: `${cid}.png`,
    })),
    messageId: mail.messageId,
    ...(mail.personal && {
      inReplyTo: mail.personal.references.at(-1),
      references: mail.personal.references,
    }),
    headers: {
      ...(!mail.personal && { 'Auto-Submitted': 'auto-generated' }),
      ...(mail.unsubscribeUrl ? unsubscribeHeaders(mail.unsubscribeUrl) : {}),
    },
    // A signature of another domain proves nothing about this address.
    ...(dkim && dkim.domain === domainOf(address) && { dkim: signature(dkim) }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 8058 §4 wants both List-Unsubscribe fields signed; nodemailer's own list leaves the second out. */
const SIGNED_FIELDS =
  'From:Reply-To:Subject:Date:Message-ID:In-Reply-To:References:To:MIME-Version:Content-Type:Content-Transfer-Encoding:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted';

const signature = ({ domain, selector, privateKey }: DkimKey) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
  headerFieldNames: SIGNED_FIELDS,
});

/** RFC 8058. `prepared` keeps the line unfolded: a folded one breaks DKIM and some receivers. */
const unsubscribeHeaders = (url: string) => ({
  'List-Unsubscribe': { prepared: true, value: `<${url}>` },
  'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
});

/** Ends the SMTP connections once their mails are through. */
export function closeTransport(): void {
  pooled?.close();
  pooled = undefined;
  ownServers.close();
}

let pooled: ReturnType<typeof makeSmtp> | undefined;
let composing: ReturnType<typeof makeComposer> | undefined;

function smtp() {
  pooled ??= makeSmtp(env().SMTP_URL ?? '');
  return pooled;
}

function composer() {
  composing ??= makeComposer();
  return composing;
}

const makeComposer = () =>
  nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

const makeSmtp = (url: string) =>
  nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: SMTP_CONNECTIONS,
    maxMessages: 1000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

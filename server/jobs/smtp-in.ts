import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { deliveryOf } from '../email/bounce-address';
import { caseOf } from '../email/case-address';
import { env } from '../env';
import { log } from '../log';
import { count } from '../metrics';
import { receiveCaseMail } from '../services/caseMessage/receive';
import { hearReturnedMail } from '../services/delivery/returned';

/** A bounce carries at most a copy of our mail, which has 30 KB. */
const MOST_BYTES = 1024 * 1024;
/** An answer to a case may carry files: they are taken, so that it is not refused, and not kept. */
const MOST_ANSWER_BYTES = 30 * 1024 * 1024;
const MOST_CLIENTS = 50;
/** Mails a minute from one address: a relay that gathers everybody's bounces stays below. */
const PER_MINUTE = 1_200;
/** Recipients that do not exist, after which a client has shown what it is after. */
const MOST_WRONG = 5;

export type SmtpIn = { port: number; stop: () => Promise<void> };

/**
 * Takes mail that came back, and customers' answers to mails from cases: only to addresses with a genuine signature, and to
 * `complaints@BOUNCE_DOMAIN` for feedback loops, whose reports must hold one. Nothing is relayed, nothing else is accepted,
 * nothing is answered. A mail is taken (250) once what it says is committed; with the database away it is asked for again
 * (451). Of a large answer only the beginning is held in memory.
 */
export async function startSmtpIn({ port, host }: { port: number; host?: string }): Promise<SmtpIn> {
  const rate = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  const wrong = new WeakMap<SMTPServerSession, number>();
  const server = new SMTPServer({
    name: env().BOUNCE_DOMAIN,
    banner: 'bounces and answers only',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_ANSWER_BYTES,
    maxClients: MOST_CLIENTS,
    socketTimeout: 30_000,
    closeTimeout: 5_000,
    logger: false,
    onMailFrom(_, session, callback) {
      rate.consume(session.remoteAddress).then(
        () => callback(),
        () => callback(refusal(451, '4.7.0 too many mails from your address, try again in a minute')),
      );
    },
    onRcptTo({ address }, session, callback) {
      if (deliveryOf(address) || caseOf(address) || isComplaints(address)) return callback();
      const times = (wrong.get(session) ?? 0) + 1;
      wrong.set(session, times);
      callback(
        times > MOST_WRONG
          ? refusal(421, '4.7.0 too many unknown recipients')
          : refusal(550, '5.1.1 only bounces of our own mails and answers to them are taken here'),
      );
    },
    onData(stream, session, callback) {
      const isAnswer = session.envelope.rcptTo.every(({ address }) => caseOf(address));
      collect(stream, isAnswer)
        .then(raw => take(session, raw))
        .then(
          () => callback(),
          error => callback(asRefusal(error)),
        );
    },
  });
  server.on('error', error => log().debug({ err: error.message }, 'smtp-in'));
  server.listen(port, host);
  await once(server.server, 'listening');
  // A server on a port always has an address of this kind.
  const address = server.server.address() as AddressInfo;
  return { port: address.port, stop: () => new Promise(resolve => server.close(() => resolve())) };
}

async function take({ envelope }: SMTPServerSession, raw: Buffer): Promise<void> {
  for (const { address } of envelope.rcptTo) {
    const caseId = caseOf(address);
    if (caseId) {
      const kind = await receiveCaseMail({ caseId, raw });
      count('afterword_case_mails_total', "Mails that came to a case's address.", { kind });
      continue;
    }
    const bounce = await hearReturnedMail({ delivery: deliveryOf(address), raw });
    count('afterword_returned_mails_total', 'Mails that came to a bounce address.', {
      kind: bounce?.kind ?? 'not_ours',
    });
  }
}

const isComplaints = (address: string): boolean =>
  address.toLowerCase() === `complaints@${env().BOUNCE_DOMAIN}`;

/** The mail, once the client has said all of it: of an answer the first `MOST_BYTES`. Throws where it is too large. */
async function collect(stream: SMTPServerDataStream, isAnswer: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let held = 0;
  let isOver = false;
  for await (const chunk of stream) {
    // Without an encoding set, streams give buffers.
    const bytes = chunk as Buffer;
    if (held + bytes.length > MOST_BYTES) {
      isOver = true;
      if (!isAnswer) chunks.length = 0;
    }
    if (isOver) continue;
    chunks.push(bytes);
    held += bytes.length;
  }
  if (stream.sizeExceeded || (isOver && !isAnswer)) throw refusal(552, '5.3.4 too large to be taken');
  return Buffer.concat(chunks);
}

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

function asRefusal(error: unknown): Error {
  if (error instanceof Error && 'responseCode' in error) return error;
  log().warn({ err: error instanceof Error ? error.message : String(error) }, 'a bounce was not taken');
  return refusal(451, '4.3.0 try again later');
}

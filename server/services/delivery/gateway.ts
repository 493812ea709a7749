import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import type { Sealed } from '@/domain/sealed';
import type { Handed } from '@/domain/sending/refusal';
import { postJson, type Reply } from '@/server/outbound/post-json';
import { unseal } from '@/server/seal';

/** What a gateway is given to deliver; `docs/channels.md` explains each field. */
export type GatewayMessage = {
  id: string;
  type: 'message';
  kind: string;
  invitation: string;
  customer: { id: string; name: string | null; phone?: string; email?: string; locale: string | null };
  language: string;
  url: string;
  unsubscribeUrl: string;
  /** At most 160 characters where the link leaves room for it. */
  text: string;
  expiresAt: string;
};

/** A gateway that did not answer is left alone for so long, so that it does not hold every lane. */
const REST_MS = 30_000;
const resting = new Map<string, number>();

/**
 * Calls a gateway with one message, signed as Standard Webhooks say. `webhook-id` is the message's own id on every
 * attempt, so that the gateway can drop what it has already sent.
 */
export async function callGateway(
  channel: { id: string; url: string; secrets: Sealed[] },
  message: GatewayMessage,
): Promise<Handed> {
  if ((resting.get(channel.id) ?? 0) > Date.now()) return later('The gateway did not answer a moment ago.');
  const reply = await postSigned(channel, message).catch(asAppError);
  if (!(reply instanceof AppError)) return readReply(reply);
  if (reply.code === 'invalid') return misset(null, reply.message);
  if (resting.size > 1000) resting.clear();
  resting.set(channel.id, Date.now() + REST_MS);
  return later(reply.message);
}

/** The bare call, for trying a gateway out. Throws as `postJson` does. */
export async function postSigned(
  channel: { url: string; secrets: Sealed[] },
  message: { id: string; type: string },
): Promise<Reply> {
  const body = JSON.stringify(message);
  const at = new Date();
  return postJson(channel.url, body, {
    headers: {
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      // Two while a secret is exchanged: the gateway takes either.
      'webhook-signature': channel.secrets
        .map(secret => new Webhook(unseal(secret)).sign(message.id, at, body))
        .join(' '),
    },
  });
}

/** 2xx: taken; 422: this person cannot be reached; 408, 425, 429, 5xx: later; anything else: the channel is set up wrongly. */
function readReply({ status, body, retryAfterSeconds }: Reply): Handed {
  const said = replySchema.parse(asJson(body));
  if (status >= 200 && status < 300) return { kind: 'sent', remoteId: said.id ?? null };
  const words = said.reason ?? `The gateway answered ${status}.`;
  if (status === 422)
    return { kind: 'refused', refusal: { kind: 'permanent', code: null, sender: false }, said: words };
  if (status >= 500 || [408, 425, 429].includes(status)) return later(words, retryAfterSeconds);
  return misset(`HTTP ${status}`, words);
}

/** What a gateway may say; anything else in its reply is left unread. */
const replySchema = z
  .object({
    id: z.coerce.string().min(1).max(200).optional().catch(undefined),
    reason: z.string().min(1).max(300).optional().catch(undefined),
  })
  .catch({});

function asJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const later = (said: string, retryAfterSeconds: number | null = null): Handed => ({
  kind: 'refused',
  refusal: { kind: 'temporary', code: null },
  said,
  ...(retryAfterSeconds !== null && { notBefore: new Date(Date.now() + retryAfterSeconds * 1000) }),
});

const misset = (code: string | null, said: string): Handed => ({
  kind: 'refused',
  refusal: { kind: 'permanent', code: code ?? 'HTTP', sender: true },
  said,
});

const asAppError = (error: unknown): AppError =>
  error instanceof AppError ? error : new AppError('unavailable', 'The call failed on our side.');

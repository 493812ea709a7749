import type { LookupFunction } from 'node:net';
import { Agent, errors } from 'undici';
import { AppError } from '@/domain/errors';
import { env } from '../env';
import { isPublicAddress, publicAddressesOf, type Resolve } from './public-address';

/** `body`: the first 64 KiB of the reply as text. */
export type Reply = { status: number; body: string; retryAfterSeconds: number | null };
export type PostJson = (
  url: string,
  body: string,
  options?: { headers?: Record<string, string>; timeoutMs?: number },
) => Promise<Reply>;

/** How long somebody else's server may take, connecting and answering together. */
const TIMEOUT_MS = 15_000;
const MOST_BODY = 64 * 1024;
const CONNECTIONS = 10;

/**
 * Posts JSON to an address that somebody typed. Public addresses only: a name is resolved as the connection is made and
 * the connection goes to the very address that was checked, so that a name that changes its mind reaches nothing; nor
 * are redirects followed. https only, but for loopback where that is allowed. Resolves with any reply. Throws `invalid`
 * for an address that is not called, and `unavailable` where nothing answered in time.
 */
export const postJson: PostJson = (url, body, options) => {
  shared ??= makePostJson();
  return shared.post(url, body, options);
};

/** Ends the connections that `postJson` kept open. */
export async function closeOutbound(): Promise<void> {
  await shared?.close();
  shared = undefined;
}

let shared: ReturnType<typeof makePostJson> | undefined;

/** `postJson` with a resolver of its own, for tests. */
export function makePostJson({
  resolve,
  allowLoopback = env().WEBHOOK_ALLOW_LOOPBACK,
}: {
  resolve?: Resolve;
  allowLoopback?: boolean;
} = {}): { post: PostJson; close: () => Promise<void> } {
  const lookup: LookupFunction = (host, options, callback) => {
    publicAddressesOf(host, { resolve, allowLoopback }).then(
      ([first, ...others]) =>
        options.all ? callback(null, [first, ...others]) : callback(null, first.address, first.family),
      error => callback(error, '', 4),
    );
  };
  const agent = new Agent({
    connect: { lookup, timeout: TIMEOUT_MS },
    connections: CONNECTIONS,
    keepAliveTimeout: 10_000,
  });
  return {
    post: async (url, body, { headers = {}, timeoutMs = TIMEOUT_MS } = {}) => {
      const { origin, path } = outboundAddress(url, { allowLoopback });
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const reply = await agent.request({
          origin,
          path,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'user-agent': 'Afterword', ...headers },
          body,
          signal,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        });
        return {
          status: reply.statusCode,
          body: await readSome(reply.body),
          retryAfterSeconds: secondsOf(reply.headers['retry-after']),
        };
      } catch (error) {
        throw asAppError(error, signal);
      }
    },
    close: () => agent.close(),
  };
}

/** What is called, or `invalid` with a sentence for whoever typed it. Names are looked at when the connection is made. */
export function outboundAddress(
  text: string,
  { allowLoopback = env().WEBHOOK_ALLOW_LOOPBACK } = {},
): { origin: string; path: string } {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new AppError('invalid', 'That is not a web address like https://gateway.example/messages.');
  if (url.username || url.password)
    throw new AppError('invalid', 'The address holds a name or a password; leave them out.');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isLiteral = /^[\d.]+$/.test(host) || host.includes(':');
  if (isLiteral && !isPublicAddress(host, { allowLoopback }))
    throw new AppError('invalid', `${host} is a private address. Only public ones are called.`);
  const isHere = host === 'localhost' || (isLiteral && !isPublicAddress(host));
  if (url.protocol !== 'https:' && !(allowLoopback && isHere))
    throw new AppError('invalid', 'The address must begin with https://.');
  return { origin: url.origin, path: `${url.pathname}${url.search}` };
}

/** Reads what is worth reading and drops the rest with its connection. */
async function readSome(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_BODY) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BODY).toString('utf8');
}

const secondsOf = (header: string | string[] | undefined): number | null => {
  const seconds = Number(Array.isArray(header) ? header[0] : header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
};

function asAppError(error: unknown, signal: AbortSignal): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof errors.UndiciError && error.cause instanceof AppError) return error.cause;
  if (signal.aborted) return new AppError('unavailable', 'It did not answer in time.');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new AppError('unavailable', `The connection failed${code ? ` (${code})` : ''}.`);
}

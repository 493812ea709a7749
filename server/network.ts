import type { IncomingMessage } from 'node:http';

/** Where web.ts writes the caller's address; whatever a caller sends under this name is overwritten. */
export const CLIENT_HEADER = 'x-afterword-client';

/**
 * Finds the caller's address: the socket's, or behind `hops` trusted proxies the entry that the outermost of them wrote
 * into X-Forwarded-For. Everything further left is the caller's own claim and is not believed.
 */
export function stampClient(request: IncomingMessage, hops: number): void {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
  const trusted = hops > 0 ? forwarded.at(-hops) : undefined;
  request.headers[CLIENT_HEADER] = trusted ?? request.socket.remoteAddress ?? 'unknown';
  // A forwarded request never counts as local, even from a proxy on this machine.
  if (forwarded.length > 0 && !trusted) request.headers[CLIENT_HEADER] = `forwarded:${forwarded.at(-1)}`;
}

/** True for a caller on this very machine. */
export const isLoopback = (address: string | null | undefined): boolean =>
  address != null && /^(::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/.test(address);

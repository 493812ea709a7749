import net from 'node:net';

/** Set by the node:http entry on every request, whatever the client sent; Next's handlers cannot see the socket. */
export const ADDRESS_HEADER = 'x-afterword-address';

/**
 * The address a request came from: the socket's, or what the trusted proxies in front say.
 * `hops` proxies are ours (TRUSTED_PROXY_HOPS); each appended one entry to X-Forwarded-For, further entries are the client's claim.
 */
export function clientAddress(options: {
  remote: string | undefined;
  forwardedFor: string | undefined;
  hops: number;
}): string {
  const remote = plain(options.remote ?? '');
  if (options.hops === 0) return remote;
  const chain = (options.forwardedFor ?? '')
    .split(',')
    .map(item => plain(item.trim()))
    .filter(item => net.isIP(item));
  return chain.at(-options.hops) ?? chain[0] ?? remote;
}

/** The entry's verdict on where a request comes from; empty where the entry did not run. */
export const addressOf = (headers: Headers): string => headers.get(ADDRESS_HEADER) ?? '';

/**
 * True when a person on this machine asks for it by this machine's name. A proxy on the same machine also
 * connects from loopback, but then the Host is a public one or the request says that it was forwarded.
 */
export function isLoopback(headers: Headers): boolean {
  const address = addressOf(headers);
  const fromHere = address === '::1' || (net.isIPv4(address) && address.startsWith('127.'));
  if (!fromHere || headers.has('forwarded') || headers.has('x-real-ip') || forwarded(headers)) return false;
  const host = (headers.get('host') ?? '').replace(/:\d+$/, '').toLowerCase();
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.[\d.]+$/.test(host)
  );
}

/** What limits count by: an IPv4 address, or an IPv6 network of 64 bits, since one person has a whole one. */
export function limitKeyOf(address: string): string {
  if (net.isIPv4(address)) return address;
  if (!net.isIPv6(address)) return 'unknown';
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${all
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** Next itself fills in X-Forwarded-For with the socket's address: only another address means a proxy. */
function forwarded(headers: Headers): boolean {
  const chain = headers.get('x-forwarded-for');
  return (chain?.split(',') ?? []).some(item => !/^(127\.|::1$)/.test(plain(item.trim())));
}

/** `::ffff:10.0.0.1` is 10.0.0.1. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

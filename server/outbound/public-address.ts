import dns from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { AppError } from '@/domain/errors';
import { env } from '../env';

export type Address = { address: string; family: 4 | 6 };
/** Every address of a name, as the operating system resolves it. */
export type Resolve = (host: string) => Promise<Address[]>;

/**
 * The addresses behind a host name or an IP literal, resolved once: connect to these, not to the name. All of them must
 * be public (loopback too where `WEBHOOK_ALLOW_LOOPBACK` is set). Throws `invalid` where one is not, and `unavailable`
 * where the name does not resolve now.
 */
export async function publicAddressesOf(
  host: string,
  { resolve = systemResolve, allowLoopback = env().WEBHOOK_ALLOW_LOOPBACK } = {},
): Promise<[Address, ...Address[]]> {
  const bare = host.replace(/^\[(.*)\]$/s, '$1');
  const [first, ...others] = ipaddr.isValid(bare) ? [asAddress(bare)] : await resolveName(bare, resolve);
  if (!first) throw unresolved(bare);
  for (const { address } of [first, ...others]) {
    if (!isPublicAddress(address, { allowLoopback }))
      throw new AppError('invalid', `${bare} leads to a private address. Only public ones are called.`);
  }
  return [first, ...others];
}

/** One address to connect to; see `publicAddressesOf`. */
export async function publicAddressOf(host: string): Promise<Address> {
  const [first] = await publicAddressesOf(host);
  return first;
}

/** Global unicast only: whatever else has a meaning of its own (RFC 6890 and its successors) is somebody's inside. */
export function isPublicAddress(address: string, { allowLoopback = false } = {}): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  // A mapped, translated or zoned address names another one: refused whatever that is.
  if (parsed instanceof ipaddr.IPv6 && parsed.zoneId) return false;
  const range = parsed.range();
  if (allowLoopback && range === 'loopback') return true;
  if (range !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

/** All that was ever given out of IPv6. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

async function resolveName(host: string, resolve: Resolve): Promise<Address[]> {
  try {
    return await resolve(host);
  } catch {
    throw unresolved(host);
  }
}

const unresolved = (host: string): AppError =>
  new AppError('unavailable', `There is no address for ${host} now.`);

const systemResolve: Resolve = async host =>
  (await dns.lookup(host, { all: true })).map(({ address }) => asAddress(address));

const asAddress = (address: string): Address => ({ address, family: address.includes(':') ? 6 : 4 });

/** Whether an IPv4 or IPv6 address lies in a range such as `192.0.2.0/24`, `2001:db8::/32` or a single address. */
export function isWithin(address: string, range: string): boolean {
  const [base = '', length] = range.split('/');
  const [one, other] = [asNumber(address), asNumber(base)];
  if (!one || !other || one.bits !== other.bits) return false;
  const kept = length === undefined ? one.bits : Number(length);
  if (!Number.isInteger(kept) || kept < 0 || kept > one.bits) return false;
  const shift = BigInt(one.bits - kept);
  return one.value >> shift === other.value >> shift;
}

function asNumber(address: string): { bits: 32 | 128; value: bigint } | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const parts = address.split('.').map(Number);
    if (parts.some(part => part > 255)) return null;
    return { bits: 32, value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) };
  }
  const halves = address.toLowerCase().split('::');
  if (!address.includes(':') || halves.length > 2) return null;
  const [head = [], tail = []] = halves.map(half => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!groups.every(group => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return { bits: 128, value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) };
}

import { readSignedAddress, signedAddress } from './signed-address';

/** Where a mail that cannot be delivered comes back to (VERP): it names the delivery. Null where no BOUNCE_DOMAIN is set. */
export const bounceAddress = (deliveryId: string): string | null => signedAddress('b', deliveryId);

/** The delivery that a genuine bounce address names, else null. */
export const deliveryOf = (address: string): string | null => readSignedAddress('b', address);

/** The first genuine bounce address in a text, such as the headers of a mail that came back. */
export function findDelivery(text: string): string | null {
  for (const [address] of text.matchAll(/b\+[a-z2-7]{26}\.[a-z2-7]{32}@[a-z0-9.-]+/gi)) {
    const id = deliveryOf(address);
    if (id) return id;
  }
  return null;
}

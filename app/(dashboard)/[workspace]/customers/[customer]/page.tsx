import type { Metadata } from 'next';
import { Customer } from '@/components/customers/customer';

export const metadata: Metadata = { title: 'Customer' };

/** The address carries the caller's own id, which may hold any sign. */
export default async function CustomerPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params;
  return <Customer externalId={decoded(customer)} />;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

import type { Metadata } from 'next';
import { Suppressions } from '@/components/settings/suppressions';

export const metadata: Metadata = { title: 'Do not mail' };

export default function DoNotMailPage() {
  return <Suppressions />;
}

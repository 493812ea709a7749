import type { Metadata } from 'next';
import { Recovery } from '@/components/insights/recovery';

export const metadata: Metadata = { title: 'Recovery' };

export default function RecoveryPage() {
  return <Recovery />;
}

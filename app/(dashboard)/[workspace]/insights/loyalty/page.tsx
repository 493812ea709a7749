import type { Metadata } from 'next';
import { Loyalty } from '@/components/insights/loyalty';

export const metadata: Metadata = { title: 'Loyalty' };

export default function LoyaltyPage() {
  return <Loyalty />;
}

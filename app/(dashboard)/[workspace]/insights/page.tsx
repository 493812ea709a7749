import type { Metadata } from 'next';
import { Trends } from '@/components/insights/trends';

export const metadata: Metadata = { title: 'Trends' };

export default function InsightsPage() {
  return <Trends />;
}

import type { Metadata } from 'next';
import { Quality } from '@/components/insights/quality';

export const metadata: Metadata = { title: 'Response quality' };

export default function QualityPage() {
  return <Quality />;
}

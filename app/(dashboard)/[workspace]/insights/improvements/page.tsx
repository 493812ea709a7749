import type { Metadata } from 'next';
import { Improvements } from '@/components/insights/improvements';

export const metadata: Metadata = { title: 'You said, we did' };

export default function ImprovementsPage() {
  return <Improvements />;
}

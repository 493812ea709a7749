import type { Metadata } from 'next';
import { Segments } from '@/components/insights/segments';

export const metadata: Metadata = { title: 'Segments' };

export default function SegmentsPage() {
  return <Segments />;
}

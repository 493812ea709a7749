import type { Metadata } from 'next';
import { Responses } from '@/components/responses/responses';

export const metadata: Metadata = { title: 'Responses' };

export default function ResponsesPage() {
  return <Responses />;
}

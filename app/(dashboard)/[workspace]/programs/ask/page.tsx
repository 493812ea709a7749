import type { Metadata } from 'next';
import { AskList } from '@/components/programs/ask-list';

export const metadata: Metadata = { title: 'Ask a list' };

export default function AskListPage() {
  return <AskList />;
}

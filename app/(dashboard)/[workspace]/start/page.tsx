import type { Metadata } from 'next';
import { SetupList } from '@/components/start/setup-list';

export const metadata: Metadata = { title: 'Set up' };

export default function StartPage() {
  return <SetupList />;
}

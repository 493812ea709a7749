import type { Metadata } from 'next';
import { ProgramList } from '@/components/programs/program-list';

export const metadata: Metadata = { title: 'Programs' };

export default function ProgramsPage() {
  return <ProgramList />;
}

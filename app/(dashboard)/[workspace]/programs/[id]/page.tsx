import type { Metadata } from 'next';
import { ProgramScreen } from '@/components/programs/program-screen';

export const metadata: Metadata = { title: 'Program' };

export default async function ProgramPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ProgramScreen key={id} id={id} />;
}

import type { Metadata } from 'next';
import { NewProgram } from '@/components/programs/program-screen';

export const metadata: Metadata = { title: 'New program' };

export default function NewProgramPage() {
  return <NewProgram />;
}

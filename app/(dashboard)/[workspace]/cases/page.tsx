import type { Metadata } from 'next';
import { Cases } from '@/components/cases/cases';

export const metadata: Metadata = { title: 'Cases' };

export default function CasesPage() {
  return <Cases />;
}

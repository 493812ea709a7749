import type { Metadata } from 'next';
import { CaseScreen } from '@/components/cases/case-screen';

export const metadata: Metadata = { title: 'Case' };

export default async function CasePage({ params }: { params: Promise<{ id: string }> }) {
  return <CaseScreen id={(await params).id} />;
}

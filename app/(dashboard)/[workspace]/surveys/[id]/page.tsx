import type { Metadata } from 'next';
import { SurveyScreen } from '@/components/surveys/survey-screen';

export const metadata: Metadata = { title: 'Survey' };

export default async function SurveyPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <SurveyScreen key={id} id={id} />;
}

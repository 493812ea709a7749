import type { Metadata } from 'next';
import { NewSurvey } from '@/components/surveys/new-survey';

export const metadata: Metadata = { title: 'New survey' };

export default function NewSurveyPage() {
  return <NewSurvey />;
}

import type { Metadata } from 'next';
import { SurveyList } from '@/components/surveys/survey-list';

export const metadata: Metadata = { title: 'Surveys' };

export default function SurveysPage() {
  return <SurveyList />;
}

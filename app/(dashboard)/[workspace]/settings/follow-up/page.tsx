import type { Metadata } from 'next';
import { FollowUpSettings } from '@/components/settings/follow-up';

export const metadata: Metadata = { title: 'Follow-up' };

export default function FollowUpPage() {
  return <FollowUpSettings />;
}

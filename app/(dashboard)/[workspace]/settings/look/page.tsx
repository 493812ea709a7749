import type { Metadata } from 'next';
import { LookSettings } from '@/components/settings/look';

export const metadata: Metadata = { title: 'Look' };

export default function LookSettingsPage() {
  return <LookSettings />;
}

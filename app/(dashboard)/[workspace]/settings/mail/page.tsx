import type { Metadata } from 'next';
import { MailSettings } from '@/components/settings/mail-settings';

export const metadata: Metadata = { title: 'Mail' };

export default function MailSettingsPage() {
  return <MailSettings />;
}

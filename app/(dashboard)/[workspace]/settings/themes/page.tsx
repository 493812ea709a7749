import type { Metadata } from 'next';
import { Themes } from '@/components/settings/themes';

export const metadata: Metadata = { title: 'Themes' };

export default function ThemesPage() {
  return <Themes />;
}

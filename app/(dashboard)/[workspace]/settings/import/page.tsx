import type { Metadata } from 'next';
import { ImportFile } from '@/components/settings/import-file';

export const metadata: Metadata = { title: 'Import a file' };

export default function ImportPage() {
  return <ImportFile />;
}

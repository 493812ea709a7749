import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Shell } from '@/components/ui/shell';
import { readFrame } from '@/server/trpc/page';

type Props = { children: ReactNode; params: Promise<{ workspace: string }> };

export const metadata: Metadata = { title: { default: 'Afterword', template: '%s · Afterword' } };

export default async function WorkspaceLayout({ children, params }: Props) {
  const { workspace } = await params;
  return <Shell frame={await readFrame(workspace)}>{children}</Shell>;
}

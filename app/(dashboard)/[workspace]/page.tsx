import { redirect } from 'next/navigation';
import { readFrame } from '@/server/trpc/page';

/** Each role lands where its work is. */
export default async function WorkspacePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { role } = await readFrame(workspace);
  redirect(`/${workspace}/${role === 'editor' ? 'surveys' : role === 'agent' ? 'responses' : 'overview'}`);
}

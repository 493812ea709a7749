import { redirect } from 'next/navigation';
import type { Role } from '@/domain/roles';
import { readFrame } from '@/server/trpc/page';

/** Each role lands where its work is. */
export default async function WorkspacePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  redirect(`/${workspace}/${landingOf(await readFrame(workspace))}`);
}

function landingOf({ role, setupOpen }: { role: Role; setupOpen: boolean }): string {
  if (setupOpen) return 'start';
  if (role === 'editor') return 'surveys';
  return role === 'agent' ? 'cases' : 'overview';
}

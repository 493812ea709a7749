import { redirect } from 'next/navigation';
import { settingsPlaces } from '@/components/ui/navigation';
import { can } from '@/domain/roles';
import { readFrame } from '@/server/trpc/page';

/** The first of the settings that this person may see. */
export default async function SettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const { role } = await readFrame(workspace);
  const first = settingsPlaces.find(item => !item.needs || can(role, item.needs));
  redirect(`/${workspace}/${(first?.path ?? ['settings', 'account']).join('/')}`);
}

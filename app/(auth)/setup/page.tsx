import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readInstallation } from '@/server/auth/gate';
import { SetUpForm } from '../_components/set-up-form';

export const metadata: Metadata = { title: 'Set up your company' };

export default async function SetUpPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { founded } = await readInstallation();
  if (founded) redirect('/');
  const { token } = await searchParams;
  return <SetUpForm token={typeof token === 'string' ? token : ''} />;
}

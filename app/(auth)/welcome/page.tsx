import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { isLoopback } from '@/server/auth/address';
import { readInstallation } from '@/server/auth/gate';
import { Welcome } from '../_components/welcome';

export const metadata: Metadata = { title: 'Welcome' };

/** The first run with the demo loaded, for the person at this machine. */
export default async function WelcomePage() {
  const { demo, founded } = await readInstallation();
  if (!demo || !isLoopback(new Headers(await headers()))) redirect('/');
  return <Welcome founded={founded} />;
}

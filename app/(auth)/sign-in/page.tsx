import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { isLoopback } from '@/server/auth/address';
import { readInstallation } from '@/server/auth/gate';
import { SignInForm } from '../_components/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next } = await searchParams;
  const { demo } = await readInstallation();
  const offerDemo = demo !== null && isLoopback(new Headers(await headers()));
  // Only a path of ours: `//elsewhere` and `/\elsewhere` are other sites to a browser.
  return (
    <SignInForm
      offerDemo={offerDemo}
      next={typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'}
    />
  );
}

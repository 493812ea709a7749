import type { Metadata } from 'next';
import { SignInForm } from '../_components/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next } = await searchParams;
  // Only a path of ours: `//elsewhere` and `/\elsewhere` are other sites to a browser.
  return <SignInForm next={typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'} />;
}

import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { PasswordForm } from '@/components/share/password-form';
import { SharedPage } from '@/components/share/shared-page';
import { countView } from '@/server/services/share/open';
import { openShared, PASS_COOKIE } from '../open-shared';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ no?: string }> };

export const metadata: Metadata = { title: 'Customer feedback', referrer: 'no-referrer' };

/** Overview for whoever has the link: as it is now, and once a minute anew. */
export default async function ShareLinkPage({ params, searchParams }: Props) {
  const { token } = await params;
  const pass = (await cookies()).get(PASS_COOKIE)?.value;
  const opened = await openShared(token, pass);
  if (opened.state === 'none') notFound();
  if (opened.state === 'locked') return <PasswordForm token={token} refused={(await searchParams).no} />;
  await countView(opened.link);
  return <SharedPage token={token} first={opened.overview} />;
}

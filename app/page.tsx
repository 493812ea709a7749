import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { isLoopback } from '@/server/auth/address';
import { membershipsOf, readInstallation } from '@/server/auth/gate';
import { signedIn } from '@/server/auth/session';

/** Members go to their workspace, others to sign-in, and on the first run to the set-up page. */
export default async function StartPage() {
  const incoming = new Headers(await headers());
  const user = await signedIn(incoming);
  const [first] = user ? await membershipsOf(user.id) : [];
  if (first) redirect(`/${first.slug}`);
  const { founded, demo } = await readInstallation();
  if (founded) redirect(user ? '/no-workspace' : '/sign-in');
  redirect(demo && isLoopback(incoming) ? '/welcome' : '/setup');
}

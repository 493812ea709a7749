import { can } from '@/domain/roles';
import { env } from '../env';
import { isLoopback } from './address';
import { membershipsOf } from './gate';
import { signedIn } from './session';

/** The kept mail is for the person at this machine or an admin, and only while no SMTP server is connected. */
export async function mayReadMailbox(headers: Headers): Promise<boolean> {
  if (env().SMTP_URL) return false;
  if (isLoopback(headers)) return true;
  const user = await signedIn(headers);
  if (!user) return false;
  const memberships = await membershipsOf(user.id);
  return memberships.some(item => !item.isDemo && can(item.role, 'govern'));
}

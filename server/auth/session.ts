import { auth } from './auth';

export type SignedIn = { id: string; name: string; email: string; sessionId: string };

/** The person whose session cookie came with these headers, read from the database each time, else null. */
export async function signedIn(headers: Headers): Promise<SignedIn | null> {
  if (!headers.get('cookie')?.includes('afterword=')) return null;
  const found = await auth().api.getSession({ headers });
  if (!found) return null;
  return { id: found.user.id, name: found.user.name, email: found.user.email, sessionId: found.session.id };
}

import { notifications } from '@mantine/notifications';
import { errorSentence, postJson } from './errors';

/** Ends the session on the server; a full load drops everything that was fetched. */
export async function signOut(): Promise<void> {
  try {
    await postJson('/api/auth/sign-out', {});
    window.location.assign('/sign-in');
  } catch (error) {
    notifications.show({ color: 'red', message: errorSentence(error) });
  }
}

import { notifications } from '@mantine/notifications';
import { errorSentence } from './errors';

/**
 * What every change does beside its own: says that it worked, or why not.
 * `useMutation(trpc.member.remove.mutationOptions(told('Removed.', refresh)))`
 */
export const told = (done: string | null, then?: () => unknown) => ({
  onSuccess: async (): Promise<void> => {
    if (done) notifications.show({ message: done });
    await then?.();
  },
  onError: (error: unknown): void => {
    notifications.show({ color: 'red', message: errorSentence(error), autoClose: 8000 });
  },
});

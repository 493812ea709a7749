'use client';

import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Inputs, useTRPC } from '../trpc';
import { errorCode, errorSentence } from '../ui/errors';
import { offerUndo } from '../ui/offer-undo';

export type CaseChange = Inputs['case']['change']['change'];
type Which = { id: string; revision: number };

/** What is on a screen of cases, asked for again. */
export function useCasesRefresh(): () => Promise<unknown> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: trpc.case.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.caseMessage.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.customer.pathKey() }),
    ]);
}

/**
 * Makes one change of a case. Whoever was not first is told who was, and sees how it stands now; what they typed stays.
 * `done`: what to say, `undo`: what takes it back, `onDone`: once it is made.
 */
export function useCaseChange() {
  const trpc = useTRPC();
  const refresh = useCasesRefresh();
  const { mutate, isPending } = useMutation(trpc.case.change.mutationOptions());
  const change = (
    { id, revision }: Which,
    wish: CaseChange,
    { done, undo, onDone }: { done?: string; undo?: CaseChange; onDone?: () => unknown } = {},
  ): void =>
    mutate(
      { id, revision, change: wish },
      {
        onSuccess: made => {
          if (done && undo) offerUndo(done, () => change({ id, revision: made.revision }, undo));
          else if (done) notifications.show({ message: done });
          onDone?.();
          return refresh();
        },
        onError: error => {
          const isBeaten = errorCode(error) === 'conflict';
          notifications.show({
            color: isBeaten ? 'gray' : 'red',
            message: errorSentence(error),
            autoClose: 8000,
          });
          if (isBeaten) void refresh();
        },
      },
    );
  return { change, isPending };
}

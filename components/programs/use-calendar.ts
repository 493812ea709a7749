'use client';

import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { offerUndo } from '../ui/offer-undo';
import { changeSentence, staySentence } from './calendar-words';

export type Calendar = Outputs['calendar']['read'];
export type CalendarEntry = Calendar['entries'][number];
type Changed = Outputs['calendar']['move'];
type Back = Outputs['calendar']['undoMove'];
type Done = Changed['done'];

/** Single sends, or what a program (null: by hand and from lists) sends on a day. */
type Sends = { ids: string[] } | { program: string | null; day: string };

/** Sends that one call takes. */
const AT_ONCE = 2_000;
const UNDO_SECONDS = 60;

export function useCalendar() {
  const trpc = useTRPC();
  return useQuery(trpc.calendar.read.queryOptions(undefined, { refetchInterval: 60_000 }));
}

/** Moving and cancelling, each with *Undo* for a minute; who stays is named. */
export function useCalendarChanges() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const move = useMutation(trpc.calendar.move.mutationOptions());
  const cancel = useMutation(trpc.calendar.cancel.mutationOptions());
  const undoMove = useMutation(trpc.calendar.undoMove.mutationOptions());
  const undoCancel = useMutation(trpc.calendar.undoCancel.mutationOptions());
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.calendar.pathKey() });

  const takeBack = async (done: Done, undo: (part: Done) => Promise<Back>): Promise<void> => {
    let stayed: Back['stayed'] = { count: 0, people: [] };
    for (let from = 0; from < done.length; from += AT_ONCE) {
      const back = await undo(done.slice(from, from + AT_ONCE));
      if (back.stayed.count > 0) stayed = back.stayed;
    }
    if (stayed.count > 0) notifications.show({ message: staySentence(stayed), autoClose: 20_000 });
  };

  const change = async (
    verb: 'moved' | 'cancelled',
    once: () => Promise<Changed>,
    undo: (part: Done) => Promise<Back>,
    to?: string,
  ): Promise<void> => {
    try {
      const { done, stayed } = await untilDone(once);
      if (done.length > 0)
        offerUndo(
          changeSentence(done.length, verb, to),
          () => void takeBack(done, undo).catch(told).finally(refresh),
          UNDO_SECONDS,
        );
      if (stayed.count > 0) notifications.show({ message: staySentence(stayed), autoClose: 20_000 });
    } catch (error) {
      told(error);
    } finally {
      await refresh();
    }
  };

  return {
    isPending: move.isPending || cancel.isPending,
    move: (sends: Sends, to: string) =>
      change(
        'moved',
        () => move.mutateAsync({ sends, to }),
        done => undoMove.mutateAsync({ done }),
        to,
      ),
    cancel: (sends: Sends) =>
      change(
        'cancelled',
        () => cancel.mutateAsync({ sends }),
        done => undoCancel.mutateAsync({ done }),
      ),
  };
}

/** A day may hold more than one call takes; a call that changed nothing ends it. */
async function untilDone(once: () => Promise<Changed>): Promise<Changed> {
  const done: Done = [];
  for (;;) {
    const part = await once();
    done.push(...part.done);
    if (!part.more || part.done.length === 0) return { ...part, done };
  }
}

const told = (error: unknown): void => {
  notifications.show({ color: 'red', message: errorSentence(error), autoClose: 8000 });
};

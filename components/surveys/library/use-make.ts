'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '../../trpc';
import { useWorkspace } from '../../ui/workspace-context';

/** Makes a survey, or a copy of one, and opens it in the builder. `isBusy` until the builder is there. */
export function useMake() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { href } = useWorkspace();
  const open = async (made: { id: string }): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: trpc.survey.list.pathKey() });
    router.push(href('surveys', made.id));
  };
  const create = useMutation(trpc.survey.create.mutationOptions({ onSuccess: open }));
  const copy = useMutation(trpc.survey.duplicate.mutationOptions({ onSuccess: open }));
  return {
    create: create.mutate,
    copy: copy.mutate,
    error: create.error ?? copy.error,
    isBusy: create.isPending || create.isSuccess || copy.isPending || copy.isSuccess,
  };
}

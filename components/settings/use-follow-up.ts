'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '../trpc';

export type FollowUpNow = Outputs['followUp']['read'];

/** Reads the settings anew after a change. */
export function useFollowUpRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: trpc.followUp.pathKey() });
}

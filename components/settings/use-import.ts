import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isWorking } from '@/domain/import-run';
import { useTRPC } from '../trpc';

const POLL_MS = 1_000;

/** One import, looked at every second while a worker has it in hand; `refresh` after every change of ours. */
export function useImport(id: string | null) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery({
    ...trpc.importRun.read.queryOptions({ id: id ?? '' }),
    enabled: id !== null,
    retry: false,
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.state) ? POLL_MS : false),
  });
  const refresh = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: trpc.importRun.read.queryKey() }),
      client.invalidateQueries({ queryKey: trpc.importRun.list.queryKey() }),
    ]);
  };
  return { query, refresh };
}

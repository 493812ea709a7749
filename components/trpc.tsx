'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import superjson from 'superjson';
import type { AppRouter } from '@/server/trpc/app-router';

const context = createTRPCContext<AppRouter>();

/** `const trpc = useTRPC(); useQuery(trpc.survey.list.queryOptions({…}))` */
export const { useTRPC, useTRPCClient } = context;

export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

/** Everything below asks about this workspace; another workspace is another cache. Without a slug only sign-in's procedures answer. */
export function TRPCProvider({ workspace, children }: { workspace?: string; children: ReactNode }) {
  return (
    <Connected key={workspace ?? ''} workspace={workspace}>
      {children}
    </Connected>
  );
}

function Connected({ workspace, children }: { workspace?: string; children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: '/api/trpc',
          transformer: superjson,
          // What is asked for (a search text, a draft) does not belong into addresses and logs.
          methodOverride: 'POST',
          headers: () => (workspace ? { 'x-afterword-workspace': workspace } : {}),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}

const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        // A refusal stays a refusal; only silence is worth a second try.
        retry: (failures, error) => failures < 2 && !wasRefused(error),
      },
    },
  });

const wasRefused = (error: unknown): boolean =>
  error instanceof TRPCClientError && error.data !== null && error.data !== undefined;

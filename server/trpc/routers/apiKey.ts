import { z } from 'zod';
import { createApiKey, createApiKeySchema } from '@/server/services/apiKey/create';
import { listApiKeys } from '@/server/services/apiKey/list';
import { revokeApiKey } from '@/server/services/apiKey/revoke';
import { memberProcedure, router } from '../init';

export const apiKeyRouter = router({
  list: memberProcedure('govern').query(({ ctx }) => listApiKeys({ ctx })),
  /** The answer holds the key, this once. */
  create: memberProcedure('govern')
    .input(createApiKeySchema)
    .mutation(({ ctx, input }) => createApiKey({ ctx, input })),
  revoke: memberProcedure('govern')
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => revokeApiKey({ ctx, input })),
});

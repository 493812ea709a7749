import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { can } from '@/domain/roles';
import { browseResponses } from '@/server/services/response/browse';
import { openResponse } from '@/server/services/response/open';
import { listResponsesSchema } from '@/server/services/response/read';
import { reportProcedure, router } from '../init';

const read = reportProcedure('read');

export const responseRouter = router({
  list: read.input(listResponsesSchema).query(({ ctx, input, signal }) => {
    const personal = can(ctx.role, 'readPersonal');
    // Asking for one person's answers would tell whose they are.
    if (input.customer !== undefined && !personal)
      throw new AppError('forbidden', 'Your role does not show who answered.');
    return browseResponses({ ctx, input, personal, signal });
  }),
  read: read
    .input(z.object({ id: z.string().max(100) }))
    .query(({ ctx, input }) => openResponse({ ctx, input, personal: can(ctx.role, 'readPersonal') })),
});

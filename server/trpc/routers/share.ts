import { z } from 'zod';
import { shareLinkShape } from '@/domain/share';
import { createShareLink } from '@/server/services/share/create';
import { listShareLinks } from '@/server/services/share/list';
import { restoreShareLink, revokeShareLink } from '@/server/services/share/revoke';
import { updateShareLink, updateShareLinkSchema } from '@/server/services/share/update';
import { memberProcedure, router } from '../init';

const one = z.object({ id: z.uuid() });

export const shareRouter = router({
  /** Each with its secret address. */
  list: memberProcedure('design').query(({ ctx }) => listShareLinks({ ctx })),
  create: memberProcedure('design')
    .input(shareLinkShape)
    .mutation(({ ctx, input }) => createShareLink({ ctx, input })),
  update: memberProcedure('design')
    .input(updateShareLinkSchema)
    .mutation(({ ctx, input }) => updateShareLink({ ctx, input })),
  revoke: memberProcedure('design')
    .input(one)
    .mutation(({ ctx, input }) => revokeShareLink({ ctx, input })),
  restore: memberProcedure('design')
    .input(one)
    .mutation(({ ctx, input }) => restoreShareLink({ ctx, input })),
});

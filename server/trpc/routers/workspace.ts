import { z } from 'zod';
import { readWorkspaceSettings } from '@/server/services/workspace/read';
import { readSetup } from '@/server/services/workspace/setup';
import { pauseSending, updateWorkspace, updateWorkspaceSchema } from '@/server/services/workspace/update';
import { memberProcedure, router } from '../init';

export const workspaceRouter = router({
  read: memberProcedure('read').query(({ ctx }) => readWorkspaceSettings({ ctx })),
  /** What is left to set up, read from the data. */
  setup: memberProcedure('govern').query(({ ctx }) => readSetup({ ctx })),
  update: memberProcedure('govern')
    .input(updateWorkspaceSchema)
    .mutation(({ ctx, input }) => updateWorkspace({ ctx, input })),
  pauseSending: memberProcedure('design')
    .input(z.object({ paused: z.boolean() }))
    .mutation(({ ctx, input }) => pauseSending({ ctx, input })),
});

import { listTeam, readFollowUp } from '@/server/services/followUp/read';
import { saveFollowUp, saveFollowUpSchema } from '@/server/services/followUp/save';
import { changeDuty, changeDutySchema, changeOwnAwaySchema } from '@/server/services/member/change-duty';
import { memberProcedure, router } from '../init';

export const followUpRouter = router({
  read: memberProcedure('serve').query(({ ctx }) => readFollowUp({ ctx })),
  /** Who can own a case. */
  team: memberProcedure('serve').query(({ ctx }) => listTeam({ ctx })),
  save: memberProcedure('govern')
    .input(saveFollowUpSchema)
    .mutation(({ ctx, input }) => saveFollowUp({ ctx, input })),
  changeDuty: memberProcedure('govern')
    .input(changeDutySchema)
    .mutation(({ ctx, input }) => changeDuty({ ctx, input })),
  /** One's own absence. */
  changeOwnAway: memberProcedure('serve')
    .input(changeOwnAwaySchema)
    .mutation(({ ctx, input }) => changeDuty({ ctx, input: { ...input, userId: ctx.user.id } })),
});

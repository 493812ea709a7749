import { z } from 'zod';
import { mailMemberInvitation } from '@/server/auth/mails';
import { changeMemberRole, changeRoleSchema } from '@/server/services/member/change-role';
import { inviteMember, inviteMemberSchema, withdrawInvitation } from '@/server/services/member/invite';
import { listMembers } from '@/server/services/member/list';
import { removeMember } from '@/server/services/member/remove';
import { readWorkspaceSettings } from '@/server/services/workspace/read';
import { memberProcedure, router } from '../init';

export const memberRouter = router({
  list: memberProcedure('govern').query(({ ctx }) => listMembers({ ctx })),
  invite: memberProcedure('govern')
    .input(inviteMemberSchema)
    .mutation(async ({ ctx, input }) => {
      const { id, token, expiresAt } = await inviteMember({ ctx, actorRole: ctx.role, input });
      const { name } = await readWorkspaceSettings({ ctx });
      // Waited for inside the transaction: a mail that could not go leaves no invitation behind.
      await mailMemberInvitation({
        to: input.email,
        token,
        company: name,
        inviter: ctx.user.name,
        role: input.role,
      });
      return { id, expiresAt };
    }),
  withdraw: memberProcedure('govern')
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => withdrawInvitation({ ctx, input })),
  changeRole: memberProcedure('govern')
    .input(changeRoleSchema)
    .mutation(({ ctx, input }) => changeMemberRole({ ctx, actorRole: ctx.role, input })),
  remove: memberProcedure('govern')
    .input(z.object({ userId: z.string().max(100) }))
    .mutation(({ ctx, input }) => removeMember({ ctx, actorRole: ctx.role, input })),
  /** One's own way out, whatever the role. */
  leave: memberProcedure('read').mutation(({ ctx }) =>
    removeMember({ ctx, actorRole: ctx.role, input: { userId: ctx.user.id } }),
  ),
});

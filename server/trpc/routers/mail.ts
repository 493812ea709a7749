import { recipient } from '@/server/email/address';
import { testBody } from '@/server/email/system-mail';
import { sendMail } from '@/server/email/transport';
import { readMailHealth } from '@/server/services/delivery/health';
import { checkDomain } from '@/server/services/sender/check-domain';
import { connectInput, connectServer, disconnectServer } from '@/server/services/sender/connect';
import { makeDkimKey } from '@/server/services/sender/dkim';
import { senderOf } from '@/server/services/sender/identity';
import { readMailState } from '@/server/services/sender/read';
import { saveSender, senderInput } from '@/server/services/sender/save';
import { ratesInput, setRates } from '@/server/services/sender/set-rates';
import { readWorkspaceSettings } from '@/server/services/workspace/read';
import { memberProcedure, router } from '../init';

export const mailRouter = router({
  /** Who mail comes from, through what, how fast, and whether receivers believe it. */
  state: memberProcedure('govern').query(({ ctx }) => readMailState({ ctx })),
  /** How those who got the mail of the last 30 days took it. */
  health: memberProcedure('govern').query(({ ctx }) => readMailHealth({ ctx })),
  /** One mail to the person who asks, as customers would get it, to see that it arrives. */
  sendTest: memberProcedure('govern').mutation(async ({ ctx }) => {
    const { isDemo } = await readWorkspaceSettings({ ctx });
    const { via } = await sendMail({
      to: recipient(ctx.user.email, ctx.user.name),
      sender: await senderOf(ctx),
      keep: isDemo,
      ...testBody('Mail is connected.'),
    });
    return { via };
  }),
  saveSender: memberProcedure('govern')
    .input(senderInput)
    .mutation(({ ctx, input }) => saveSender({ ctx, input })),
  connect: memberProcedure('govern')
    .input(connectInput)
    .mutation(({ ctx, input }) => connectServer({ ctx, input, to: ctx.user })),
  disconnect: memberProcedure('govern').mutation(({ ctx }) => disconnectServer({ ctx })),
  makeKey: memberProcedure('govern').mutation(({ ctx }) => makeDkimKey({ ctx })),
  checkDomain: memberProcedure('govern').mutation(({ ctx }) => checkDomain({ ctx })),
  setRates: memberProcedure('govern')
    .input(ratesInput)
    .mutation(({ ctx, input }) => setRates({ ctx, input })),
});

import { html } from '@/server/email/html';
import { sendSystemMail } from '@/server/email/system-mail';
import { env } from '@/server/env';
import { readWorkspaceSettings } from '@/server/services/workspace/read';
import { memberProcedure, router } from '../init';

export const mailRouter = router({
  /** Where mail goes from here. The server's password stays in the environment. */
  state: memberProcedure('govern').query(async ({ ctx }) => {
    const { SMTP_URL, MAIL_FROM, MAIL_REPLY_TO } = env();
    const { settings, isDemo } = await readWorkspaceSettings({ ctx });
    return {
      connected: SMTP_URL !== undefined,
      server: SMTP_URL ? new URL(SMTP_URL).host : null,
      from: MAIL_FROM,
      replyTo: settings.replyTo ?? MAIL_REPLY_TO ?? null,
      isDemo,
    };
  }),
  /** One mail to the person who asks, to see that it arrives. */
  sendTest: memberProcedure('govern').mutation(async ({ ctx }) => {
    const { via } = await sendSystemMail({
      to: ctx.user.email,
      name: ctx.user.name,
      subject: 'Mail from Afterword arrives',
      html: html`<p>You asked for this test in Settings. Mail is connected.</p>`,
      text: 'You asked for this test in Settings. Mail is connected.\n',
    });
    return { via };
  }),
});

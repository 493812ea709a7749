import { z } from 'zod';
import { AppError } from '@/domain/errors';
import type { Ctx } from '@/server/db/tenant';
import { recipient } from '@/server/email/address';
import { parseSmtpUrl, type SmtpServer } from '@/server/email/smtp-server';
import { testBody } from '@/server/email/system-mail';
import { tryServer } from '@/server/email/transport';
import { seal } from '@/server/seal';
import { recordAudit } from '../audit/record';
import { identityOf, readSenderRow } from './identity';
import { saveSenderRow } from './save';

export const connectInput = z.object({ url: z.string().trim().min(1, 'Enter the server.').max(1000) });

/**
 * Sends a test mail through the server to the person who asks, and only then makes it the workspace's own: the URL is
 * kept sealed and never shown again. Throws `invalid` with the server's own words where it refuses or does not answer.
 */
export async function connectServer(request: {
  ctx: Ctx;
  input: z.input<typeof connectInput>;
  to: { email: string; name: string };
}): Promise<{ server: string; response: string }> {
  const { ctx, to } = request;
  const { url } = connectInput.parse(request.input);
  const server = parseSmtpUrl(url);
  const shown = hostPort(server);
  const row = await readSenderRow(ctx);
  const response = await answerOf(server, () =>
    tryServer(server, {
      to: recipient(to.email, to.name),
      sender: row ? { ...identityOf({ ...row, smtp: null }) } : undefined,
      ...testBody(`It came through ${shown}.`),
    }),
  );
  await saveSenderRow(ctx, { smtp: seal(url), smtpHost: shown });
  await recordAudit({
    ctx,
    action: 'sender.connected',
    subject: ctx.workspaceId,
    detail: { server: shown },
  });
  return { server: shown, response };
}

/** Mail goes through the installation's server again. Repeating it changes nothing. */
export async function disconnectServer({ ctx }: { ctx: Ctx }): Promise<void> {
  const row = await readSenderRow(ctx);
  if (!row?.smtp) return;
  await saveSenderRow(ctx, { smtp: null, smtpHost: null });
  await recordAudit({
    ctx,
    action: 'sender.disconnected',
    subject: ctx.workspaceId,
    detail: { server: row.smtpHost },
  });
}

const hostPort = ({ host, port }: SmtpServer): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

async function answerOf(server: SmtpServer, attempt: () => Promise<string>): Promise<string> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', `${wordsOf(server, error)} Nothing was changed.`);
  }
}

function wordsOf(server: SmtpServer, error: unknown): string {
  const { response, code, message } = error as Error & { response?: string; code?: string };
  const said = response?.replace(/\s+/g, ' ').trim().slice(0, 300);
  if (said) return `${hostPort(server)} said: ${said.replace(/[.]?$/, '.')}`;
  if (code === 'ETIMEDOUT') return `${hostPort(server)} did not answer.`;
  if (code === 'ETLS' || /ssl|tls|certificate/i.test(message))
    return `No safe connection to ${hostPort(server)} came about (${message}). smtps:// is for port 465, smtp:// for 587.`;
  return `There was no connection to ${hostPort(server)} (${message}).`;
}

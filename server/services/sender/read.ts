import { sql } from 'drizzle-orm';
import { type DomainCheck, dkimName, dkimRecord } from '@/domain/sending/domain-check';
import type { WorkspaceSettings } from '@/domain/workspace';
import { auditLog, workspace } from '@/drizzle/schema/workspace';
import { nameBehind } from '@/server/db/actor-name';
import type { Ctx } from '@/server/db/tenant';
import { parseSender } from '@/server/email/address';
import { env } from '@/server/env';
import { readWorkspaceSettings } from '../workspace/read';
import { addressDomain, readSenderRow, type SenderRow } from './identity';

/** All that the Mail screen shows of a workspace's sending. No password, no private key. */
type MailState = {
  isDemo: boolean;
  /** Null: mail goes nowhere. `own`: the workspace's own. */
  server: { host: string; own: boolean } | null;
  /** What the installation sends as and through, for whoever sets nothing. */
  house: { name: string; address: string; server: string | null };
  name: string | null;
  address: string | null;
  domain: string;
  replyTo: string | null;
  dkim: { name: string; value: string; signs: boolean } | null;
  check: DomainCheck | null;
  checkedAt: Date | null;
  rates: NonNullable<WorkspaceSettings['sending']>;
  paused: { at: Date; reason: 'refused' | 'complaints' | null; by: string | null } | null;
};

/** Who the workspace's mail comes from, through which server, how fast, and what DNS said of it. */
export async function readMailState({ ctx }: { ctx: Ctx }): Promise<MailState> {
  const { SMTP_URL, MAIL_FROM, MAIL_REPLY_TO } = env();
  const { settings, isDemo } = await readWorkspaceSettings({ ctx });
  const row = await readSenderRow(ctx);
  const houseServer = SMTP_URL ? new URL(SMTP_URL).host : null;
  const host = row?.smtpHost ?? houseServer;
  const domain = addressDomain(row);
  const check = row?.checkResult?.domain === domain ? row.checkResult : null;
  return {
    isDemo,
    server: host ? { host, own: Boolean(row?.smtpHost) } : null,
    house: { ...parseSender(MAIL_FROM), server: houseServer },
    name: row?.name ?? null,
    address: row?.address ?? null,
    domain,
    replyTo: settings.replyTo ?? MAIL_REPLY_TO ?? null,
    dkim: dkimOf(row, check),
    check,
    checkedAt: check ? (row?.checkedAt ?? null) : null,
    rates: settings.sending ?? {},
    paused: await pauseOf(ctx),
  };
}

function dkimOf(row: SenderRow | null, check: DomainCheck | null): MailState['dkim'] {
  if (!row?.dkimSelector || !row.dkimPublic || !row.dkimDomain) return null;
  return {
    name: dkimName(row.dkimSelector, row.dkimDomain),
    value: dkimRecord(row.dkimPublic),
    signs: check?.signs ?? false,
  };
}

/** Since when sending is paused, why and by whom. */
async function pauseOf(ctx: Ctx): Promise<MailState['paused']> {
  const [row] = await ctx.db
    .select({
      at: workspace.sendingPausedAt,
      reason: workspace.sendingPausedReason,
      by: sql<string | null>`case when ${workspace.sendingPausedAt} is not null then (
        select ${nameBehind(auditLog.workspaceId, auditLog.actor)} from ${auditLog}
        where ${auditLog.workspaceId} = ${workspace.id} and ${auditLog.action} = 'sending.paused'
        order by ${auditLog.id} desc limit 1) end`,
    })
    .from(workspace)
    .where(sql`${workspace.id} = ${ctx.workspaceId}`);
  return row?.at ? { at: row.at, reason: row.reason, by: row.by } : null;
}

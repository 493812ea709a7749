import { eq } from 'drizzle-orm';
import { sender } from '@/drizzle/schema/sending';
import type { Ctx } from '@/server/db/tenant';
import { domainOf, parseSender } from '@/server/email/address';
import type { SenderIdentity } from '@/server/email/sender';
import { parseSmtpUrl } from '@/server/email/smtp-server';
import { env } from '@/server/env';
import { unseal } from '@/server/seal';

export type SenderRow = typeof sender.$inferSelect;

/** What the workspace set about its mail; without a row everything is the installation's. */
export async function readSenderRow({ db, workspaceId }: Ctx): Promise<SenderRow | null> {
  const [row] = await db.select().from(sender).where(eq(sender.workspaceId, workspaceId));
  return row ?? null;
}

/** The workspace's sender as the transport takes it. Throws `unavailable` where its secrets were sealed under another key. */
export async function senderOf(ctx: Ctx): Promise<SenderIdentity | undefined> {
  const row = await readSenderRow(ctx);
  return row ? identityOf(row) : undefined;
}

/** The same of a row that was read: secrets opened, the key only once DNS shows its other half. */
export function identityOf(row: SenderRow): SenderIdentity {
  const { name, address, smtp, check, dkim } = { ...row, check: row.checkResult, dkim: row.dkimPrivate };
  const domain = addressDomain(row);
  const signs = check?.signs === true && check.domain === domain && row.dkimDomain === domain;
  return {
    name,
    address,
    server: smtp
      ? { ...parseSmtpUrl(unseal(smtp)), id: `${row.workspaceId} ${row.updatedAt.getTime()}` }
      : null,
    dkim:
      signs && dkim && row.dkimSelector
        ? { domain, selector: row.dkimSelector, privateKey: unseal(dkim) }
        : null,
  };
}

/** Behind the @ of the address that this workspace's mail comes from. */
export const addressDomain = (row: Pick<SenderRow, 'address'> | null): string =>
  domainOf(row?.address ?? parseSender(env().MAIL_FROM).address);

import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Ctx } from '@/server/db/tenant';
import { seal } from '@/server/seal';
import { recordAudit } from '../audit/record';
import { addressDomain, readSenderRow } from './identity';
import { saveSenderRow } from './save';

/**
 * Makes a DKIM key (RSA-2048, RFC 8301) for the workspace under a selector of its own, so that an older key's record may
 * stay in DNS while the new one spreads. It signs nothing until DNS shows it.
 */
export async function makeDkimKey({ ctx }: { ctx: Ctx }): Promise<void> {
  const row = await readSenderRow(ctx);
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const domain = addressDomain(row);
  const selector = nextSelector(ctx.now, row?.dkimSelector ?? null);
  await saveSenderRow(ctx, {
    dkimDomain: domain,
    dkimSelector: selector,
    dkimPrivate: seal(privateKey),
    dkimPublic: publicKey.toString('base64'),
    checkResult: null,
    checkedAt: null,
  });
  await recordAudit({
    ctx,
    action: 'sender.key_made',
    subject: ctx.workspaceId,
    detail: { domain, selector },
  });
}

/** `aw20260131`, and `aw20260131-2` for the second of a day. */
function nextSelector(now: Date, before: string | null): string {
  const today = `aw${now.toISOString().slice(0, 10).replaceAll('-', '')}`;
  if (!before?.startsWith(today)) return today;
  return `${today}-${Number(before.split('-')[1] ?? 1) + 1}`;
}

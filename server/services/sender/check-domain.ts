import { AppError } from '@/domain/errors';
import { type DomainCheck, judgeDomain } from '@/domain/sending/domain-check';
import type { Ctx } from '@/server/db/tenant';
import { type Dns, lookUpDomain } from '@/server/email/dns';
import { env } from '@/server/env';
import { addressDomain, readSenderRow } from './identity';
import { saveSenderRow } from './save';

/**
 * Looks up what DNS says about the domain that this workspace's mail comes from and keeps it; from then on mails are signed
 * where our key was found. Throws `invalid` where the address has no domain that could be looked up.
 */
export async function checkDomain(request: { ctx: Ctx; dns?: Dns }): Promise<DomainCheck> {
  const { ctx, dns } = request;
  const row = await readSenderRow(ctx);
  const domain = addressDomain(row);
  if (!/\.[a-z][a-z0-9-]*$/i.test(domain))
    throw new AppError(
      'invalid',
      `${domain} is not a domain that receivers can look up. Set an address first.`,
    );
  const dkim =
    row?.dkimSelector && row.dkimPublic ? { selector: row.dkimSelector, publicKey: row.dkimPublic } : null;
  const facts = await lookUpDomain(
    {
      domain,
      envelopeDomain: env().BOUNCE_DOMAIN ?? domain,
      dkim,
      serverHost: row?.smtpHost?.replace(/:\d+$/, '') ?? houseServer()?.hostname ?? null,
    },
    dns,
  );
  const check = judgeDomain(facts, row?.checkResult ?? null);
  await saveSenderRow(ctx, { checkResult: check, checkedAt: ctx.now });
  return check;
}

/** The nightly look, where somebody looked before. */
export async function checkDomainAgain({ ctx }: { ctx: Ctx }): Promise<void> {
  const row = await readSenderRow(ctx);
  if (row?.checkedAt) await checkDomain({ ctx });
}

const houseServer = (): URL | null => {
  const url = env().SMTP_URL;
  return url ? new URL(url) : null;
};

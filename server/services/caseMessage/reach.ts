import { sql } from 'drizzle-orm';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { isMailbox } from '@/server/email/address';

/** Whom a case is about, as far as a mail needs it. */
export type Addressee = {
  email: string;
  addressHash: string | null;
  name: string | null;
  /** BCP 47: what the customer chose, else what the company says. */
  language: string;
};

/** `why`: a sentence for whoever wants to write; `note`: one to be known before writing. */
export type Reach = { ok: true; to: Addressee; note: string | null } | { ok: false; why: string };

type Row = {
  email: string | null;
  addressHash: string | null;
  name: string | null;
  language: string | null;
  locale: string | null;
  unsubscribed: boolean;
  reason: string | null;
};

/**
 * Whether the customer of a case may be written to. A personal answer to what somebody told the company is no survey: it goes
 * although they unsubscribed from surveys, but never to an address that bounced, complained or is on the list of those never
 * mailed. Null where there is no such case.
 */
export async function reachOfCase(ctx: Ctx, caseId: string): Promise<Reach | null> {
  if (!isUuid(caseId)) return null;
  const { rows } = await ctx.db.execute<Row>(sql`
    select c.email, c.address_hash as "addressHash", c.name, c.preferences ->> 'language' as language, c.locale,
      c.unsubscribed_at is not null or coalesce(s.reason = 'unsubscribed', false) as unsubscribed, s.reason
    from customer_case k
    left join customer c on c.workspace_id = k.workspace_id and c.id = k.customer_id
    left join suppression s on s.workspace_id = c.workspace_id and s.address_hash = c.address_hash
    where k.workspace_id = ${ctx.workspaceId} and k.id = ${caseId}`);
  const [row] = rows;
  return row ? reachOf(row) : null;
}

function reachOf(row: Row): Reach {
  const { email, reason } = row;
  if (!email || !isMailbox(email)) return { ok: false, why: 'There is no e-mail address to write to.' };
  const why = reason === null ? null : (NEVER[reason] ?? null);
  if (why) return { ok: false, why };
  return {
    ok: true,
    to: { email, addressHash: row.addressHash, name: row.name, language: row.language ?? row.locale ?? 'en' },
    note: row.unsubscribed
      ? 'Unsubscribed from surveys. A personal answer to what they told you may still be sent.'
      : null,
  };
}

const NEVER: Record<string, string> = {
  bounced: 'Mail to this address came back, so nothing more is sent to it.',
  complained: 'Mail to this address was reported as spam, so nothing more is sent to it.',
  manual: 'This address is on the list of those never mailed.',
};

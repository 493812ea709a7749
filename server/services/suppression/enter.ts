import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { actorName, type Ctx } from '@/server/db/tenant';
import { isMailbox } from '@/server/email/address';
import { addressHash } from '@/server/tokens';
import { recordAudit } from '../audit/record';

export const MOST_PASTED = 5_000;

export const enterSuppressionsSchema = z.object({
  addresses: z
    .array(z.string().max(1000))
    .min(1, 'must name at least one address')
    .max(MOST_PASTED, `must hold at most ${MOST_PASTED}`),
  note: z.string().trim().max(200).optional(),
});

/** `known`: how many were on the list already, or named twice; they keep their first reason. `wrong`: what is no address. */
export type Entered = { added: number; known: number; wrong: string[] };

/** Never mails these addresses again: one, or many that were pasted. What is no address spoils nothing else. Audited. */
export async function enterSuppressions({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof enterSuppressionsSchema>;
}): Promise<Entered> {
  const { addresses, note } = enterSuppressionsSchema.parse(input);
  const given = addresses.map(text => text.trim()).filter(Boolean);
  const good = given.filter(isMailbox);
  const rows = good.map(address => ({ address, hash: addressHash(ctx.workspaceId, address) }));
  const { rowCount } = await ctx.db.execute(sql`
    insert into suppression (workspace_id, address_hash, address, reason, detail, created_by, created_at)
    select distinct on (x.hash) ${ctx.workspaceId}::uuid, x.hash, x.address, 'manual', ${note || null}::text,
      ${actorName(ctx.actor)}, ${ctx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(address text, hash text)
    order by x.hash
    on conflict do nothing`);
  const added = rowCount ?? 0;
  if (added > 0)
    await recordAudit({ ctx, action: 'suppression.entered', subject: ctx.workspaceId, detail: { added } });
  return { added, known: good.length - added, wrong: given.filter(text => !isMailbox(text)) };
}

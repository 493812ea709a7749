import { eq, sql } from 'drizzle-orm';
import type { ListAsking } from '@/domain/import-run';
import { bestLanguage } from '@/domain/survey/translate';
import { importRun } from '@/drizzle/schema/instance';
import { type Ctx, inWorkspace } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { planDeliveries } from '../delivery/plan';
import { LEASE, type Run } from '../importRun/take-file';
import { askableSurvey } from '../invitation/survey';
import { type Judged, judgeList, membersAfter } from './judge';

const BATCH = 1_000;

/**
 * Invites the people of a list, a thousand per transaction under the same locks as every decision. How far it has come is
 * kept with the invitations, so that whoever goes on after a crash asks nobody twice. False where it was stopped.
 */
export async function askList(run: Run, isStopping: () => boolean): Promise<boolean> {
  for (let more = true; more; ) {
    if (isStopping()) return false;
    const next = await inWorkspace(run.workspaceId, run.actor, ctx => askSome(ctx, run.id));
    if (next === null) return false;
    more = next;
  }
  return true;
}

/** True: there are more; null: somebody cancelled it. */
async function askSome(ctx: Ctx, importId: string): Promise<boolean | null> {
  const [row] = await ctx.db
    .select({ asking: importRun.asking, state: importRun.state, cancelAt: importRun.cancelAt })
    .from(importRun)
    .where(eq(importRun.id, importId))
    .for('no key update');
  if (!row?.asking || row.state !== 'asking' || row.cancelAt) return null;
  const { asking } = row;
  const customerIds = await membersAfter(ctx, importId, asking.after, BATCH);
  if (customerIds.length === 0) return false;
  const { languages } = await askableSurvey(ctx, asking.survey);
  const judged = await judgeList(ctx, { importId, asking, customerIds, lock: true });
  const invited = await invite(ctx, importId, asking, languages, judged);
  const refused = { ...asking.refused };
  const wanted = judged.filter(one => one.verdict.invitation).length;
  if (invited < wanted) refused.fatigue = (refused.fatigue ?? 0) + wanted - invited;
  for (const { verdict } of judged) {
    if (!verdict.invitation && verdict.reason) refused[verdict.reason] = (refused[verdict.reason] ?? 0) + 1;
  }
  const next: ListAsking = {
    ...asking,
    after: customerIds.at(-1) ?? asking.after,
    invited: asking.invited + invited,
    refused,
  };
  await ctx.db.update(importRun).set({ asking: next, leaseUntil: LEASE }).where(eq(importRun.id, importId));
  return customerIds.length === BATCH;
}

async function invite(
  ctx: Ctx,
  importId: string,
  asking: ListAsking,
  languages: string[],
  judged: readonly Judged[],
): Promise<number> {
  const rows = judged.flatMap(({ person, verdict: { invitation }, isOverridden }) =>
    invitation
      ? [
          {
            id: invitation.id,
            customer: person.id,
            hash: invitation.addressHash,
            language: bestLanguage(languages, { asked: person.language, locale: person.locale }),
            sendAt: invitation.sendAt,
            expiresAt: invitation.expiresAt,
            by: isOverridden ? asking.by : null,
          },
        ]
      : [],
  );
  if (rows.length === 0) return 0;
  const { rows: made } = await ctx.db.execute<{ id: string; sendAt: string }>(sql`
    insert into invitation (workspace_id, id, survey_id, customer_id, channel, state, address_hash, language, send_at, expires_at,
      overridden_by, import_id, created_at)
    select ${ctx.workspaceId}, x.id, ${asking.survey}, x.customer, 'email', 'scheduled', x.hash, x.language, x."sendAt",
      x."expiresAt", x.by, ${importId}, ${ctx.now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, customer uuid, hash text, language text,
      "sendAt" timestamptz, "expiresAt" timestamptz, by text)
    -- A mailbox that was on an earlier part of the list has its mail, even where everybody is asked.
    where x.by is null or not exists (select 1 from invitation o
      where o.workspace_id = ${ctx.workspaceId} and o.address_hash = x.hash and o.import_id = ${importId})
    on conflict (workspace_id, import_id, customer_id) where import_id is not null do nothing
    returning id, send_at as "sendAt"`);
  await planDeliveries(
    ctx,
    made.map(row => ({ invitationId: row.id, kind: 'invitation', dueAt: new Date(row.sendAt) })),
  );
  await wake(ctx, 'sendDeliveries');
  return made.length;
}

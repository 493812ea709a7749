import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { ListAsking } from '@/domain/import-run';
import { importRun } from '@/drizzle/schema/instance';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { findImport } from '../importRun/read';
import { cancelImport } from '../importRun/start';
import { withdrawInvitations } from '../importRun/withdraw';

type ListedList = {
  id: string;
  name: string;
  survey: string;
  state: (typeof importRun.$inferSelect)['state'];
  createdAt: Date;
  people: number;
  everybody: boolean;
  refused: ListAsking['refused'];
  scheduled: number;
  sent: number;
  answered: number;
  withdrawn: number;
  /** Bounced, failed, expired before they left. */
  lost: number;
};

/** The last 50 lists that were asked, newest first, with what became of their invitations. */
export async function listLists({ ctx }: { ctx: Ctx }): Promise<ListedList[]> {
  const runs = await ctx.db
    .select()
    .from(importRun)
    .where(
      and(
        eq(importRun.workspaceId, ctx.workspaceId),
        eq(importRun.kind, 'list'),
        isNotNull(importRun.asking),
        inArray(importRun.state, ['asking', 'done', 'failed', 'undoing', 'undone']),
      ),
    )
    .orderBy(desc(importRun.createdAt), desc(importRun.id))
    .limit(50);
  const { rows: counts } = await ctx.db.execute<{
    id: string;
    scheduled: number;
    sent: number;
    answered: number;
    withdrawn: number;
    all: number;
  }>(sql`
    select import_id as id, count(*)::int as all, count(*) filter (where state = 'scheduled')::int as scheduled,
      count(*) filter (where sent_at is not null)::int as sent,
      count(*) filter (where completed_at is not null)::int as answered,
      count(*) filter (where state = 'withdrawn')::int as withdrawn
    from invitation where workspace_id = ${ctx.workspaceId} and import_id = any(${sql.param(runs.map(run => run.id))}::uuid[])
    group by 1`);
  return runs.flatMap(run => {
    if (!run.asking) return [];
    const own = counts.find(row => row.id === run.id);
    const { scheduled = 0, sent = 0, answered = 0, withdrawn = 0, all = 0 } = own ?? {};
    const refused = Object.values(run.asking.refused).reduce((sum, count) => sum + count, 0);
    return [
      {
        id: run.id,
        name: run.fileName,
        survey: run.asking.survey,
        state: run.state,
        createdAt: run.createdAt,
        people: run.asking.invited + refused,
        everybody: run.asking.everybody,
        refused: run.asking.refused,
        scheduled,
        sent,
        answered,
        withdrawn,
        lost: all - scheduled - sent - withdrawn,
      },
    ];
  });
}

/** Withdraws whatever of a list has not begun to leave, and asks nobody else on it. Answers how many that were. */
export async function withdrawList({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ withdrawn: number }> {
  const run = await findImport(ctx, input.id);
  if (run.state === 'asking') await cancelImport({ ctx, input });
  const withdrawn = await withdrawInvitations(ctx, sql`i.import_id = ${run.id}`, 1_000_000);
  if (withdrawn > 0)
    await recordAudit({ ctx, action: 'list.withdrawn', subject: run.id, detail: { withdrawn } });
  return { withdrawn };
}

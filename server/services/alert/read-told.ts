import { sql } from 'drizzle-orm';
import type { AlertSpec } from '@/domain/alert';
import type { AlertFacts } from '@/domain/alert-findings';
import { blackOut } from '@/domain/black-out';
import type { ReportFilter } from '@/domain/match';
import { can, type Role } from '@/domain/roles';
import type { Sealed } from '@/domain/sealed';
import { alertRule } from '@/drizzle/schema/report';
import { nameBehind } from '@/server/db/actor-name';
import type { Ctx } from '@/server/db/tenant';

/**
 * Everything that a mail or a call says, as it stands when it goes. `answer`: what was written with a single score, null for
 * other rules and where the answer is gone; its `customer` only for a reader who may see who it was.
 */
export type Told = {
  alert: { id: string; at: Date; says: string; facts: AlertFacts };
  rule: {
    id: string;
    says: string;
    spec: AlertSpec;
    which: ReportFilter;
    coolDownHours: number;
    createdBy: string;
    secrets: Sealed[];
  };
  workspace: { name: string; slug: string; timezone: string; isDemo: boolean };
  /** Null: somebody outside. */
  reader: { role: Role } | null;
  answer: { id: string; comment: string | null; customer: string | null } | null;
};

type Row = {
  id: string;
  at: string;
  says: string;
  facts: AlertFacts;
  rule_id: string;
  rule_says: string;
  spec: AlertSpec;
  which: ReportFilter;
  cool_down_hours: number;
  created_by: string;
  secrets: Sealed[] | null;
  workspace: Told['workspace'];
  role: Role | null;
  wanted: boolean;
};

/** Null where the rule is gone or no longer tells this target. */
export async function readTold({
  ctx,
  input: { alertId, by, target },
}: {
  ctx: Ctx;
  input: { alertId: string; by: 'mail' | 'webhook'; target: string };
}): Promise<Told | null> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select a.id, a.at, a.says, a.facts, alert_rule.id as rule_id, alert_rule.name as rule_says, spec, which, cool_down_hours,
      ${nameBehind(alertRule.workspaceId, alertRule.createdBy)} as created_by, webhook_secret as secrets,
      json_build_object('name', w.name, 'slug', w.slug, 'timezone', w.timezone, 'isDemo', w.is_demo) as workspace,
      m.role,
      deleted_at is null and ${by === 'mail' ? sql`${target}::text = any(mail_to)` : sql`webhook_url = ${target}`} as wanted
    from alert a
    join alert_rule on alert_rule.workspace_id = a.workspace_id and alert_rule.id = a.rule_id
    join workspace w on w.id = a.workspace_id
    left join member m on m.workspace_id = a.workspace_id and lower(m.email) = ${by === 'mail' ? target : null}
    where a.workspace_id = ${ctx.workspaceId} and a.id = ${alertId}::uuid`);
  const [row] = rows;
  if (!row?.wanted) return null;
  const { id, says, facts, spec, which, secrets, role } = row;
  return {
    alert: { id, at: new Date(row.at), says, facts },
    rule: {
      id: row.rule_id,
      says: row.rule_says,
      spec,
      which,
      coolDownHours: row.cool_down_hours,
      createdBy: row.created_by,
      secrets: secrets ?? [],
    },
    workspace: row.workspace,
    reader: role === null ? null : { role },
    answer:
      facts.kind === 'answer'
        ? ((
            await readAnswers(ctx, [facts.key], { personal: role !== null && can(role, 'readPersonal') })
          ).get(facts.key) ?? null)
        : null,
  };
}

/** What was written with these answers, the longest text of each, and who it was; both as far as the reader may see it. */
export async function readAnswers(
  ctx: Ctx,
  ids: string[],
  { personal }: { personal: boolean },
): Promise<Map<string, NonNullable<Told['answer']>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ id: string; comment: string | null; customer: string | null }>(sql`
    select r.id, t.text as comment, ${personal ? sql`coalesce(c.name, c.external_id)` : sql`null::text`} as customer
    from response r
    left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
    left join lateral (
      select a.text from answer a
      join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.type in ('short', 'long')
      where a.workspace_id = r.workspace_id and a.response_id = r.id and a.text <> ''
      order by length(a.text) desc limit 1
    ) t on true
    where r.workspace_id = ${ctx.workspaceId} and r.id = any(${sql.param(ids)}::uuid[])`);
  const shown = (text: string | null) => (personal || text === null ? text : blackOut(text));
  return new Map(rows.map(row => [row.id, { ...row, comment: shown(row.comment) }]));
}

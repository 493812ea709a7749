import { type SQL, sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { CaseRule } from '@/domain/case/rules';
import type { Match } from '@/domain/match';
import type { Ctx } from '@/server/db/tenant';
import { treeSql } from '@/server/reports/match-sql';
import { readWhich } from '@/server/reports/which';
import { meetsAll } from '../segment/where';
import { openFinding } from './find';
import { readCaseSettings } from './settings';

/** Trust in the company was lost: in one blow, or in many small ones. `at`: when it was noticed. */
type TrustSignal = { customerId: string; signal: 'shock' | 'erosion'; at: Date };

const SAYS: Record<TrustSignal['signal'], string> = {
  shock: 'Lost trust in one blow',
  erosion: 'Loses trust bit by bit',
};

/** Opens cases for signals that a rule waits for, by the first that fits each; answers how many are new. */
export async function openTrustCases(ctx: Ctx, signals: readonly TrustSignal[]): Promise<number> {
  const settings = await readCaseSettings(ctx);
  const rules = settings.rules.filter(({ active, trigger }) => active && trigger.kind === 'trust');
  if (rules.length === 0 || signals.length === 0) return 0;
  let opened = 0;
  // One order for everybody who locks customers.
  const ordered = [...signals].sort((a, b) => a.customerId.localeCompare(b.customerId));
  for (const { customerId, signal, at } of ordered) {
    for (const rule of rules) {
      const { trigger } = rule;
      if (trigger.kind !== 'trust' || !trigger.signals.includes(signal)) continue;
      if (rule.since !== undefined && at < new Date(rule.since)) continue;
      const attributes = await attributesWhere(ctx, customerId, rule);
      if (!attributes) continue;
      const made = await openFinding(ctx, settings, {
        rule,
        customerId,
        responseId: null,
        because: SAYS[signal],
        score: null,
        attributes,
      });
      if (made?.isNew) opened++;
      break;
    }
  }
  return opened;
}

/** Of a customer whom a rule about trust is about; null: it is not. */
async function attributesWhere(ctx: Ctx, customerId: string, rule: CaseRule): Promise<Attributes | null> {
  const spent = rule.trigger.kind === 'trust' ? (rule.trigger.spentAtLeast ?? 0) : 0;
  const { rows } = await ctx.db.execute<{ attributes: Attributes }>(sql`
    select c.attributes from customer c
    left join customer_memory m on m.workspace_id = c.workspace_id and m.customer_id = c.id
    where c.workspace_id = ${ctx.workspaceId} and c.id = ${customerId}::uuid
      and (${spent} <= 0 or coalesce(m.spent_year, 0) >= ${spent})
      and ${await attributesMeet(ctx, rule.match, sql`c.attributes`)}`);
  return rows[0]?.attributes ?? null;
}

/** A tree as a condition on attributes alone: what it asks of an answer is true of nobody. */
export async function attributesMeet(ctx: Ctx, match: Match | undefined, attributes: SQL): Promise<SQL> {
  if (!match) return sql`true`;
  // Attributes that must hold come apart from the rest.
  const which = await readWhich(ctx, { match });
  const listed = Object.entries(which.filter).map(([attribute, value]) =>
    meetsAll([{ attribute, op: 'in', value }], attributes),
  );
  const tree =
    which.match &&
    treeSql(which.match, leaf => ('attribute' in leaf ? sql`(${meetsAll([leaf], attributes)})` : sql`false`));
  return sql.join([...listed, ...(tree ? [tree] : []), sql`true`], sql` and `);
}

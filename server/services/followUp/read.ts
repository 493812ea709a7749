import { and, eq, inArray } from 'drizzle-orm';
import {
  type BusinessHours,
  type CaseRule,
  DEFAULT_CASE_RULES,
  DEFAULT_HOURS,
  type FollowUp,
} from '@/domain/case/rules';
import { notFound } from '@/domain/errors';
import { permissions, type Role } from '@/domain/roles';
import { member, workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

/** How the workspace follows up, the product's defaults filled in. `isDefault`: which of them nobody has set. */
type FollowUpView = Pick<
  FollowUp,
  'recoverySurvey' | 'recoveryAfterHours' | 'valences' | 'accounts' | 'frontline'
> & {
  hours: BusinessHours;
  rules: CaseRule[];
  isDefault: { hours: boolean; rules: boolean };
};

/** Promises, rules and what follows a resolved case, as they hold now. */
export async function readFollowUp({ ctx }: { ctx: Ctx }): Promise<FollowUpView> {
  const [row] = await ctx.db
    .select({ followUp: workspace.followUp })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId));
  if (!row) throw notFound('workspace');
  const { hours, rules, recoverySurvey, recoveryAfterHours, valences, accounts, frontline } = row.followUp;
  return {
    ...(recoverySurvey !== undefined && { recoverySurvey }),
    ...(recoveryAfterHours !== undefined && { recoveryAfterHours }),
    ...(valences && { valences }),
    ...(accounts && { accounts }),
    ...(frontline && { frontline }),
    hours: hours ?? DEFAULT_HOURS,
    rules: rules ?? DEFAULT_CASE_RULES,
    isDefault: { hours: hours === undefined, rules: rules === undefined },
  };
}

/** `scope`: cases that an agent sees beside their own and the unowned, attribute → values; null: every case. */
export type Teammate = {
  id: string;
  name: string;
  email: string;
  role: Role;
  scope: Record<string, string[]> | null;
  awayUntil: Date | null;
};

/** Everybody who can own a case, by name. */
export async function listTeam({ ctx }: { ctx: Ctx }): Promise<Teammate[]> {
  return ctx.db
    .select({
      id: member.userId,
      name: member.name,
      email: member.email,
      role: member.role,
      scope: member.caseScope,
      awayUntil: member.awayUntil,
    })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), inArray(member.role, [...permissions.serve])))
    .orderBy(member.name, member.userId);
}

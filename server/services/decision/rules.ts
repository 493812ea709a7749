import { sql } from 'drizzle-orm';
import type { ProgramTrigger, SendWindow } from '@/domain/program';
import type { Rule } from '@/domain/sending/facts';
import { toMilliseconds } from '@/domain/time/duration';
import type { Ctx } from '@/server/db/tenant';

/** A program as the decisions see it; `languages`: those of its survey, `language`: always this one. */
export type LoadedRule = Rule & {
  trigger: ProgramTrigger;
  language: string | null;
  languages: string[];
  channelId: string | null;
};

type RuleRow = {
  id: string;
  surveyId: string;
  trigger: ProgramTrigger;
  delay: string;
  sampling: number;
  holdout: number;
  afterInvite: string;
  afterResponse: string;
  surveyAfterInvite: string;
  surveyAfterResponse: string;
  exempt: boolean;
  onFatigue: 'block' | 'delay';
  topic: string | null;
  language: string | null;
  channelId: string | null;
  reach: 'phone' | 'email' | 'id' | null;
  channelActive: boolean | null;
  sendWindow: SendWindow | null;
  expiry: string;
  maxAge: string;
  dailyCap: number | null;
  priority: number;
  active: boolean;
  askable: boolean;
  activatedAt: string | null;
  languages: string[] | null;
};

/**
 * All programs, also those never switched on (they say `paused`), in the order they were made. Active ones whose decisions
 * hang together over customers (a daily cap, one ask per case) are locked, so that one transaction decides for them at a time.
 */
export async function loadRules(ctx: Ctx): Promise<LoadedRule[]> {
  const rules = await readRules(ctx);
  const shared = rules.filter(rule => rule.active && (rule.dailyCap !== null || rule.oncePerCase));
  if (shared.length > 0) {
    await ctx.db.execute(sql`
      select 1 from program where workspace_id = ${ctx.workspaceId}
        and id = any(${sql.param(shared.map(rule => rule.id))}::uuid[])
      order by id for no key update`);
  }
  return rules;
}

/** The same without locking any: for whoever only looks. */
export async function readRules(ctx: Ctx): Promise<LoadedRule[]> {
  const { rows } = await ctx.db.execute<RuleRow>(sql`
    select p.id, p.survey_id as "surveyId", p.trigger, p.delay, p.sampling, p.holdout, p.fatigue_after_invite as "afterInvite",
      p.fatigue_after_response as "afterResponse", p.survey_after_invite as "surveyAfterInvite",
      p.survey_after_response as "surveyAfterResponse", p.fatigue_exempt as exempt, p.on_fatigue as "onFatigue", p.topic,
      p.language, p.channel_id as "channelId", h.address as reach, h.active as "channelActive", p.send_window as "sendWindow",
      p.expiry, p.max_age as "maxAge", p.daily_cap as "dailyCap", p.priority, p.active, p.activated_at as "activatedAt",
      s.published_version is not null and s.closed_at is null as askable, v.definition->'languages' as languages
    from program p
    join survey s on s.workspace_id = p.workspace_id and s.id = p.survey_id
    left join survey_version v on v.workspace_id = s.workspace_id and v.survey_id = s.id and v.version = s.published_version
    left join send_channel h on h.workspace_id = p.workspace_id and h.id = p.channel_id
    where p.workspace_id = ${ctx.workspaceId}
    order by p.created_at, p.id`);
  return rows.map(asRule);
}

const asRule = (row: RuleRow, order: number): LoadedRule => {
  const byType = 'types' in row.trigger ? row.trigger : null;
  return {
    id: row.id,
    surveyId: row.surveyId,
    trigger: row.trigger,
    types: byType?.types ?? null,
    where: row.trigger.where,
    delay: toMilliseconds(row.delay),
    last: byType?.delayFrom === 'last',
    unless: byType?.unless ?? [],
    oncePerCase: byType?.oncePerCase ?? false,
    sampling: row.sampling,
    holdout: row.holdout,
    afterInvite: toMilliseconds(row.afterInvite),
    afterResponse: toMilliseconds(row.afterResponse),
    surveyAfterInvite: toMilliseconds(row.surveyAfterInvite),
    surveyAfterResponse: toMilliseconds(row.surveyAfterResponse),
    exempt: row.exempt,
    onFatigue: row.onFatigue,
    topic: row.topic,
    reach: row.reach ?? 'email',
    channelId: row.channelId,
    language: row.language,
    window: row.sendWindow,
    expiry: toMilliseconds(row.expiry),
    maxAge: toMilliseconds(row.maxAge),
    dailyCap: row.dailyCap,
    priority: row.priority,
    order,
    active: row.active && row.askable && row.channelActive !== false,
    activatedAt: row.activatedAt === null ? null : new Date(row.activatedAt),
    languages: row.languages ?? [],
  };
};

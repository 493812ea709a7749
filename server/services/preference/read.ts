import { sql } from 'drizzle-orm';
import type { Frequency, Preferences } from '@/domain/preferences';
import type { Ctx } from '@/server/db/tenant';

/** How somebody wishes to be asked, and what they can choose from. */
export type Standing = {
  often: Frequency;
  /** They complained about a mail: what was promised then is not taken back by a form. */
  isFinal: boolean;
  /** As chosen; null: as the company has it. */
  language: string | null;
  /** Languages that the workspace's surveys speak: this invitation's own survey first. */
  languages: string[];
  /** Ids of topics that they do not want. */
  topicsOff: string[];
};

/** How the customer of an invitation stands to being asked; null where it is nobody's. */
export async function readPreferences({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { invitation: string };
}): Promise<Standing | null> {
  const { rows } = await ctx.db.execute<{
    preferences: Preferences;
    unsubscribed: boolean;
    complained: boolean;
    languages: string[];
  }>(sql`
    select c.preferences, c.unsubscribed_at is not null or coalesce(x.reason = 'unsubscribed', false) as unsubscribed,
      coalesce(x.reason = 'complained', false) as complained,
      (select coalesce(json_agg(spoken.tag order by spoken.place, spoken.nth, spoken.tag), '[]') from (
        select l.tag, min(l.nth) as nth, min((s.id <> i.survey_id)::int) as place
        from survey s
        join survey_version v on v.workspace_id = s.workspace_id and v.survey_id = s.id and v.version = s.published_version
        cross join lateral jsonb_array_elements_text(v.definition -> 'languages') with ordinality as l (tag, nth)
        where s.workspace_id = ${ctx.workspaceId} and (s.closed_at is null or s.id = i.survey_id)
        group by l.tag) spoken) as languages
    from invitation i
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    left join suppression x on x.workspace_id = c.workspace_id and x.address_hash = c.address_hash
    where i.workspace_id = ${ctx.workspaceId} and i.id = ${input.invitation}`);
  const [row] = rows;
  if (!row) return null;
  const { preferences, complained } = row;
  return {
    often: row.unsubscribed || complained ? 'never' : preferences.fewer ? 'fewer' : 'usual',
    isFinal: complained,
    language: preferences.language ?? null,
    languages: row.languages,
    topicsOff: preferences.topicsOff ?? [],
  };
}

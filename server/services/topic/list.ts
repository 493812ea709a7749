import { sql } from 'drizzle-orm';
import type { Topic } from '@/domain/workspace';
import type { Ctx } from '@/server/db/tenant';
import { readWorkspaceSettings } from '../workspace/read';

type UsedTopic = Topic & {
  /** Programs whose mails are about it, by name. */
  programs: { id: string; name: string }[];
};

/** What customers can choose to be asked about, in the order that they see, and the languages of what they are asked, the commonest first. */
export async function listTopics({
  ctx,
}: {
  ctx: Ctx;
}): Promise<{ topics: UsedTopic[]; languages: string[] }> {
  const { settings } = await readWorkspaceSettings({ ctx });
  const { rows } = await ctx.db.execute<{ id: string; name: string; topic: string }>(sql`
    select id, name, topic from program where workspace_id = ${ctx.workspaceId} and topic is not null order by name, id`);
  const { rows: spoken } = await ctx.db.execute<{ tag: string }>(sql`
    select l.tag from survey s
    join survey_version v on v.workspace_id = s.workspace_id and v.survey_id = s.id and v.version = s.published_version
    cross join lateral jsonb_array_elements_text(v.definition -> 'languages') with ordinality as l (tag, nth)
    where s.workspace_id = ${ctx.workspaceId} and s.closed_at is null
    group by l.tag order by count(*) desc, min(l.nth), l.tag`);
  return {
    topics: (settings.topics ?? []).map(topic => ({
      ...topic,
      programs: rows.filter(row => row.topic === topic.id).map(({ id, name }) => ({ id, name })),
    })),
    languages: spoken.length > 0 ? spoken.map(({ tag }) => tag) : ['en'],
  };
}

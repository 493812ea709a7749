import { sql } from 'drizzle-orm';
import type { ThemeRule } from '@/domain/text/theme';
import type { Ctx } from '@/server/db/tenant';
import { ensureTaxonomy } from './ensure-taxonomy';

/** Days that a theme's count looks back on. */
const DAYS = 90;

export type ListedTheme = {
  id: string;
  /** Of the built-in taxonomy; null: the workspace's own. */
  key: string | null;
  name: string;
  description: string | null;
  rules: ThemeRule[];
  isArchived: boolean;
  /** Comments of the last 90 days that have it, by rule or by hand. */
  comments: number;
};

/** `unread`: comments that were not read with the present themes yet, counted up to 100,000. */
export type ThemeList = { themes: ListedTheme[]; unread: number; days: number };

type Row = Omit<ListedTheme, 'isArchived'> & { is_archived: boolean };

const MOST_UNREAD = 100_000;

/** Every theme in the order that people gave them, archived ones last, with what it found lately. */
export async function listThemes({ ctx }: { ctx: Ctx }): Promise<ThemeList> {
  const { db, workspaceId, now } = ctx;
  // A workspace without a comment has not been read yet.
  await ensureTaxonomy(ctx);
  const { rows } = await db.execute<Row>(sql`
    select t.id, t.key, t.name, t.description, t.rules, t.archived_at is not null as is_archived,
      coalesce(found.n, 0)::int as comments
    from theme t
    left join (
      select theme_id, count(*) as n from comment_theme
      where workspace_id = ${workspaceId} and not is_refused
        and at >= ${now.toISOString()}::timestamptz - make_interval(days => ${DAYS})
      group by theme_id) found on found.theme_id = t.id
    where t.workspace_id = ${workspaceId}
    order by t.archived_at is not null, t.position, t.name, t.id`);
  const { rows: waiting } = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select from comment where workspace_id = ${workspaceId} and read_with <
        coalesce((select taxonomy from text_state where workspace_id = ${workspaceId}), 1)
      limit ${MOST_UNREAD}) unread`);
  return {
    themes: rows.map(({ is_archived, ...theme }) => ({ ...theme, isArchived: is_archived })),
    unread: waiting[0]?.n ?? 0,
    days: DAYS,
  };
}

/** What themes can be chosen from: those in use, in their order. */
export async function listThemeNames({
  ctx: { db, workspaceId },
}: {
  ctx: Ctx;
}): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select id, name from theme where workspace_id = ${workspaceId} and archived_at is null
    order by position, name, id`);
  return rows;
}

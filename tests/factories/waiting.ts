import { sql } from 'drizzle-orm';
import { publishedSurvey } from './sending';
import type { World } from './world';

/**
 * Mails that are due now (or at `dueIn` from now), one per person, written straight into the tables: for what a long line
 * does. Addresses are `p<n>@<host>`.
 */
export async function mailsWaiting(
  world: World,
  count: number,
  { host = 'example.com', dueIn = '-1 minute', program = null as string | null, from = 0 } = {},
): Promise<void> {
  const survey = await publishedSurvey(world);
  await world.run(async ({ db, workspaceId }) => {
    await db.execute(sql`
      with people as (
        insert into customer (workspace_id, id, external_id, email, address_hash)
        select ${workspaceId}, gen_random_uuid(), 'p' || n || '@' || ${host}::text, 'p' || n || '@' || ${host}::text,
          sha256(('p' || n || '@' || ${host}::text)::bytea)
        from generate_series(${from}::int, ${from}::int + ${count}::int - 1) n
        returning id, external_id),
      asked as (
        insert into invitation (workspace_id, id, survey_id, program_id, customer_id, channel, state, send_at, expires_at)
        select ${workspaceId}, gen_random_uuid(), ${survey}::uuid, ${program}::uuid, id, 'email', 'scheduled',
          now() + ${dueIn}::interval, now() + interval '60 days'
        from people returning id, send_at)
      insert into delivery (workspace_id, id, invitation_id, kind, due_at, message_id)
      select ${workspaceId}, gen_random_uuid(), id, 'invitation', send_at, '<' || id || '.invitation@boots.example>' from asked`);
  });
}

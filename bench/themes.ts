import pg from 'pg';
import type { WorkspaceId } from '@/domain/ids';
import { type Ctx, readWorkspace } from '@/server/db/tenant';
import { readThemes } from '@/server/reports/insight/themes';
import { browseResponses } from '@/server/services/response/browse';
import { median, publishSurvey, quantile, type Row, type Subject } from './subject';

const READS = 5;
const THEMES = 25;
const actor = { kind: 'system', name: 'bench' } as const;

const definition = {
  name: 'After the purchase',
  languages: ['en'],
  pages: [
    {
      id: 'one',
      questions: [
        { key: 'recommend', type: 'nps', title: 'Would you recommend us?' },
        { key: 'why', type: 'long', title: 'Why?' },
      ],
    },
  ],
};

/** What a search and *Insights › Themes* wait for as comments grow. */
export async function themesTime(subject: Subject, sizes: number[]): Promise<Row[]> {
  const workspaceId = subject.workspaceId as WorkspaceId;
  const survey = await publishSurvey(subject, definition);
  const rows: Row[] = [];
  let before = 0;
  for (const size of sizes) {
    await growComments(subject.ownerUrl, { workspaceId, survey, from: before, to: size });
    before = size;
    rows.push(...(await searchOften(workspaceId, size)));
  }
  return rows;
}

export async function searchOften(workspaceId: WorkspaceId, size: number): Promise<Row[]> {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const search = (q: string) => (ctx: Ctx) => browseResponses({ ctx, input: { q }, personal: true });
  const themes = (days: number) => (ctx: Ctx) =>
    readThemes({ ctx, input: { metric: 'nps', from: day(days), to: day(0) } });
  const reads: { what: string; goal: number; read: (ctx: Ctx) => Promise<unknown> }[] = [
    { what: 'search for a word of one comment in ten thousand', goal: 500, read: search('zipper') },
    { what: 'search for a word of every third comment', goal: 500, read: search('late') },
    { what: 'search for a word that nobody wrote', goal: 500, read: search('xylophone') },
    { what: 'search for a phrase without a word', goal: 500, read: search('"very late" -zipper') },
    { what: 'themes of 90 days', goal: 1_000, read: themes(90) },
    { what: 'themes of a year', goal: 10_000, read: themes(365) },
  ];
  const rows: Row[] = [];
  for (const { what, goal, read } of reads) {
    const times: number[] = [];
    for (let round = 0; round <= READS; round++) {
      const start = performance.now();
      await readWorkspace(workspaceId, actor, read);
      if (round > 0) times.push(performance.now() - start);
    }
    rows.push({
      what: `${what}, at ${size.toLocaleString('en')} comments, median ms`,
      value: `${median(times).toFixed(0)} (p95 ${quantile(times, 0.95).toFixed(0)})`,
      goal: `<= ${goal.toLocaleString('en')}`,
      met: median(times) <= goal,
    });
  }
  return rows;
}

/** Scored answers over two years, each with a comment that was read and has one or two of 25 themes. */
export async function growComments(
  ownerUrl: string,
  { workspaceId, survey, from, to }: { workspaceId: string; survey: string; from: number; to: number },
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  // Valid rows made by the database itself: nothing needs checking on the way in.
  await client.query('set session_replication_role = replica');
  const id = `md5('comment:' || k)::uuid`;
  const theme = (place: string) => `md5('theme:' || ${place})::uuid`;
  const each = `generate_series(${from}, ${to - 1}) k`;
  const at = `now() - interval '730 days' * ((abs(hashint4(k::int)) % 1000000) / 1000000.0)`;
  const question = (key: string) =>
    `(select id from question where workspace_id = $1 and survey_id = $2 and key = '${key}')`;
  const words = `case when k % 10000 = 0 then 'The zipper jammed' when k % 3 = 0 then 'It was very late and nobody called'
    else 'The staff were kind and the boots fit well' end || ', order of week ' || k % 53`;
  await client.query(
    `insert into theme (workspace_id, id, name, created_by, position)
     select $1, ${theme('k')}, 'Theme ' || k, 'system:bench', k from generate_series(0, ${THEMES - 1}) k
     on conflict do nothing`,
    [workspaceId],
  );
  await client.query(
    `insert into response (workspace_id, id, origin, survey_id, version, state, language, answers, attributes, started_at,
       scored_at, completed_at)
     select $1, ${id}, 'bench:' || k, $2, 1, 'completed', 'en', '{}', '{}', at, at, at
     from (select k, ${at} as at from ${each}) k`,
    [workspaceId, survey],
  );
  await client.query(
    `insert into answer (workspace_id, response_id, question_id, value, text, answered_at)
     select $1, ${id}, ${question('recommend')}, abs(hashint4(k::int + 1)) % 11, null, now() from ${each}
     union all select $1, ${id}, ${question('why')}, null, ${words}, now() from ${each}`,
    [workspaceId, survey],
  );
  await client.query(
    `insert into comment (workspace_id, response_id, question_id, at, language, sentiment, sentiment_by, search, read_with)
     select $1, ${id}, ${question('why')}, ${at}, 'en', k % 3 - 1, 'model', to_tsvector('english', ${words}), 1000 from ${each}`,
    [workspaceId, survey],
  );
  await client.query(
    `insert into comment_theme (workspace_id, response_id, question_id, theme_id, by, at)
     select $1, ${id}, ${question('why')}, ${theme(`k % ${THEMES}`)}, 'rule', ${at} from ${each}
     union all
     select $1, ${id}, ${question('why')}, ${theme(`(k * 7 + 3) % ${THEMES}`)}, 'rule', ${at} from ${each} where k % 2 = 0
     on conflict do nothing`,
    [workspaceId, survey],
  );
  await client.query('vacuum analyze theme, response, answer, comment, comment_theme');
  await client.end();
}

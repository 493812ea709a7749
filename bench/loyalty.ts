import pg from 'pg';
import type { WorkspaceId } from '@/domain/ids';
import { readWorkspace } from '@/server/db/tenant';
import { readLoyalty } from '@/server/reports/insight/loyalty';
import { readAtRisk } from '@/server/reports/insight/loyalty-risk';
import { median, publishSurvey, quantile, type Row, type Subject } from './subject';

const READS = 7;
const actor = { kind: 'system', name: 'bench' } as const;

const definition = {
  name: 'After the purchase',
  languages: ['en'],
  pages: [{ id: 'one', questions: [{ key: 'recommend', type: 'nps', title: 'Would you recommend us?' }] }],
};

/** What *Insights › Loyalty* waits for as purchases grow: the report, and the first customers behind the revenue at risk. */
export async function loyaltyTime(subject: Subject, sizes: number[]): Promise<Row[]> {
  const workspaceId = subject.workspaceId as WorkspaceId;
  const survey = await publishSurvey(subject, definition);
  const rows: Row[] = [];
  for (const size of sizes) {
    await growLoyalty(subject.ownerUrl, { workspaceId, survey, size });
    rows.push(...(await readLoyaltyOften(workspaceId, size)));
  }
  return rows;
}

export async function readLoyaltyOften(workspaceId: WorkspaceId, size: number): Promise<Row[]> {
  const reads = [
    {
      what: 'loyalty',
      read: () => readWorkspace(workspaceId, actor, ctx => readLoyalty({ ctx, input: {} })),
    },
    {
      what: 'customers at risk',
      read: () => readWorkspace(workspaceId, actor, ctx => readAtRisk({ ctx, input: { limit: 20 } })),
    },
  ];
  const rows: Row[] = [];
  for (const { what, read } of reads) {
    const times: number[] = [];
    for (let round = 0; round <= READS; round++) {
      const start = performance.now();
      await read();
      if (round > 0) times.push(performance.now() - start);
    }
    rows.push({
      what: `${what} at ${size.toLocaleString('en')} interactions, median ms`,
      value: `${median(times).toFixed(0)} (p95 ${quantile(times, 0.95).toFixed(0)})`,
      goal: '<= 10,000',
      met: median(times) <= 10_000,
    });
  }
  return rows;
}

/** `size` interactions of a fifth as many customers over two years, a third of them with a score a day later, one in fifty referred. */
export async function growLoyalty(
  ownerUrl: string,
  { workspaceId, survey, size }: { workspaceId: string; survey: string; size: number },
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  // Valid rows made by the database itself: nothing needs checking on the way in.
  await client.query(`set session_replication_role = replica`);
  const id = (kind: string) => `md5('${kind}:${size}:' || k)::uuid`;
  const customer = `md5('c:${size}:' || k % ${Math.max(1, Math.floor(size / 5))})::uuid`;
  await client.query(
    `insert into interaction_type (workspace_id, name, class, guessed) values ($1, 'purchase', 'purchase', false) on conflict do nothing`,
    [workspaceId],
  );
  await client.query(
    `insert into customer (workspace_id, id, external_id)
     select $1, ${id('c')}, 'c-${size}-' || k from generate_series(0, ${Math.floor(size / 5) - 1}) k`,
    [workspaceId],
  );
  await client.query(
    `insert into interaction (workspace_id, id, external_id, type, customer_id, occurred_at, amount_value, amount_currency,
       referred_by, decided_at)
     select $1, ${id('i')}, 'i-${size}-' || k, case when k % 7 = 0 then 'ticket' else 'purchase' end, ${customer},
       now() - interval '730 days' + (k::float8 / ${size}) * interval '729 days', 10 + k % 90, 'EUR',
       case when k % 50 = 0 then 'c-${size}-' || (k / 50) end, now()
     from generate_series(0, ${size - 1}) k`,
    [workspaceId],
  );
  await client.query(
    `insert into response (workspace_id, id, origin, survey_id, version, customer_id, state, language, answers, attributes,
       started_at, scored_at, completed_at)
     select $1, ${id('r')}, 'bench:${size}:' || k, $2, 1, ${customer}, 'completed', 'en', '{}', '{}', at, at, at
     from generate_series(0, ${size - 1}, 3) k
     cross join lateral (select now() - interval '729 days' + (k::float8 / ${size}) * interval '729 days' as at) t`,
    [workspaceId, survey],
  );
  await client.query(
    `insert into answer (workspace_id, response_id, question_id, value, answered_at)
     select $1, ${id('r')}, (select id from question where workspace_id = $1 and survey_id = $2 and key = 'recommend'),
       abs(hashint4(k::int)) % 11, now()
     from generate_series(0, ${size - 1}, 3) k`,
    [workspaceId, survey],
  );
  await client.query('analyze customer, interaction, response, answer');
  await client.end();
}

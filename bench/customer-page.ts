import pg from 'pg';
import type { WorkspaceId } from '@/domain/ids';
import { type Ctx, readWorkspace } from '@/server/db/tenant';
import { readDealings } from '@/server/services/customer/dealings';
import { readAskStanding } from '@/server/services/customer/explain';
import { readHistory } from '@/server/services/customer/history';
import { openCustomer } from '@/server/services/customer/open';
import { median, quantile, type Row, type Subject } from './subject';

const EVENTS = 5_000;
const READS = 20;
const WHO = { externalId: 'long-standing' };
const actor = { kind: 'system', name: 'bench' } as const;

/** All that the page of one customer asks for, each in a transaction of its own as a procedure is. */
const reads: { what: string; read: (ctx: Ctx) => Promise<unknown> }[] = [
  { what: 'who', read: ctx => openCustomer({ ctx, input: WHO }) },
  { what: 'standing', read: ctx => readAskStanding({ ctx, input: WHO }) },
  { what: 'timeline', read: ctx => readHistory({ ctx, input: { ...WHO, limit: 50 } }) },
  { what: 'dealings', read: ctx => readDealings({ ctx, input: WHO }) },
];

/** What the page of a customer with five thousand events costs on the server, all its questions together. */
export async function customerPageTime(subject: Subject): Promise<Row[]> {
  const { workspaceId: id } = await subject.admin('demo:load', '--size', '2000');
  const workspaceId = String(id) as WorkspaceId;
  await growOne(subject.ownerUrl, workspaceId);
  const whole: number[] = [];
  const parts = new Map<string, number[]>();
  for (let round = 0; round < READS + 3; round++) {
    let sum = 0;
    for (const { what, read } of reads) {
      const began = performance.now();
      await readWorkspace(workspaceId, actor, read);
      const ms = performance.now() - began;
      sum += ms;
      if (round >= 3) parts.set(what, [...(parts.get(what) ?? []), ms]);
    }
    if (round >= 3) whole.push(sum);
  }
  const p95 = quantile(whole, 0.95);
  const each = [...parts].map(([what, times]) => `${what} ${median(times).toFixed(0)}`).join(', ');
  process.stderr.write(`  ${each}\n`);
  return [
    {
      what: `a customer's page with ${EVENTS.toLocaleString('en')} events, p95 ms`,
      value: `${p95.toFixed(0)} (median ${median(whole).toFixed(0)})`,
      goal: '<= 150',
      met: p95 <= 150,
    },
  ];
}

/** One customer with ten years of purchases, calls, complaints, answers with comments, invitations, a case now and then. */
async function growOne(ownerUrl: string, workspaceId: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const id = `(select id from customer where workspace_id = '${workspaceId}' and external_id = '${WHO.externalId}')`;
  const at = `now() - (n || ' hours')::interval * 17`;
  const uuid = (what: string) => `md5('${what}' || n)::uuid`;
  await client.query(`
    insert into customer (workspace_id, id, external_id, email, name)
    values ('${workspaceId}', gen_random_uuid(), '${WHO.externalId}', 'long@example.com', 'Long Standing');
    insert into interaction (workspace_id, id, external_id, type, customer_id, occurred_at, amount_value, amount_currency, initiated_by, decided_at)
    select '${workspaceId}', ${uuid('i')}, 'long-' || n, (array['purchase', 'purchase', 'delivery', 'call', 'complaint'])[1 + n % 5],
      ${id}, ${at}, case when n % 5 < 2 then 40 + n % 60 end, case when n % 5 < 2 then 'EUR' end,
      case when n % 5 = 3 then 'customer' end, now()
    from generate_series(1, ${EVENTS * 0.7}) n;
    insert into response (workspace_id, id, origin, survey_id, version, customer_id, state, language, answers, attributes, started_at, scored_at, completed_at)
    select '${workspaceId}', ${uuid('r')}, 'long:' || n, q.survey_id, 1, ${id}, 'completed', 'en', '{}', '{}', ${at}, ${at}, ${at}
    from generate_series(1, ${EVENTS * 0.2}) n, (select survey_id from question where workspace_id = '${workspaceId}' and metric = 'nps' limit 1) q;
    insert into answer (workspace_id, response_id, question_id, value, answered_at)
    select '${workspaceId}', ${uuid('r')}, q.id, n % 11, ${at}
    from generate_series(1, ${EVENTS * 0.2}) n, (select id from question where workspace_id = '${workspaceId}' and metric = 'nps' limit 1) q;
    insert into customer_case (workspace_id, id, customer_id, reason, state, opened_at, contacted_at, resolved_at, prepared_at, next_at)
    select '${workspaceId}', ${uuid('k')}, ${id}, 'manual', 'resolved', ${at}, ${at} + interval '1 day', ${at} + interval '3 days', now(), null
    from generate_series(1, ${EVENTS * 0.03}) n;
    insert into case_event (workspace_id, id, case_id, at, by, kind, text)
    select '${workspaceId}', ${uuid('e')}, ${uuid('k')}, ${at} + interval '1 day', 'system:bench', 'note', 'Called in the evening.'
    from generate_series(1, ${EVENTS * 0.03}) n;
    analyze customer, interaction, response, answer, customer_case, case_event`);
  await client.end();
}

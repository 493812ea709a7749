import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { caseMessage } from '@/drizzle/schema/case';
import { interaction } from '@/drizzle/schema/customer';
import { importFault, importRun, mailboxMessage } from '@/drizzle/schema/instance';
import { accountNotice, memoryDelta } from '@/drizzle/schema/memory';
import { invitation, suppression } from '@/drizzle/schema/program';
import { answer, response, responseRevision } from '@/drizzle/schema/response';
import { member as memberTable } from '@/drizzle/schema/workspace';
import { listMailbox } from '@/server/email/mailbox';
import { tellWaiting, watchForAlerts } from '@/server/jobs/watch-for-alerts';
import { createRule } from '@/server/services/alert/create-rule';
import { listRules } from '@/server/services/alert/list-rules';
import { findCustomer } from '@/server/services/customer/find';
import { createNote, deleteNote } from '@/server/services/customer/note';
import { createDigest } from '@/server/services/digest/create';
import { foldScores } from '@/server/services/rollup/fold';
import { verifyRollup } from '@/server/services/rollup/verify';
import { addressHash } from '@/server/tokens';
import { askedSurvey, giveAnswer } from '../factories/answers';
import { apiOf, type Call } from '../factories/api';
import { rememberEverything } from '../factories/remembered';
import { newWorld, type World } from '../factories/world';

let world: World;
let api: Call;

beforeAll(async () => {
  world = await newWorld();
  api = await apiOf(world);
});

const bought = (id: string, customer: string, occurredAt: string, change: Record<string, unknown> = {}) => ({
  id,
  type: 'purchase',
  occurredAt,
  customer: { id: customer },
  ...change,
});

describe('customers over REST', () => {
  it('takes one and a batch, and reads one back with a trust that nothing has moved', async () => {
    const one = await api('POST', '/customers', {
      id: 'ann',
      email: 'ANN@example.com',
      timezone: 'Europe/Berlin',
    });
    expect(one.body).toEqual({ accepted: 1, rejected: [] });
    const many = await api('POST', '/customers', {
      customers: [{ id: 'ben', phone: '+44 20 7946 0000' }, { id: 'cy', email: 'nope' }, { name: 'nobody' }],
    });
    expect(many.body).toMatchObject({ accepted: 1, rejected: [{ index: 1 }, { index: 2 }] });
    const { body } = await api('GET', '/customers/ann');
    expect(body).toMatchObject({
      id: 'ann',
      email: 'ann@example.com',
      timezone: 'Europe/Berlin',
      doNotAsk: false,
      preferences: {},
      unsubscribedAt: null,
      lastAskedAt: null,
      trust: { value: 60, trend: 'steady', n: 0 },
      bands: {},
    });
    expect((await api('GET', '/customers/cy')).status).toBe(404);
    expect((await api('POST', '/customers', { id: 'x', email: 'nope' })).status).toBe(422);
  });

  it('remembers: a detractor with a complaint who had to chase us is a shock', async () => {
    const now = Date.now();
    const ago = (days: number) => new Date(now - days * 86_400_000).toISOString();
    await api('POST', '/interactions', {
      interactions: [
        bought('t-1', 'dora', ago(40)),
        bought('t-2', 'dora', ago(30), { type: 'complaint' }),
        bought('t-3', 'dora', ago(20), { type: 'support call', initiatedBy: 'customer', caseOf: 't-2' }),
      ],
    });
    await world.run(async ctx => {
      const who = await findCustomer(ctx, 'dora');
      const asked = await askedSurvey(ctx, { recommend: { metric: 'nps' }, happy: { metric: 'csat' } });
      await giveAnswer(ctx, asked, {
        at: new Date(now - 35 * 86_400_000),
        scores: { recommend: 9 },
        customerId: who.id,
      });
      await giveAnswer(ctx, asked, {
        at: new Date(now - 10 * 86_400_000),
        scores: { recommend: 0, happy: 3 },
        customerId: who.id,
        comment: 'No.',
      });
    });
    const { body } = await api('GET', '/customers/dora');
    expect(body.trust).toMatchObject({ trend: 'shock', n: 5 });
    expect(body.trust.value).toBeLessThan(45);
    expect(body.bands).toEqual({ nps: 'detractor', csat: 'neutral' });
    expect(body.lastAnsweredAt).toBe(new Date(now - 10 * 86_400_000).toISOString());

    const timeline = await api('GET', '/customers/dora/timeline?limit=2');
    expect(timeline.body.data.map((event: { kind: string }) => event.kind)).toEqual([
      'response',
      'interaction',
    ]);
    expect(timeline.body.data[0].detail).toMatchObject({
      scores: { nps: 0, csat: 3 },
      answers: { comment: 'No.' },
    });
    const rest = await api('GET', `/customers/dora/timeline?cursor=${timeline.body.nextCursor}`);
    expect(rest.body.data.map((event: { detail: { id: string } }) => event.detail.id)).toEqual(
      expect.arrayContaining(['t-1', 't-2']),
    );
    expect(rest.body).toMatchObject({ nextCursor: null });
    expect(rest.body.data).toHaveLength(3);
  });

  it('counts a comeback after a break and a referral', async () => {
    await api('POST', '/interactions', {
      interactions: [
        bought('e-1', 'eve', '2026-01-01T00:00:00Z'),
        bought('e-2', 'eve', '2026-02-01T00:00:00Z'),
        bought('e-3', 'eve', '2026-08-01T00:00:00Z'),
        bought('f-1', 'fay', '2026-08-02T00:00:00Z', { referredBy: 'eve' }),
        bought('f-2', 'fay', '2026-08-03T00:00:00Z', { referredBy: 'eve' }),
      ],
    });
    expect((await api('GET', '/customers/eve')).body.trust.n).toBe(2);
  });

  it('shows nothing of a customer of another workspace', async () => {
    const other = await apiOf(await newWorld());
    for (const path of ['', '/timeline', '/export']) {
      expect((await other('GET', `/customers/ann${path}`)).status).toBe(404);
    }
    expect((await other('DELETE', '/customers/ann')).status).toBe(404);
    expect((await api('GET', '/customers/ann')).status).toBe(200);
  });
});

describe('erasure', () => {
  const address = 'gone.for.good@example.com';

  it('leaves the address nowhere, keeps the scores and the hash', async () => {
    const own = await newWorld();
    const call = await apiOf(own);
    const customer = { id: 'gus', email: address, name: 'Gus Gone', phone: '+44 1632 960001' };
    const keyed = { 'idempotency-key': 'k1' };
    await call('POST', '/interactions', bought('g-1', 'gus', '2026-08-01T00:00:00Z', { customer }), keyed);
    await call('POST', '/interactions', bought('h-1', 'hal', '2026-08-01T00:00:00Z', { referredBy: 'gus' }));
    const responseId = await own.run(async ctx => {
      const { workspaceId } = ctx;
      const who = await findCustomer(ctx, 'gus');
      const asked = await askedSurvey(ctx, { recommend: { metric: 'nps' }, why: { metric: null } });
      const invitationId = newId();
      await ctx.db.insert(invitation).values({
        workspaceId,
        id: invitationId,
        surveyId: asked.surveyId,
        customerId: who.id,
        channel: 'email',
        state: 'sent',
        addressHash: who.addressHash,
        sendAt: ctx.now,
        expiresAt: ctx.now,
      });
      const id = await giveAnswer(ctx, asked, {
        at: ctx.now,
        scores: { recommend: 2 },
        customerId: who.id,
        comment: `Write to ${address}`,
        attributes: { tier: 'gold', account: address },
      });
      await giveAnswer(ctx, asked, { at: ctx.now, scores: { recommend: 10 }, attributes: { tier: 'gold' } });
      await ctx.db
        .update(response)
        .set({ invitationId, origin: `invitation:${invitationId}` })
        .where(eq(response.id, id));
      await ctx.db.insert(responseRevision).values({
        workspaceId,
        responseId: id,
        revision: 1,
        answers: { recommend: 2, comment: address, 'choice.other': address },
      });
      const importId = newId();
      await ctx.db.insert(importRun).values({
        workspaceId,
        id: importId,
        kind: 'customers',
        fileName: 'customers.csv',
        mapping: {},
        state: 'done',
        createdBy: 'test',
      });
      await ctx.db
        .insert(importFault)
        .values({ workspaceId, importId, line: 2, message: 'bad', row: { Mail: address.toUpperCase() } });
      await ctx.db.insert(mailboxMessage).values({
        id: newId(),
        sender: 'us@example.com',
        recipient: address,
        subject: 'How was it?',
        raw: Buffer.from(address),
      });
      await ctx.db
        .insert(suppression)
        .values({ workspaceId, addressHash: addressHash(workspaceId, address), address, reason: 'bounced' });
      return id;
    });
    await own.run(async ctx => {
      const member = `member-${ctx.workspaceId}@example.com`;
      await ctx.db.insert(memberTable).values({
        ...{ workspaceId: ctx.workspaceId, userId: `u-${ctx.workspaceId}`, role: 'editor' },
        ...{ name: 'Eddy', email: member },
      });
      const spec = { kind: 'answer', metric: 'nps', atMost: 3 } as const;
      await createRule({ ctx, input: { spec, mailTo: [member, address], coolDownHours: 0 } });
      const weekly = { name: 'Numbers', rhythm: 'weekly' } as const;
      await createDigest({ ctx, only: null, input: { ...weekly, readers: [{ email: address }] } });
      await ctx.db.execute(sql`update alert_rule set seen_until = now()`);
    });
    await watchForAlerts();
    await tellWaiting(() => false);
    const told = (await listMailbox()).filter(({ text }) => text?.includes('Gus Gone'));
    expect(told).toHaveLength(1);
    await own.run(ctx => foldScores({ ctx }));
    const remembered = await own.run(async ctx => {
      const asked = await askedSurvey(ctx, undefined, 'After the call');
      const made = await rememberEverything(ctx, asked, { externalId: 'gus', said: `Gus Gone, ${address}` });
      await deleteNote({ ctx, input: { id: made.noteId } });
      await createNote({ ctx, input: { externalId: 'gus', text: address } });
      await ctx.db.insert(accountNotice).values({
        ...{ workspaceId: ctx.workspaceId, customerId: made.customerId, signal: 'shock', userId: 'una' },
      });
      const links = `https://x.example/boots/cases/${made.caseId.slice(0, 20)}=\r\n${made.caseId.slice(20)}`;
      const account = createHash('sha256').update(`${made.customerId} shock una`).digest('hex').slice(0, 32);
      const [letter] = await ctx.db
        .select({ mark: caseMessage.messageId })
        .from(caseMessage)
        .where(and(eq(caseMessage.caseId, made.caseId), eq(caseMessage.direction, 'out')));
      const to = { sender: 'us@example.com', recipient: 'una@boots.example', subject: 'New case' };
      await ctx.db.insert(mailboxMessage).values([
        { ...to, id: newId(), raw: Buffer.from(`Gus Gone waits: ${links}`) },
        {
          ...to,
          id: newId(),
          raw: Buffer.from(`Message-ID: <account-${account}@x>\r\n\r\nGus Gone is sliding`),
        },
        {
          ...to,
          id: newId(),
          recipient: 'gus-before@example.com',
          raw: Buffer.from(`Message-ID: ${letter?.mark}\r\n\r\nDear Gus Gone`),
        },
        { ...to, id: newId(), sender: address, raw: Buffer.from('Thank you, says Gus Gone') },
      ]);
      return made;
    });
    expect(await placesOf(address)).toEqual(
      expect.arrayContaining([
        'public.case_event.text',
        'public.case_message.text',
        'public.customer_note.text',
      ]),
    );

    const erased = await call('DELETE', '/customers/gus');
    expect(erased).toMatchObject({ status: 202, body: { id: 'gus', state: 'erased' } });

    expect(await placesOf(address)).toEqual([]);
    expect(await placesOf('Gus Gone')).toEqual([]);
    expect((await listMailbox()).filter(({ text }) => text?.includes('Gus Gone'))).toEqual([]);
    expect(await own.run(ctx => listRules({ ctx }))).toMatchObject([
      { mailTo: [expect.stringMatching(/^member-/)] },
    ]);
    expect((await call('GET', '/customers/gus')).status).toBe(404);
    expect((await call('GET', '/interactions/g-1')).status).toBe(404);
    expect((await call('GET', '/interactions/h-1')).body.referredBy).toBeNull();
    await own.run(async ctx => {
      const [kept] = await ctx.db.select().from(response).where(eq(response.id, responseId));
      expect(kept).toMatchObject({
        answers: { recommend: 2 },
        customerId: null,
        invitationId: null,
        attributes: { tier: 'gold' },
      });
      expect(await ctx.db.$count(answer, eq(answer.responseId, responseId))).toBe(1);
      const hashes = await ctx.db
        .select({ hash: suppression.addressHash, reason: suppression.reason })
        .from(suppression);
      expect(hashes).toEqual([{ hash: addressHash(ctx.workspaceId, address), reason: 'bounced' }]);
      expect((await verifyRollup({ ctx })).exact).toBe(true);
      const tables = [
        'customer_case',
        'case_event',
        'case_message',
        'customer_note',
        'comment',
        'comment_theme',
      ];
      const others = ['improvement_mail', 'customer_memory', 'referral_code', 'account_notice'];
      for (const table of [...tables, ...others])
        expect([table, (await ctx.db.execute(sql`select 1 from ${sql.identifier(table)}`)).rowCount]).toEqual(
          [table, 0],
        );
      expect(await ctx.db.$count(memoryDelta, eq(memoryDelta.customerId, remembered.customerId))).toBe(0);
      expect(await ctx.db.$count(answer, eq(answer.responseId, remembered.responseId))).toBe(1);
    });
    expect((await call('DELETE', '/customers/gus')).status).toBe(404);
  });

  it('exports everything known before it goes', async () => {
    const own = await newWorld();
    const call = await apiOf(own);
    await call(
      'POST',
      '/interactions',
      bought('i-1', 'ida', '2026-08-01T00:00:00Z', { customer: { id: 'ida', email: 'ida@example.com' } }),
    );
    await own.run(async ctx => {
      const who = await findCustomer(ctx, 'ida');
      const asked = await askedSurvey(ctx);
      await giveAnswer(ctx, asked, {
        at: ctx.now,
        scores: { recommend: 9 },
        customerId: who.id,
        comment: 'Fine',
      });
    });
    await own.run(async ctx => {
      const asked = await askedSurvey(ctx, undefined, 'After the call');
      await rememberEverything(ctx, asked, { externalId: 'ida', said: 'So it was.' });
      await ctx.db.update(interaction).set({ referredBy: 'joe' });
    });
    await call('POST', '/interactions', bought('j-1', 'jim', '2026-08-02T00:00:00Z', { referredBy: 'ida' }));
    const { body, text } = await call('GET', '/customers/ida/export');
    expect(text).not.toMatch(/joe|jim|j-1/);
    expect(body.customer).toMatchObject({ external_id: 'ida', email: 'ida@example.com' });
    expect(body.interactions).toMatchObject([{ external_id: 'i-1', was_referred: true }]);
    expect(body.referrals).toMatchObject([{ at: expect.stringContaining('2026-08-02') }]);
    expect(body.responses).toEqual(
      expect.arrayContaining([expect.objectContaining({ answers: { recommend: 9, comment: 'Fine' } })]),
    );
    expect(body.answers).toHaveLength(4);
    expect(body.comments).toEqual(expect.arrayContaining([expect.objectContaining({ themes: ['Leaks'] })]));
    expect(body.cases).toMatchObject([{ reason: 'score', outcome: 'put_right' }]);
    expect(body.caseEvents).toHaveLength(3);
    expect(body.caseMessages).toHaveLength(2);
    expect(body.notes).toMatchObject([{ text: 'Likes to be called. So it was.' }]);
    expect(body.improvementMails).toMatchObject([{ did: 'They are glued' }]);
    expect([body.memory.length, body.referralCodes.length]).toEqual([1, 1]);
  });
});

/** Table and column of every text, text[], jsonb and bytea value in which the needle stands, seen as the owner. */
async function placesOf(needle: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  const { rows } = await owner.query<{ table: string; column: string; type: string }>(`
    select format('%I.%I', table_schema, table_name) as table, quote_ident(column_name) as column, data_type as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema in ('public', 'auth', 'pgboss', 'limits')
      and data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea')`);
  expect(rows.length).toBeGreaterThan(60);
  const places: string[] = [];
  for (const { table, column, type } of rows) {
    const value = type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`;
    const found = await owner.query(
      `select 1 from ${table} where position(lower($1) in lower(${value})) > 0 limit 1`,
      [needle],
    );
    if (found.rowCount) places.push(`${table}.${column}`);
  }
  await owner.end();
  return places;
}

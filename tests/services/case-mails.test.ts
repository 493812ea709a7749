import { sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeTransport } from '@/server/email/transport';
import { tellAboutCases } from '@/server/jobs/tend-cases';
import { changeCase } from '@/server/services/case/change';
import { openCase } from '@/server/services/case/open';
import { claimNotices } from '@/server/services/case/tell';
import { tendCases } from '@/server/services/case/tend';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { newPerson } from '../factories/people';
import { newWorld, type World } from '../factories/world';
import { startSmtpSink } from '../setup/smtp-sink';

const sink = await startSmtpSink();
process.env.SMTP_URL = sink.url;
process.env.MAIL_FROM = 'Afterword <hello@afterword.example>';

let world: World;
let agent: { id: string; name: string; email: string };
let ids = 0;

beforeAll(async () => {
  world = await newWorld();
  agent = await newPerson('agnes', { world, role: 'agent' });
});
beforeEach(() => {
  sink.received.length = 0;
  sink.script(() => ({ kind: 'accept' }));
});
afterAll(async () => {
  closeTransport();
  await sink.stop();
});

async function newCase(name = `Customer ${++ids}`): Promise<string> {
  const id = `c${++ids}`;
  await world.run(ctx => upsertCustomers({ ctx, input: { rows: [{ id, name }] } }));
  return (await world.run(ctx => openCase({ ctx, input: { customer: id, because: 'NPS 2' } }))).id;
}

const giveTo = (id: string, userId = agent.id) =>
  world.run(ctx => changeCase({ ctx, input: { id, change: { kind: 'assign', to: userId } } }));

const mails = () => Promise.all(sink.received.map(({ raw }) => PostalMime.parse(raw)));

/** As if what was sent had been sent two minutes ago, and what waits were due. */
const later = () =>
  world.run(async ctx => {
    await ctx.db.execute(
      sql`update case_notice set sent_at = sent_at - interval '2 minutes' where sent_at is not null`,
    );
    await ctx.db.execute(sql`update case_notice set next_try_at = now() where next_try_at is not null`);
  });

describe('a mail to whoever is given a case', () => {
  it('leaves at once, once, says who and until when, and leads to the case', async () => {
    const id = await newCase('Ann <script>');
    await giveTo(id);
    await tellAboutCases();
    await tellAboutCases();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: [{ address: agent.email }],
      subject: 'Boots & Co: Yours to follow up: Ann <script> – NPS 2',
    });
    expect(mail?.headers).toContainEqual({
      key: 'auto-submitted',
      value: 'auto-generated',
      originalKey: 'Auto-Submitted',
    });
    expect(mail?.text).toMatch(/First contact by \w+ \d+ \w+ at \d\d:\d\d CES?T\./);
    expect(mail?.text).toContain(`/${world.slug}/cases/${id}`);
    expect(mail?.html).toContain('Ann &lt;script&gt;');
  });

  it('is told to nobody who took it, and not any more where somebody else has it by now', async () => {
    const id = await newCase();
    const actor = { kind: 'user' as const, id: agent.id, name: agent.name };
    await world.run(ctx => changeCase({ ctx: { ...ctx, actor }, input: { id, change: { kind: 'take' } } }));
    const other = await newCase();
    await giveTo(other);
    await world.run(ctx => changeCase({ ctx, input: { id: other, change: { kind: 'assign', to: null } } }));
    await tellAboutCases();
    expect(sink.received).toEqual([]);
  });

  it('is tried again under the same name where the server is away for a while', async () => {
    const id = await newCase();
    await later();
    await giveTo(id);
    sink.script((_, attempt) =>
      attempt === 1 ? { kind: 'refuse', code: 451, message: '4.3.0 later' } : { kind: 'accept' },
    );
    await tellAboutCases();
    const refused = sink.received.length;
    await later();
    await tellAboutCases();
    expect([refused, sink.received.length]).toEqual([0, 1]);
    await later();
    await tellAboutCases();
    expect(sink.received).toHaveLength(1);
  });

  it('leaves under the same name where the worker that had it died', async () => {
    const id = await newCase();
    await later();
    await giveTo(id);
    const claimed = await world.run(ctx => claimNotices({ ctx }));
    await tellAboutCases();
    expect(sink.received).toEqual([]);
    await later();
    await tellAboutCases();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.messageId).toContain(`<case-notice-${claimed?.notices[0]?.id}@`);
  });

  it('tells many that come within a minute in one mail', async () => {
    await later();
    const busy = await newPerson('busy', { world, role: 'agent' });
    for (let i = 0; i < 5; i++) {
      await giveTo(await newCase(), busy.id);
      await tellAboutCases();
    }
    for (let i = 0; i < 4; i++) await giveTo(await newCase(), busy.id);
    await tellAboutCases();
    expect(sink.received).toHaveLength(5);
    await later();
    await tellAboutCases();
    const all = await mails();
    expect(all).toHaveLength(6);
    expect(all.at(-1)?.subject).toBe('Boots & Co: 4 cases need you');
  });
});

describe('a late promise', () => {
  it('is told to owners and admins once, and to nobody once the case is done', async () => {
    const admin = await newPerson('adam', { world, role: 'admin' });
    const [late, done] = [await newCase('Late'), await newCase('Done')];
    const now = new Date(Date.now() + 20 * 86_400_000);
    for (let i = 0; i < 2; i++) await world.run(ctx => tendCases({ ctx: { ...ctx, now } }));
    await world.run(async ctx => {
      const change = { kind: 'state' as const, to: 'closed' as const, outcome: 'no_fault' as const };
      await changeCase({ ctx, input: { id: done, change } });
      await ctx.db.execute(sql`delete from case_notice where case_id not in (${late}::uuid, ${done}::uuid)`);
    });
    await later();
    await tellAboutCases();
    const told = await mails();
    expect(told.map(({ to, subject }) => [to?.[0]?.address, subject])).toEqual([
      [admin.email, 'Boots & Co: A promise is late: Late – NPS 2'],
    ]);
  });
});

it('tells whoever is named in a note', async () => {
  const id = await newCase('Ann');
  const change = { kind: 'note' as const, text: 'Can you look?', mentions: [agent.id] };
  await world.run(ctx => changeCase({ ctx, input: { id, change } }));
  // Another note before the mail leaves is not the one that named them.
  const another = { kind: 'note' as const, text: 'Never mind the weather.' };
  await world.run(ctx => changeCase({ ctx, input: { id, change: another } }));
  await later();
  await tellAboutCases();
  expect((await mails()).map(({ subject }) => subject)).toEqual([
    'Boots & Co: You were named in a note: Ann – NPS 2',
  ]);
  expect((await mails())[0]?.text).toContain('“Can you look?”');
});

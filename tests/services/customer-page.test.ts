import { eq } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { comment } from '@/drizzle/schema/comment';
import { interaction, interactionType } from '@/drizzle/schema/customer';
import { customerNote } from '@/drizzle/schema/memory';
import { inWorkspace } from '@/server/db/tenant';
import { readDealings } from '@/server/services/customer/dealings';
import { type HistoryEvent, readHistory } from '@/server/services/customer/history';
import { createNote, deleteNote, pruneNotes, restoreNote, updateNote } from '@/server/services/customer/note';
import { openCustomer } from '@/server/services/customer/open';
import { historySchema, readTimeline, timelineSchema } from '@/server/services/customer/timeline';
import { changeDuty } from '@/server/services/member/change-duty';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { newPerson } from '../factories/people';
import { rememberEverything } from '../factories/remembered';
import { addCustomers, addInteractions } from '../factories/sending';
import { newWorld, tester, type World } from '../factories/world';

const DAY = 86_400_000;
let world: World;
let asked: AskedSurvey;
let ids: Awaited<ReturnType<typeof rememberEverything>>;

const history = (
  input: { kind?: HistoryEvent['kind'][]; until?: string; cursor?: string; limit?: number } = {},
) => world.run(ctx => readHistory({ ctx, input: { externalId: 'ann', ...historySchema.parse(input) } }));

beforeAll(async () => {
  world = await newWorld();
  ids = await world.run(async ctx => {
    await addCustomers(ctx, [{ externalId: 'ann' }]);
    asked = await askedSurvey(ctx);
    const made = await rememberEverything(ctx, asked, { externalId: 'ann', said: 'So it was.' });
    await ctx.db.update(comment).set({ sentiment: -1, sentimentBy: 'hand' });
    return made;
  });
});

describe('the timeline of a customer', () => {
  it('tells cases, notes, letters and improvements in time order, each with who and what', async () => {
    const { data } = await history();
    expect(data.map(event => (event.kind === 'case' ? `case ${event.step}` : event.kind))).toEqual([
      'note',
      'improvement',
      'case resolved',
      'message',
      'message',
      'case contacted',
      'case note',
      'case opened',
      'response',
    ]);
    const of = (step: string) => data.find(event => event.kind === 'case' && event.step === step);
    expect(of('opened')).toMatchObject({
      id: ids.caseId,
      because: 'NPS 2',
      owner: 'Una Owner',
      state: 'resolved',
    });
    expect(of('contacted')).toMatchObject({ by: 'Una Owner', text: 'Spoke for long. So it was.' });
    expect(of('resolved')).toMatchObject({
      outcome: 'put_right',
      rootCause: 'Leaks',
      text: 'A new pair was sent. So it was.',
    });
    const [reply, letter] = data.filter(event => event.kind === 'message');
    expect(reply).toMatchObject({ direction: 'in', by: null, case: ids.caseId });
    expect(letter).toMatchObject({ direction: 'out', by: 'Una Owner', subject: 'Your boots' });
    expect(data.find(event => event.kind === 'response')).toMatchObject({
      scores: [{ metric: 'nps', value: 2, band: 'detractor' }],
      comments: [{ text: 'The boots leak. So it was.', sentiment: -1, themes: ['Leaks'] }],
    });
    expect(data.find(event => event.kind === 'improvement')).toMatchObject({
      did: 'They are glued',
      state: 'sent',
    });
  });

  it('is narrowed to kinds, begins at a day, and loses nothing between pages', async () => {
    expect((await history({ kind: ['note'] })).data).toMatchObject([{ id: ids.noteId, isMine: true }]);
    const until = new Date(Date.now() - 8.2 * DAY).toISOString();
    expect((await history({ until })).data.map(({ kind }) => kind)).toEqual(['case', 'case', 'response']);
    const all = (await history()).data.map(({ key }) => key);
    const pages: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await history({ limit: 2, ...(cursor && { cursor }) });
      pages.push(...page.data.map(({ key }) => key));
      cursor = page.nextCursor ?? undefined;
      more = cursor !== undefined;
    }
    expect(pages).toEqual(all);
  });

  it('is the same over REST, without what only the page tells', async () => {
    const { data } = await world.run(ctx =>
      readTimeline({ ctx, input: { externalId: 'ann', ...timelineSchema.parse({ kind: 'message' }) } }),
    );
    expect(data).toMatchObject([
      { kind: 'message', detail: { direction: 'in', subject: 'Your boots' } },
      { kind: 'message', detail: { direction: 'out', by: 'Una Owner' } },
    ]);
    expect(data[0]).not.toHaveProperty('key');
  });
});

describe('a note', () => {
  it('is changed and taken away by whoever wrote it, and comes back', async () => {
    await world.run(ctx => updateNote({ ctx, input: { id: ids.noteId, text: 'Call before noon.' } }));
    expect((await history({ kind: ['note'] })).data).toMatchObject([
      { text: 'Call before noon.', editedAt: expect.any(Date) },
    ]);
    await world.run(ctx => deleteNote({ ctx, input: { id: ids.noteId } }));
    expect((await history({ kind: ['note'] })).data).toEqual([]);
    await world.run(ctx => restoreNote({ ctx, input: { id: ids.noteId } }));
    expect((await history({ kind: ['note'] })).data).toHaveLength(1);
  });

  it('is gone for good the night after it was deleted', async () => {
    const { id } = await world.run(ctx => createNote({ ctx, input: { externalId: 'ann', text: 'Short.' } }));
    await world.run(ctx => deleteNote({ ctx, input: { id } }));
    const kept = () => world.run(ctx => ctx.db.$count(customerNote, eq(customerNote.id, id)));
    await world.run(ctx => pruneNotes({ ctx }));
    expect(await kept()).toBe(1);
    await world.run(ctx => pruneNotes({ ctx: { ...ctx, now: new Date(ctx.now.getTime() + 1.1 * DAY) } }));
    expect(await kept()).toBe(0);
  });

  it('is nobody else’s to change', async () => {
    const another = { kind: 'user', id: 'ben', name: 'Ben' } as const;
    const taken = inWorkspace(world.workspaceId, another, ctx =>
      deleteNote({ ctx, input: { id: ids.noteId } }),
    );
    await expect(taken).rejects.toMatchObject({ code: 'forbidden' });
    const gone = world.run(ctx => deleteNote({ ctx, input: { id: crypto.randomUUID() } }));
    await expect(gone).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what a customer bought', () => {
  it('is summed in one currency, with their own pace and whom they brought', async () => {
    const own = await newWorld();
    const dealings = await own.run(async ctx => {
      const [bea, cy] = await addCustomers(ctx, [{ externalId: 'bea' }, { externalId: 'cy', name: 'Cy' }]);
      const at = (days: number) => new Date(ctx.now.getTime() - days * DAY);
      const buy = (days: number, value: number, currency = 'EUR') => ({
        ...{
          workspaceId: ctx.workspaceId,
          id: crypto.randomUUID(),
          externalId: `b-${days}`,
          type: 'purchase',
        },
        ...{ customerId: bea ?? '', occurredAt: at(days), amountValue: value, amountCurrency: currency },
      });
      await ctx.db
        .insert(interaction)
        .values([
          ...[buy(500, 100), buy(400, 50), buy(300, 20), buy(200, 10.5), buy(90, 5), buy(80, 70, 'USD')],
          { ...buy(600, 0), type: 'visit', referredBy: 'dan' },
        ]);
      await ctx.db.insert(interaction).values({
        ...{ workspaceId: ctx.workspaceId, id: crypto.randomUUID(), externalId: 'c-1', type: 'visit' },
        ...{ customerId: cy ?? '', occurredAt: at(3), referredBy: 'bea' },
      });
      await ctx.db
        .insert(interactionType)
        .values({ workspaceId: ctx.workspaceId, name: 'purchase', class: 'purchase' })
        .onConflictDoNothing();
      return readDealings({ ctx, input: { externalId: 'bea' } });
    });
    expect(dealings).toMatchObject({
      currency: 'EUR',
      spent: 185.5,
      spentYear: 35.5,
      otherCurrencies: 1,
      rhythm: { purchases: 6, usualGap: 100, sinceLast: 80, state: 'in_time' },
      brought: { n: 1, who: [{ id: 'cy', name: 'Cy' }] },
      broughtBy: { id: 'dan', name: null },
    });
  });
});

it('tells an agent with a scope nothing of a case that they may not see', async () => {
  const seenBy = async (agent: { id: string; name: string }) => {
    const { data } = await inWorkspace(world.workspaceId, { kind: 'user', ...agent }, ctx =>
      readHistory({ ctx, input: { externalId: 'ann', ...historySchema.parse({}) } }),
    );
    return data.map(({ kind }) => kind).filter(kind => kind === 'case' || kind === 'message');
  };
  const max = await newPerson('max', { world, role: 'agent' });
  expect(await seenBy(max)).toHaveLength(6);
  await world.run(ctx => changeDuty({ ctx, input: { userId: max.id, scope: { shop: ['Leipzig'] } } }));
  expect(await seenBy(max)).toEqual([]);
});

it('draws trust with the events that moved it', async () => {
  const { trust: line } = await world.run(ctx => openCustomer({ ctx, input: { externalId: 'ann' } }));
  expect(line).toMatchObject({
    n: 2,
    left: 0,
    events: [
      { kind: 'score', score: 2 },
      { kind: 'resolved', id: ids.caseId },
    ],
  });
  expect(Math.round(line.line.at(-1)?.value ?? 0)).toBe(line.value);
});

it('belongs to nobody outside', async () => {
  const other = await newWorld();
  const asking = inWorkspace(other.workspaceId, tester, ctx =>
    readDealings({ ctx, input: { externalId: 'ann' } }),
  );
  await expect(asking).rejects.toMatchObject({ code: 'not_found' });
});

it('asks the database as often for a customer of a thousand events as for one of nine', async () => {
  const own = await newWorld();
  await own.run(async ctx => {
    const [few, many] = await addCustomers(ctx, [{ externalId: 'few' }, { externalId: 'many' }]);
    const survey = await askedSurvey(ctx);
    await addInteractions(ctx, [
      ...Array.from({ length: 9 }, () => ({ customerId: few ?? '' })),
      ...Array.from({ length: 1000 }, () => ({ customerId: many ?? '' })),
    ]);
    for (const customerId of [few, many])
      await giveAnswer(ctx, survey, {
        at: ctx.now,
        scores: { recommend: 9 },
        ...(customerId && { customerId }),
      });
  });
  const asks = async (externalId: string) => {
    const query = vi.spyOn(pg.Client.prototype, 'query');
    const input = { externalId };
    await own.run(ctx => openCustomer({ ctx, input }));
    await own.run(ctx => readHistory({ ctx, input: { ...input, limit: 50 } }));
    await own.run(ctx => readDealings({ ctx, input }));
    const { length } = query.mock.calls;
    query.mockRestore();
    return length;
  };
  const few = await asks('few');
  expect(await asks('many')).toBe(few);
  // Begin, enter and commit of three transactions are among them.
  expect(few).toBeLessThanOrEqual(45);
});

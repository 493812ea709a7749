import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRule } from '@/domain/case/rules';
import { newId } from '@/domain/ids';
import { customerCase } from '@/drizzle/schema/case';
import { interaction, interactionType } from '@/drizzle/schema/customer';
import { response } from '@/drizzle/schema/response';
import type { Ctx } from '@/server/db/tenant';
import { changeCase } from '@/server/services/case/change';
import { listCases } from '@/server/services/case/list';
import { openAnswerCases, sweepAnswers } from '@/server/services/case/on-answers';
import { sweepSilence } from '@/server/services/case/on-silence';
import { openThemeCases } from '@/server/services/case/on-themes';
import { openTrustCases } from '@/server/services/case/on-trust';
import { readCase } from '@/server/services/case/read';
import { saveCaseRules } from '@/server/services/case/save-rules';
import type { ListedCase } from '@/server/services/case/shown';
import { tendCases } from '@/server/services/case/tend';
import { tryCaseRule } from '@/server/services/case/try-rule';
import { findCustomer } from '@/server/services/customer/find';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { type AskedSurvey, askedSurvey, type Given, giveAnswer } from '../factories/answers';
import { newPerson } from '../factories/people';
import { newWorld, type World } from '../factories/world';

let world: World;
let asked: AskedSurvey;
let ids = 0;

const promise = { contactHours: 8, resolveHours: 40 };

beforeAll(async () => {
  world = await newWorld();
  asked = await world.run(ctx => askedSurvey(ctx));
});

beforeEach(() => useRules(null));

type SavedRules = Parameters<typeof saveCaseRules>[0]['input']['rules'];
const useRules = (rules: SavedRules): Promise<CaseRule[]> =>
  world.run(ctx => saveCaseRules({ ctx, input: { rules } }));

async function newCustomer(attributes = {}): Promise<string> {
  const id = `c${++ids}`;
  await world.run(ctx =>
    upsertCustomers({ ctx, input: { rows: [{ id, name: `Customer ${ids}`, attributes }] } }),
  );
  return (await world.run(ctx => findCustomer(ctx, id))).id;
}

const answer = (customerId: string | null, score: number, given: Partial<Given> = {}): Promise<string> =>
  world.run(ctx =>
    giveAnswer(ctx, asked, {
      at: new Date(),
      scores: { recommend: score },
      ...(customerId && { customerId }),
      ...given,
    }),
  );

const look = (...responses: string[]): Promise<number> =>
  world.run(ctx => openAnswerCases({ ctx, input: { responses } }));

async function casesOf(customerId: string): Promise<ListedCase[]> {
  return world.run(async ctx => {
    const rows = await ctx.db.select().from(customerCase).where(eq(customerCase.customerId, customerId));
    const ids = rows.map(({ id }) => id);
    const { data } = await listCases({ ctx, input: { limit: 200 } });
    return data.filter(({ id }) => ids.includes(id));
  });
}

const at = (ctx: Ctx, now: Date): Ctx => ({ ...ctx, now });

describe('rules about scores', () => {
  it('open one case for an unhappy answer, however often it is looked at', async () => {
    const ann = await newCustomer();
    const [sad, happy] = [await answer(ann, 2), await answer(await newCustomer(), 9)];
    expect(await look(sad, happy)).toBe(1);
    expect(await look(sad, happy)).toBe(0);
    const [opened, ...more] = await casesOf(ann);
    expect(more).toEqual([]);
    expect(opened).toMatchObject({
      reason: 'score',
      ruleId: 'unhappy',
      because: 'NPS 2',
      score: { metric: 'nps', value: 2, band: 'bad' },
    });
  });

  it('open none for an answer whose call was made already, and one where it was taken back', async () => {
    for (const [closedBy, cases] of [
      ['user:ann', 0],
      ['customer', 1],
    ] as const) {
      const person = await newCustomer();
      const responseId = await answer(person, 2);
      await world.run(ctx =>
        ctx.db.insert(customerCase).values({
          workspaceId: ctx.workspaceId,
          id: newId(),
          customerId: person,
          responseId,
          reason: 'callback',
          state: 'closed',
          closedAt: ctx.now,
          closedBy,
        }),
      );
      expect(await look(responseId)).toBe(cases);
    }
  });

  it('join a second bad answer to the case that is open, and open a resolved one again', async () => {
    const ann = await newCustomer();
    await look(await answer(ann, 2));
    const second = await answer(ann, 0);
    expect(await look(second)).toBe(0);
    const [one, ...more] = await casesOf(ann);
    const id = one?.id ?? '';
    expect(more).toEqual([]);
    const change = { kind: 'state' as const, to: 'resolved' as const, outcome: 'explained' as const };
    await world.run(ctx => changeCase({ ctx, input: { id, change } }));
    await look(second, await answer(ann, 1));
    const read = await world.run(ctx => readCase({ ctx, input: { id } }));
    expect(read).toMatchObject({ state: 'open', reopened: 1 });
    expect(read.events.filter(({ kind }) => kind === 'answered_again').map(({ text }) => text)).toEqual([
      'NPS 0',
      'NPS 1',
    ]);
  });

  it('pass over tests, imports, what a machine gave, and what is older than the rule', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => newCustomer()));
    const [test = '', imported = '', bot = '', old = ''] = await Promise.all([
      answer(people[0] ?? null, 0, { isTest: true }),
      answer(people[1] ?? null, 0),
      answer(people[2] ?? null, 0),
      answer(people[3] ?? null, 0, { at: new Date(Date.now() - 3_600_000) }),
    ]);
    await world.run(async ctx => {
      await ctx.db.update(response).set({ externalId: 'x1' }).where(eq(response.id, imported));
      await ctx.db
        .update(response)
        .set({ flags: ['bot'] })
        .where(eq(response.id, bot));
    });
    await useRules([{ id: 'new', name: 'New', trigger: { kind: 'score', bands: ['detractor'] }, promise }]);
    expect(await look(test, imported, bot, old)).toBe(0);
  });

  it('look at attributes besides, and the first of the list that fits counts', async () => {
    await useRules([
      {
        id: 'leeds',
        name: 'Leeds',
        trigger: { kind: 'score', bands: ['detractor'] },
        match: { attribute: 'store', op: 'eq', value: 'Leeds' },
        priority: 'urgent',
        promise,
      },
      { id: 'rest', name: 'Rest', trigger: { kind: 'score', bands: ['detractor'] }, promise },
    ]);
    const [leeds, york] = [await newCustomer(), await newCustomer()];
    await look(
      await answer(leeds, 1, { attributes: { store: 'Leeds' } }),
      await answer(york, 1, { attributes: { store: 'York' } }),
    );
    expect(await casesOf(leeds)).toMatchObject([{ ruleId: 'leeds', priority: 'urgent' }]);
    expect(await casesOf(york)).toMatchObject([{ ruleId: 'rest', priority: 'normal' }]);
  });

  it('find an answer that nobody finished once it is left alone', async () => {
    const ann = await newCustomer();
    await world.run(ctx => sweepAnswers({ ctx }));
    const id = await answer(ann, 3);
    await world.run(ctx =>
      ctx.db.update(response).set({ state: 'partial', completedAt: null }).where(eq(response.id, id)),
    );
    await world.run(ctx => sweepAnswers({ ctx: at(ctx, new Date(Date.now() + 10 * 60_000)) }));
    expect(await casesOf(ann)).toEqual([]);
    await world.run(ctx => sweepAnswers({ ctx: at(ctx, new Date(Date.now() + 16 * 60_000)) }));
    expect(await casesOf(ann)).toMatchObject([{ because: 'NPS 3' }]);
  });
});

describe('tending', () => {
  it('gives new cases to whoever had none for longest, and to nobody who is away', async () => {
    const [ann, ben, cas] = await Promise.all(
      ['ann', 'ben', 'cas'].map(name => newPerson(name, { world, role: 'agent' })),
    );
    const members = [ann, ben, cas].map(one => one?.id ?? '');
    await world.run(ctx =>
      ctx.db.execute(
        sql`update member set away_until = now() + interval '1 day' where user_id = ${cas?.id ?? ''}`,
      ),
    );
    await useRules([
      {
        id: 'turns',
        name: 'In turns',
        trigger: { kind: 'score', bands: ['detractor'] },
        assign: { kind: 'rotation', members },
        promise,
      },
    ]);
    const people = await Promise.all(Array.from({ length: 6 }, () => newCustomer()));
    for (const person of people) await look(await answer(person, 1));
    // Two workers at once.
    await Promise.all(
      [1, 2].map(() => world.run(ctx => tendCases({ ctx: at(ctx, new Date(Date.now() + 1000)) }))),
    );
    await world.run(ctx => tendCases({ ctx: at(ctx, new Date(Date.now() + 1000)) }));
    const owners = (await Promise.all(people.map(casesOf))).map(([one]) => one?.owner?.id);
    expect(owners.filter(id => id === ann?.id)).toHaveLength(3);
    expect(owners.filter(id => id === ben?.id)).toHaveLength(3);
  });

  it('notes late promises once a business day, escalates once, and changes nothing when done again', async () => {
    const ann = await newCustomer();
    await look(await answer(ann, 1));
    const later = new Date(Date.now() + 40 * 86_400_000);
    const tend = () => world.run(ctx => tendCases({ ctx: at(ctx, later) }));
    await tend();
    await tend();
    const [one] = await casesOf(ann);
    expect(one).toMatchObject({ overdueDays: 5, escalatedAt: later });
    const { events } = await world.run(ctx => readCase({ ctx, input: { id: one?.id ?? '' } }));
    expect(events.filter(({ kind }) => kind === 'overdue').map(({ detail }) => detail.days)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(events.filter(({ kind }) => kind === 'escalated')).toHaveLength(1);
  });

  it('keeps what was promised when somebody opened again what the customer had taken back', async () => {
    const ann = await newCustomer();
    const responseId = await answer(ann, 2);
    const id = newId();
    await world.run(ctx =>
      ctx.db.insert(customerCase).values({
        workspaceId: ctx.workspaceId,
        id,
        customerId: ann,
        responseId,
        reason: 'callback',
        state: 'closed',
        openedAt: new Date(ctx.now.getTime() - 30 * 86_400_000),
        closedAt: new Date(ctx.now.getTime() - 29 * 86_400_000),
        closedBy: 'customer',
      }),
    );
    await world.run(ctx => changeCase({ ctx, input: { id, change: { kind: 'reopen' } } }));
    await world.run(ctx => tendCases({ ctx: at(ctx, new Date(Date.now() + 1000)) }));
    expect(await casesOf(ann)).toMatchObject([{ state: 'open', overdueDays: 0, escalatedAt: null }]);
  });

  it('notes and escalates anew what is late after it was opened again', async () => {
    const ann = await newCustomer();
    await look(await answer(ann, 1));
    const tendIn = (days: number) =>
      world.run(ctx => tendCases({ ctx: at(ctx, new Date(Date.now() + days * 86_400_000)) }));
    await tendIn(40);
    const [one] = await casesOf(ann);
    const resolved = { kind: 'state' as const, to: 'resolved' as const, outcome: 'put_right' as const };
    for (const change of [resolved, { kind: 'reopen' as const }])
      await world.run(ctx => changeCase({ ctx, input: { id: one?.id ?? '', change } }));
    expect(await casesOf(ann)).toMatchObject([{ escalatedAt: null, overdueDays: 5 }]);
    await tendIn(40);
    await tendIn(40);
    expect(await casesOf(ann)).toMatchObject([{ overdueDays: 10 }]);
    const { rows } = await world.run(ctx =>
      ctx.db.execute(sql`select kind from case_event where case_id = ${one?.id} and kind = 'escalated'`),
    );
    expect(rows).toHaveLength(2);
  });

  it('asks about what was resolved, and about nothing that was closed without a question', async () => {
    const [ann, bob] = [await newCustomer(), await newCustomer()];
    await look(await answer(ann, 1), await answer(bob, 1));
    const [resolved, closed] = [(await casesOf(ann))[0]?.id ?? '', (await casesOf(bob))[0]?.id ?? ''];
    const end = (id: string, to: 'resolved' | 'closed') =>
      world.run(ctx =>
        changeCase({ ctx, input: { id, change: { kind: 'state', to, outcome: 'put_right' } } }),
      );
    await end(resolved, 'resolved');
    await end(closed, 'closed');
    const { recoveryOf } = await world.run(ctx =>
      tendCases({ ctx: at(ctx, new Date(Date.now() + 5 * 86_400_000)) }),
    );
    expect(recoveryOf).toContain(resolved);
    expect(recoveryOf).not.toContain(closed);
  });

  it('does everything once where a worker dies over it', async () => {
    const ann = await newCustomer();
    await look(await answer(ann, 1));
    const later = new Date(Date.now() + 3 * 7 * 86_400_000);
    const dying = world.run(async ctx => {
      await tendCases({ ctx: at(ctx, later) });
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await casesOf(ann)).toMatchObject([{ overdueDays: 0, contactDueAt: null }]);
    await Promise.all([1, 2].map(() => world.run(ctx => tendCases({ ctx: at(ctx, later) }))));
    const [one] = await casesOf(ann);
    const { events } = await world.run(ctx => readCase({ ctx, input: { id: one?.id ?? '' } }));
    expect(events.map(({ kind }) => kind).sort()).toEqual([
      'escalated',
      'opened',
      ...Array.from({ length: 5 }, () => 'overdue'),
    ]);
  });

  it('closes what was resolved a week ago', async () => {
    const ann = await newCustomer();
    await look(await answer(ann, 1));
    const [one] = await casesOf(ann);
    const change = { kind: 'state' as const, to: 'resolved' as const, outcome: 'put_right' as const };
    await world.run(ctx => changeCase({ ctx, input: { id: one?.id ?? '', change } }));
    const tendIn = (days: number) =>
      world.run(ctx => tendCases({ ctx: at(ctx, new Date(Date.now() + days * 86_400_000)) }));
    await tendIn(6);
    expect(await casesOf(ann)).toMatchObject([{ state: 'resolved' }]);
    expect((await tendIn(8)).recoveryOf).toContain(one?.id);
    expect(await casesOf(ann)).toMatchObject([
      { state: 'closed', outcome: 'put_right', closedBy: 'Afterword' },
    ]);
  });
});

describe('other rules', () => {
  it('open a case for a contact that nobody answered in time, and for none that somebody did', async () => {
    const [left, answered] = [await newCustomer(), await newCustomer()];
    await useRules([
      { id: 'silent', name: 'Silent', trigger: { kind: 'overdue', businessDays: 1 }, promise },
    ]);
    const now = Date.now();
    await world.run(async ctx => {
      await ctx.db
        .insert(interactionType)
        .values({ workspaceId: ctx.workspaceId, name: 'support_mail', class: 'contact', guessed: false })
        .onConflictDoNothing();
      const contact = (customerId: string, hours: number, initiatedBy: 'customer' | 'company') => ({
        workspaceId: ctx.workspaceId,
        id: newId(),
        externalId: newId(),
        type: 'support_mail',
        customerId,
        occurredAt: new Date(now + hours * 3_600_000),
        recordedAt: new Date(now),
        initiatedBy,
      });
      await ctx.db
        .insert(interaction)
        .values([
          contact(left, 1, 'customer'),
          contact(answered, 1, 'customer'),
          contact(answered, 2, 'company'),
        ]);
    });
    await world.run(ctx => sweepSilence({ ctx }));
    await world.run(ctx => sweepSilence({ ctx: at(ctx, new Date(now + 10 * 86_400_000)) }));
    expect(await casesOf(left)).toMatchObject([
      { reason: 'overdue', because: 'Nobody answered: support mail' },
    ]);
    expect(await casesOf(answered)).toEqual([]);
  });

  it('open a case for lost trust, of the customers that the rule is about', async () => {
    await useRules([
      {
        id: 'trust',
        name: 'Trust',
        trigger: { kind: 'trust', signals: ['shock'] },
        match: { attribute: 'plan', op: 'eq', value: 'gold' },
        promise,
      },
    ]);
    const [gold, plain] = [await newCustomer({ plan: 'gold' }), await newCustomer()];
    const signals = [gold, plain].map(customerId => ({
      customerId,
      signal: 'shock' as const,
      at: new Date(Date.now() + 1000),
    }));
    expect(await world.run(ctx => openTrustCases(ctx, signals))).toBe(1);
    expect(await casesOf(gold)).toMatchObject([{ reason: 'trust', because: 'Lost trust in one blow' }]);
  });

  it('open a case for a theme', async () => {
    const theme = newId();
    await world.run(ctx =>
      ctx.db.execute(
        sql`insert into theme (workspace_id, id, name, created_by) values (${ctx.workspaceId}, ${theme}, 'Safety', 'test')`,
      ),
    );
    await useRules([{ id: 'theme', name: 'Safety', trigger: { kind: 'theme', themes: [theme] }, promise }]);
    const ann = await newCustomer();
    const responseId = await answer(ann, 8);
    const read = () => world.run(ctx => openThemeCases(ctx, [{ responseId, themes: [theme] }]));
    expect([await read(), await read()]).toEqual([1, 0]);
    expect(await casesOf(ann)).toMatchObject([{ reason: 'theme', because: 'Said: Safety, NPS 8' }]);
  });
});

describe('the rules themselves', () => {
  it('hold from when they were changed, and name nobody who is not there', async () => {
    const rule = {
      id: 'a',
      name: 'A',
      trigger: { kind: 'score' as const, bands: ['detractor' as const] },
      promise,
    };
    const [first] = await useRules([rule]);
    const [same] = await useRules([{ ...rule, name: 'Renamed' }]);
    expect(same?.since).toBe(first?.since);
    const [other] = await useRules([{ ...rule, trigger: { kind: 'score', bands: ['passive'] } }]);
    expect(other?.since).not.toBe(first?.since);
    await expect(
      useRules([{ ...rule, assign: { kind: 'rotation', members: ['nobody'] } }]),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(
      useRules([{ ...rule, trigger: { kind: 'overdue', businessDays: 2 }, match: { band: ['promoter'] } }]),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('can be tried on the days behind', async () => {
    const fresh = await newWorld();
    const survey = await fresh.run(ctx => askedSurvey(ctx));
    await fresh.run(async ctx => {
      for (let i = 0; i < 10; i++)
        await giveAnswer(ctx, survey, {
          at: new Date(Date.now() - i * 86_400_000),
          scores: { recommend: i },
        });
    });
    const tried = await fresh.run(ctx =>
      tryCaseRule({
        ctx,
        input: { rule: { id: 'a', name: 'A', trigger: { kind: 'score', bands: ['detractor'] }, promise } },
      }),
    );
    expect(tried).toMatchObject({ days: 30, found: 7, cases: 7, imported: 0, owners: [{ id: null, n: 7 }] });
    expect(tried.perDay.reduce((sum, { n }) => sum + n, 0)).toBe(7);
  });
});

import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { newId } from '@/domain/ids';
import { customerCase } from '@/drizzle/schema/case';
import { interactionType } from '@/drizzle/schema/customer';
import { invitation } from '@/drizzle/schema/program';
import { response } from '@/drizzle/schema/response';
import { type Ctx, inWorkspace } from '@/server/db/tenant';
import { readRecovery } from '@/server/reports/insight/recovery';
import { readBehindRecovery, type recoveryBehindSchema } from '@/server/reports/insight/recovery-behind';
import { addMember } from '@/server/services/member/add';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { addCustomers, addInteractions } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

/**
 * Monday 2 March 2026 in Berlin: twelve customers complained. Ten were spoken with within two hours and content afterwards;
 * the eleventh was called on Thursday and stayed unhappy; of the twelfth nobody took care. Twelve more were unhappy and nobody
 * heard of them; their next score was a little better.
 */
const MONDAY = '2026-03-02';
const NOW = new Date('2026-03-20T12:00:00Z');
const range = { from: '2026-03-01', to: '2026-03-16' };
const at = (day: string, time: string) => new Date(`2026-03-${day}T${time}:00+01:00`);

let world: World;
let carl: string;
let survey: AskedSurvey;
let check: AskedSurvey;

beforeAll(async () => {
  world = await newWorld();
  carl = newId();
  await world.run(async ctx => {
    await addMember({
      ctx,
      input: { userId: carl, email: 'carl@boots.example', name: 'Carl', role: 'agent' },
    });
    survey = await askedSurvey(ctx, { satisfaction: { metric: 'csat' } }, 'Support');
    check = await askedSurvey(ctx, { satisfaction: { metric: 'csat' } }, 'Did it work?');
    await ctx.db.execute(sql`update survey set template = 'recovery-check' where id = ${check.surveyId}`);
    const people = Array.from({ length: 24 }, (_, index) => ({ externalId: `c${index}` }));
    const ids = await addCustomers(ctx, people);
    for (const [index, customerId] of ids.entries()) await live(ctx, index, customerId);
    await ctx.db
      .insert(interactionType)
      .values({ workspaceId: ctx.workspaceId, name: 'call', class: 'contact', guessed: false })
      .onConflictDoUpdate({
        target: [interactionType.workspaceId, interactionType.name],
        set: { class: 'contact' },
      });
    const eleventh = ids[10] ?? '';
    await addInteractions(ctx, [
      { customerId: eleventh, type: 'call', occurredAt: at('03', '10:00'), initiatedBy: 'customer' },
      { customerId: eleventh, type: 'call', occurredAt: at('04', '10:00'), initiatedBy: 'customer' },
    ]);
  });
}, 120_000);

async function live(ctx: Ctx, index: number, customerId: string): Promise<void> {
  const first = await giveAnswer(ctx, survey, {
    at: at('02', '09:00'),
    scores: { satisfaction: 1 + (index % 2) },
    customerId,
  });
  if (index >= 12) {
    await giveAnswer(ctx, survey, {
      at: at('12', '10:00'),
      scores: { satisfaction: 2 + (index % 2) },
      customerId,
    });
    return;
  }
  const contactedAt = index < 10 ? at('02', '11:00') : index === 10 ? at('05', '11:00') : null;
  const recovery = contactedAt ? newId() : null;
  if (recovery && contactedAt) {
    await ctx.db.insert(invitation).values({
      workspaceId: ctx.workspaceId,
      id: recovery,
      surveyId: check.surveyId,
      customerId,
      channel: 'email',
      state: 'completed',
      sendAt: at('09', '10:00'),
      expiresAt: at('30', '10:00'),
      completedAt: at('10', '10:00'),
    });
    const later = await giveAnswer(ctx, check, {
      at: at('10', '10:00'),
      scores: { satisfaction: index < 10 ? 4 + (index % 2) : 1 },
      customerId,
    });
    await ctx.db.update(response).set({ invitationId: recovery }).where(sql`id = ${later}`);
  }
  await ctx.db.insert(customerCase).values({
    workspaceId: ctx.workspaceId,
    id: newId(),
    customerId,
    responseId: first,
    reason: 'score',
    because: 'CSAT 1 of 5',
    state: contactedAt ? 'resolved' : 'open',
    ownerId: index < 10 ? carl : null,
    attributes: { location: index === 11 ? 'Leeds' : 'York' },
    metric: 'csat',
    score: 1 + (index % 2),
    points: 5,
    openedAt: at('02', '09:00'),
    preparedAt: at('02', '09:00'),
    contactDueAt: at('02', '17:00'),
    resolveDueAt: at('06', '17:00'),
    contactedAt,
    resolvedAt: contactedAt ? at('06', '10:00') : null,
    outcome: contactedAt ? 'put_right' : null,
    recoveryInvitationId: recovery,
    nextAt: null,
  });
}

const reading = <T>(work: (ctx: Ctx) => Promise<T>) => world.run(ctx => work({ ...ctx, now: NOW }));
const report = (over = {}) =>
  reading(ctx => readRecovery({ ctx, input: { ...range, ...over }, serves: true }));
const behind = (input: Omit<z.input<typeof recoveryBehindSchema>, 'from' | 'to'>) =>
  reading(ctx => readBehindRecovery({ ctx, input: { ...range, ...input } }));

describe('what became of cases', () => {
  it('counts promises that have come due, kept or not, and who had to chase', async () => {
    const told = await report();
    expect(told).toMatchObject({ opened: 12, contacted: 11, resolved: 11, owed: 1, asked: 11, answered: 11 });
    expect(told.promises.contact).toMatchObject({ n: 12, kept: 10 });
    expect(told.promises.resolve).toMatchObject({ n: 12, kept: 11 });
    expect(told.chased).toMatchObject({ kept: 1, n: 12, times: 2 });
    expect(told.toContact.value).toBe(2);
    expect(told.outcomes).toEqual([{ key: 'put_right', n: 11 }]);
  });

  it('tells the change of the contacted beside what comes by itself', async () => {
    const told = await report();
    expect([told.main, told.control]).toEqual(['csat', 'next']);
    const [csat] = told.effects;
    expect(csat?.contacted).toMatchObject({ n: 11 });
    expect(csat?.uncontacted).toMatchObject({ n: 12, mean: 1 });
    expect(csat?.difference).toMatchObject({ verdict: 'real' });
    expect(csat?.difference.value).toBeCloseTo((csat?.contacted.mean ?? 0) - 1);
    expect(told.speed.bands.map(({ band, n }) => [band, n])).toEqual([
      ['hours', 10],
      ['day', 0],
      ['days', 0],
      ['later', 1],
    ]);
  });

  it('names owners to those who serve alone', async () => {
    expect((await report()).owners).toMatchObject([{ name: 'Carl', n: 10, contact: { n: 10, kept: 10 } }]);
    const read = await reading(ctx => readRecovery({ ctx, input: range, serves: false }));
    expect(read.owners).toBeNull();
  });

  it('follows the filter and the days', async () => {
    expect(await report({ filter: { location: ['Leeds'] } })).toMatchObject({ opened: 1, contacted: 0 });
    expect(await report({ match: { band: ['satisfied'] } })).toMatchObject({ opened: 0 });
    expect(await report({ from: '2026-03-03' })).toMatchObject({ opened: 0 });
    expect(await report({ from: MONDAY, to: '2026-03-03' })).toMatchObject({ opened: 12 });
  });

  it('is empty and says so where there is nothing', async () => {
    const empty = await newWorld();
    const told = await empty.run(ctx => readRecovery({ ctx, input: range, serves: true }));
    expect(told).toMatchObject({ opened: 0, owners: [], toContact: { value: null, n: 0 } });
    expect(told.promises.contact).toMatchObject({ n: 0, value: null });
    expect(told.effects.every(({ difference }) => difference.verdict === 'too_few')).toBe(true);
  });
});

describe('the cases behind a number', () => {
  it.each([
    ['opened', undefined, 12],
    ['contacted', undefined, 11],
    ['owed', undefined, 1],
    ['contact', 'late', 2],
    ['contact', 'kept', 10],
    ['resolve', 'late', 1],
    ['chased', undefined, 1],
    ['outcome', 'put_right', 11],
    ['pair', undefined, 11],
    ['speed', 'hours', 10],
    ['period', '2026-03-02/2026-03-09', 12],
    ['alone', undefined, 12],
  ] as const)('%s %s: as many as the number says', async (kind, of, n) => {
    const found = await behind({ kind, ...(of && { of }) });
    expect(found).toMatchObject({ n, hidden: 0 });
    expect(found.rows).toHaveLength(n);
  });

  it('are shown to an agent as far as they are theirs to see', async () => {
    await world.run(ctx =>
      ctx.db.execute(sql`update member set case_scope = '{"location": ["Leeds"]}' where user_id = ${carl}`),
    );
    await world.run(ctx =>
      ctx.db.execute(sql`update customer_case set owner_id = 'somebody' where owner_id is null`),
    );
    const found = await inWorkspace(world.workspaceId, { kind: 'user', id: carl, name: 'Carl' }, ctx =>
      readBehindRecovery({ ctx: { ...ctx, now: NOW }, input: { ...range, kind: 'opened' } }),
    );
    // Ten of his own, and the one from Leeds.
    expect(found).toMatchObject({ n: 12, hidden: 1 });
    expect(found.rows).toHaveLength(11);
  });
});

import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { customer } from '@/drizzle/schema/customer';
import { delivery, invitation } from '@/drizzle/schema/program';
import { auditLog } from '@/drizzle/schema/workspace';
import { readImport } from '@/server/services/importRun/read';
import { receiveFile } from '@/server/services/importRun/receive';
import { startImport } from '@/server/services/importRun/start';
import { workOnImport } from '@/server/services/importRun/work';
import { inviteCustomer } from '@/server/services/invitation/invite';
import { listLists, withdrawList } from '@/server/services/list/read';
import { reviewList } from '@/server/services/list/review';
import { startAsking } from '@/server/services/list/start';
import { publishedSurvey } from '../factories/sending';
import { newWorld, tester, type World } from '../factories/world';

const work = async (world: World): Promise<void> => {
  while (await workOnImport(world.workspaceId, () => false));
};

async function pasted(world: World, text: string): Promise<string> {
  const { id, mapping } = await receiveFile({
    workspaceId: world.workspaceId,
    actor: tester,
    kind: 'list',
    fileName: 'Pasted rows',
    source: Readable.from([Buffer.from(text)]),
  });
  await world.run(ctx => startImport({ ctx, input: { id, mapping } }));
  await work(world);
  return id;
}

/** Ann is free, Ben was asked just now, Cem wants nothing, Dot has no address, Eva shares Ann's mailbox. */
async function guests(): Promise<{ world: World; survey: string; id: string }> {
  const world = await newWorld();
  const survey = await publishedSurvey(world);
  await world.run(async ctx => {
    await inviteCustomer({
      ctx,
      input: { survey, customer: { id: 'ben', email: 'ben@example.com' }, channel: 'link' },
    });
  });
  const id = await pasted(
    world,
    [
      'id,email,name,language,do not ask,table',
      'ann,ann@example.com,Ann,de,,1',
      'ben,ben@example.com,Ben,,,1',
      'cem,cem@example.com,Cem,,yes,2',
      'dot,,Dot,,,2',
      'eva,ann@example.com,Eva,,,3',
    ].join('\n'),
  );
  return { world, survey, id };
}

const reasons = (refused: { reason: string; count: number }[]) =>
  Object.fromEntries(refused.map(({ reason, count }) => [reason, count]));

describe('a row without an id', () => {
  it('is whoever has its mail address already, whatever they are called here', async () => {
    const { world } = await guests();
    await pasted(world, 'Ben@example.com\nann@example.com\nnew@example.com\n');
    const people = await world.run(ctx =>
      ctx.db.select({ id: customer.externalId, email: customer.email }).from(customer),
    );
    expect(people.map(one => one.id).sort()).toEqual(['ann', 'ben', 'cem', 'dot', 'eva', 'new@example.com']);
  });
});

describe('asking a list', () => {
  it('says before who will be asked and who not, and then does exactly that, once', async () => {
    const { world, survey, id } = await guests();
    const plan = { id, survey };
    const review = await world.run(ctx => reviewList({ ctx, input: plan }));
    expect(review).toMatchObject({ people: 5, asked: 1, overridden: 0 });
    expect(reasons(review.refused)).toEqual({ fatigue: 2, do_not_ask: 1, no_address: 1 });
    expect(review.refused.flatMap(({ some }) => some.map(one => one.id)).sort()).toHaveLength(4);
    expect(await world.run(ctx => ctx.db.$count(invitation))).toBe(1);

    await world.run(ctx => startAsking({ ctx, input: plan }));
    await world.run(ctx => startAsking({ ctx, input: plan }));
    await work(world);
    await world.run(ctx => startAsking({ ctx, input: plan }));
    await work(world);
    const asked = await world.run(ctx => ctx.db.select().from(invitation));
    expect(asked.filter(one => one.importId === id)).toMatchObject([
      { state: 'scheduled', language: 'de', overriddenBy: null, programId: null },
    ]);
    const [listed] = await world.run(ctx => listLists({ ctx }));
    expect(listed).toMatchObject({
      people: 5,
      scheduled: 1,
      refused: { fatigue: 2, do_not_ask: 1, no_address: 1 },
    });
    const lines = await world.run(ctx => ctx.db.select().from(auditLog));
    expect(lines.filter(line => line.action === 'list.asked')).toHaveLength(1);
  });

  it('asks the resting ones all the same where somebody says so, and keeps who that was', async () => {
    const { world, survey, id } = await guests();
    const plan = { id, survey, everybody: true };
    expect(await world.run(ctx => reviewList({ ctx, input: plan }))).toMatchObject({
      asked: 2,
      overridden: 1,
    });
    await world.run(ctx => startAsking({ ctx, input: plan }));
    await work(world);
    const asked = (await world.run(ctx => ctx.db.select().from(invitation))).filter(
      one => one.importId === id,
    );
    expect(asked.map(one => one.overriddenBy).sort()).toEqual([null, 'system:test']);
  });

  it('leaves on the day that was chosen, in the hours of the recipient, and can be cancelled until then', async () => {
    const { world, survey, id } = await guests();
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const window = {
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const,
      from: '09:00',
      to: '19:00',
    };
    await world.run(ctx =>
      startAsking({ ctx, input: { id, survey, at: day, window: { ...window, days: [...window.days] } } }),
    );
    await work(world);
    const [own] = (await world.run(ctx => ctx.db.select().from(invitation))).filter(
      one => one.importId === id,
    );
    const local = new Intl.DateTimeFormat('sv', {
      timeZone: 'Europe/Berlin',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    expect(local.format(own?.sendAt)).toBe(`${day} 09:00`);
    expect(await world.run(ctx => withdrawList({ ctx, input: { id } }))).toEqual({ withdrawn: 1 });
    expect(await world.run(ctx => withdrawList({ ctx, input: { id } }))).toEqual({ withdrawn: 0 });
    expect(await world.run(ctx => ctx.db.select().from(delivery))).toMatchObject([{ state: 'suppressed' }]);
    expect(await world.run(ctx => listLists({ ctx }))).toMatchObject([
      { scheduled: 0, withdrawn: 1, lost: 0 },
    ]);
    expect(await world.run(ctx => readImport({ ctx, input: { id } }))).toMatchObject({ isAsked: true });
  });

  it('refuses a survey that takes no answers, and what is no list', async () => {
    const { world, id } = await guests();
    const draft = crypto.randomUUID();
    await expect(world.run(ctx => startAsking({ ctx, input: { id, survey: draft } }))).rejects.toThrow(
      'not one of yours',
    );
    const other = await newWorld();
    await expect(other.run(ctx => reviewList({ ctx, input: { id, survey: draft } }))).rejects.toThrow(
      'no such import',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { shareOf } from '@/domain/metrics/wilson';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { delivery, invitation } from '@/drizzle/schema/program';
import { readProgramFunnel } from '@/server/reports/program/funnel';
import { readProgramRates } from '@/server/reports/program/rates';
import { readResponseRate } from '@/server/reports/response-rate';
import { addCustomers, addInteractions, askAtOnce } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const march = { from: '2026-03-01', to: '2026-04-01' } as const;

type Sent = Partial<typeof invitation.$inferInsert> & {
  customerId: string;
  /** Days after sending on which reminders left. */
  reminded?: number[];
  complained?: boolean;
};

type Shop = { w: World; program: string; survey: string };

async function openShop(): Promise<Shop> {
  const w = await newWorld();
  const { id, survey } = await askAtOnce(w);
  return { w, program: id, survey };
}

/** Invitations of the program as sending leaves them, by default on 10 March, with their mails. */
async function send({ w, program, survey }: Shop, ...asked: Sent[]): Promise<void> {
  await w.run(async ctx => {
    for (const { reminded = [], complained = false, ...given } of asked) {
      const id = newId();
      const sentAt = given.sentAt === undefined ? new Date('2026-03-10T10:00:00Z') : given.sentAt;
      const sendAt = given.sendAt ?? sentAt ?? new Date('2026-03-10T10:00:00Z');
      await ctx.db.insert(invitation).values({
        workspaceId: ctx.workspaceId,
        id,
        programId: program,
        surveyId: survey,
        channel: 'email',
        state: 'sent',
        sendAt,
        expiresAt: new Date(sendAt.getTime() + 30 * DAY),
        ...given,
        sentAt,
      });
      const mail = (kind: string, at: Date | null) => ({
        workspaceId: ctx.workspaceId,
        id: newId(),
        invitationId: id,
        kind,
        state: 'sent' as const,
        dueAt: sendAt,
        sentAt: at,
        finishedAt: at,
        complainedAt: kind === 'invitation' && complained ? at : null,
        messageId: `<${id}.${kind}@example.com>`,
      });
      await ctx.db
        .insert(delivery)
        .values([
          mail('invitation', sentAt),
          ...reminded.map((days, index) =>
            mail(`reminder-${index + 1}`, new Date(sendAt.getTime() + days * DAY)),
          ),
        ]);
    }
  });
}

const ann = (w: World) =>
  w.run(ctx => addCustomers(ctx, [{ externalId: 'ann', attributes: { tier: 'gold' } }]));
const read = ({ w, program }: Shop, more = {}) =>
  w.run(ctx => readProgramFunnel({ ctx, input: { program, ...march, interval: 'week', ...more } }));

describe('the funnel of a program', () => {
  it('counts each step with those of the next ones, and leaves tests and other programs out', async () => {
    const shop = await openShop();
    const [customerId = ''] = await ann(shop.w);
    const at = new Date('2026-03-10T10:00:00Z');
    const later = (hours: number) => new Date(at.getTime() + hours * HOUR);
    await send(
      shop,
      { customerId, state: 'completed', visitedAt: later(1), startedAt: later(1), completedAt: later(2) },
      // Answered although nobody noticed a visit: the page was opened all the same.
      { customerId, state: 'completed', completedAt: later(2) },
      { customerId, state: 'started', visitedAt: later(1), startedAt: later(1) },
      { customerId, state: 'visited', visitedAt: later(1), unsubscribedAt: later(1), complained: true },
      { customerId, postponed: 2 },
      // Came back after it had left; refused on the spot; refused because of us.
      { customerId, state: 'bounced', visitedAt: later(1) },
      { customerId, state: 'bounced', sentAt: null },
      { customerId, state: 'failed', sentAt: null },
      { customerId, state: 'scheduled', sentAt: null },
      { customerId, state: 'withdrawn', sentAt: null },
      { customerId, state: 'completed', completedAt: later(2), isTest: true },
      { customerId, state: 'completed', completedAt: later(2), programId: null },
    );
    const { total, cohorts } = await read(shop);
    expect(total).toMatchObject({
      sent: 8,
      delivered: 5,
      visited: 4,
      started: 3,
      completed: 2,
      bounced: 2,
      failed: 1,
      unsubscribed: 1,
      complained: 1,
      postponed: 1,
      reminded: 0,
    });
    expect(total.rate).toMatchObject({ n: 5, completed: 2, ...shareOf(2, 5), note: 'few' });
    expect(cohorts.map(({ start, delivered }) => [start, delivered])).toEqual([
      ['2026-03-01', 0],
      ['2026-03-02', 0],
      ['2026-03-09', 5],
      ['2026-03-16', 0],
      ['2026-03-23', 0],
      ['2026-03-30', 0],
    ]);
  });

  it('puts a sending into the day of the workspace, also where the answer came much later', async () => {
    const shop = await openShop();
    const [customerId = ''] = await ann(shop.w);
    // 23:30 UTC on 28 February is the first of March in Berlin; 22:30 UTC on the last is April there, in summer time.
    await send(
      shop,
      { customerId, sentAt: new Date('2026-02-28T22:30:00Z') },
      {
        customerId,
        sentAt: new Date('2026-02-28T23:30:00Z'),
        state: 'completed',
        completedAt: new Date('2026-04-20T00:00:00Z'),
      },
      { customerId, sentAt: new Date('2026-03-31T21:30:00Z') },
      { customerId, sentAt: new Date('2026-03-31T22:30:00Z') },
    );
    const { cohorts } = await read(shop, { interval: 'day' });
    expect(
      cohorts.filter(cohort => cohort.sent > 0).map(({ start, sent, completed }) => [start, sent, completed]),
    ).toEqual([
      ['2026-03-01', 1, 1],
      ['2026-03-31', 1, 0],
    ]);
  });

  it('equals the response rate of the same program, days and filter to the digit', async () => {
    const shop = await openShop();
    const { w, program } = shop;
    const people = await w.run(ctx =>
      addCustomers(
        ctx,
        ['gold', 'gold', 'blue'].map((tier, index) => ({ externalId: `c${index}`, attributes: { tier } })),
      ),
    );
    const [boots = ''] = await w.run(ctx =>
      addInteractions(ctx, [
        { customerId: people[2] ?? '', attributes: { tier: 'gold', location: 'Leeds' } },
      ]),
    );
    for (let i = 0; i < 60; i++) {
      const sentAt = new Date(Date.UTC(2026, 2, 1 + (i % 31), i % 24));
      const answered = i % 3 === 0;
      await send(shop, {
        customerId: people[i % 3] ?? '',
        // An attribute of the interaction goes before the customer's.
        interactionId: i === 2 ? boots : null,
        sentAt,
        state: answered ? 'completed' : i % 7 === 0 ? 'bounced' : 'sent',
        completedAt: answered ? new Date(sentAt.getTime() + (i % 40) * HOUR) : null,
      });
    }
    const filters: Record<string, string[]>[] = [
      {},
      { tier: ['gold'] },
      { tier: ['gold', 'blue'], location: ['Leeds'] },
    ];
    for (const interval of ['day', 'week', 'month', 'none'] as const)
      for (const filter of filters) {
        const funnel = await read(shop, { interval, filter });
        const rate = await w.run(ctx =>
          readResponseRate({ ctx, input: { program, ...march, interval, filter } }),
        );
        expect(funnel.total.rate).toEqual(rate.total);
        expect(funnel.cohorts.map(({ start, end, rate: own }) => ({ start, end, ...own }))).toEqual(
          rate.points,
        );
      }
  });

  it('marks what may still be answered, by the same rule', async () => {
    const shop = await openShop();
    const [customerId = ''] = await ann(shop.w);
    const now = Date.now();
    const long = (days: number) => new Date(now - days * DAY);
    for (let i = 0; i < 20; i++)
      await send(shop, { customerId, sentAt: long(60), state: 'completed', completedAt: long(59) });
    await send(shop, { customerId, sentAt: long(3) }, { customerId, sentAt: new Date(now - HOUR) });
    const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
    const { cohorts, total } = await read(shop, {
      from: iso(now - 62 * DAY),
      to: iso(now + 2 * DAY),
      interval: 'day',
    });
    expect(cohorts.filter(cohort => cohort.sent > 0).map(cohort => cohort.rate.mature)).toEqual([
      true,
      true,
      false,
    ]);
    expect(total.rate.mature).toBe(false);
  });

  it('says of those reminded who answered afterwards, and what the rate was without them', async () => {
    const shop = await openShop();
    const [customerId = ''] = await ann(shop.w);
    const answered = (hours: number) => ({
      state: 'completed' as const,
      completedAt: new Date(Date.parse('2026-03-10T10:00:00Z') + hours * HOUR),
    });
    await send(
      shop,
      { customerId, ...answered(3) },
      { customerId, ...answered(100), reminded: [4] },
      { customerId, ...answered(200), reminded: [4, 8] },
      { customerId, reminded: [4, 8] },
      { customerId, reminded: [4] },
      { customerId },
    );
    const { reminders, total } = await read(shop);
    expect(total.reminded).toBe(4);
    expect(reminders).toEqual({
      people: 4,
      mails: 6,
      answered: 2,
      share: shareOf(2, 4),
      before: shareOf(1, 6),
    });
  });

  it('lays each segment against the rest, adjusted as one family', async () => {
    const shop = await openShop();
    const people = await shop.w.run(ctx =>
      addCustomers(
        ctx,
        ['gold', 'blue', 'red'].map(tier => ({ externalId: tier, attributes: { tier } })),
      ),
    );
    const done = { state: 'completed' as const, completedAt: new Date('2026-03-11T10:00:00Z') };
    for (let i = 0; i < 60; i++) {
      await send(shop, { customerId: people[0] ?? '', ...(i < 45 ? done : {}) });
      await send(shop, { customerId: people[1] ?? '', ...(i < 15 ? done : {}) });
    }
    for (let i = 0; i < 5; i++) await send(shop, { customerId: people[2] ?? '', ...(i < 2 ? done : {}) });
    const { segments = [] } = await read(shop, { groupBy: 'tier' });
    expect(
      segments.map(({ key, rate, difference }) => [key, rate.n, rate.completed, difference.verdict]),
    ).toEqual([
      ['blue', 60, 15, 'real'],
      ['gold', 60, 45, 'real'],
      ['red', 5, 2, 'too_few'],
    ]);
    expect(segments[1]?.difference.value).toBeCloseTo(45 / 60 - 17 / 65, 12);
    expect((await read(shop, { groupBy: 'nothing' })).segments).toEqual([]);
  });

  it('is not read across the wall', async () => {
    const shop = await openShop();
    const other = await newWorld();
    await expect(
      other.run(ctx => readProgramFunnel({ ctx, input: { program: shop.program, ...march } })),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the rates of all programs', () => {
  it('are those of their funnels over the last 30 days', async () => {
    const shop = await openShop();
    const [customerId = ''] = await ann(shop.w);
    const ago = (days: number) => new Date(Date.now() - days * DAY);
    for (let i = 0; i < 12; i++)
      await send(shop, {
        customerId,
        sentAt: ago(i * 3),
        ...(i % 2 ? { state: 'completed' as const, completedAt: ago(i * 3 - 0.5) } : {}),
      });
    await send(shop, { customerId, sentAt: ago(2), state: 'bounced' });
    const rates = await shop.w.run(ctx => readProgramRates({ ctx }));
    const today = localDate(new Date(), 'Europe/Berlin');
    const funnel = await read(shop, { from: addDays(today, -29), to: addDays(today, 1), interval: 'none' });
    expect(rates).toEqual([{ program: shop.program, rate: funnel.total.rate }]);
    expect(rates[0]?.rate.n).toBe(10);
  });
});

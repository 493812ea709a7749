import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { wilson } from '@/domain/metrics/wilson';
import { invitation } from '@/drizzle/schema/program';
import { sendDelta } from '@/drizzle/schema/response';
import { readResponseRate } from '@/server/reports/response-rate';
import { foldScores } from '@/server/services/rollup/fold';
import { rebuildRollup } from '@/server/services/rollup/rebuild';
import { type AskedSurvey, askedSurvey } from '../factories/answers';
import { addCustomers } from '../factories/sending';
import { newWorld, type World } from '../factories/world';

const DAY = 86_400_000;
const march = { from: '2026-03-01', to: '2026-04-01', interval: 'none' } as const;

type Ask = { sentAt: Date | null; days?: number; state?: 'sent' | 'bounced' | 'completed'; isTest?: boolean };

/** An invitation in the state that sending leaves; a completed one was answered after a day. */
async function ask(w: World, asked: AskedSurvey, customerId: string, given: Ask): Promise<string> {
  const { sentAt, days = 30, state = 'sent', isTest = false } = given;
  const id = newId();
  await w.run(ctx =>
    ctx.db.insert(invitation).values({
      workspaceId: ctx.workspaceId,
      id,
      surveyId: asked.surveyId,
      customerId,
      channel: 'email',
      state,
      isTest,
      sendAt: sentAt ?? new Date(),
      sentAt,
      completedAt: state === 'completed' && sentAt ? new Date(sentAt.getTime() + DAY) : null,
      expiresAt: new Date((sentAt ?? new Date()).getTime() + days * DAY),
    }),
  );
  return id;
}

async function people(): Promise<{ w: World; asked: AskedSurvey; ann: string; ben: string }> {
  const w = await newWorld();
  const asked = await w.run(ctx => askedSurvey(ctx));
  const [ann = '', ben = ''] = await w.run(ctx =>
    addCustomers(ctx, [
      { externalId: 'ann', attributes: { tier: 'gold' } },
      { externalId: 'ben', attributes: { tier: 'blue' } },
    ]),
  );
  return { w, asked, ann, ben };
}

const read = (w: World, more = {}) => w.run(ctx => readResponseRate({ ctx, input: { ...march, ...more } }));

describe('the response rate', () => {
  it('is completed of delivered, by the day of sending, without bounces, tests and links never mailed', async () => {
    const { w, asked, ann, ben } = await people();
    // 23:30 UTC on 28 February is the first of March in Berlin; the answer came in April and still belongs to March.
    await ask(w, asked, ann, { sentAt: new Date('2026-02-28T23:30:00Z'), state: 'completed' });
    await ask(w, asked, ann, { sentAt: new Date('2026-03-31T21:30:00Z'), state: 'completed' });
    await ask(w, asked, ben, { sentAt: new Date('2026-03-31T22:30:00Z'), state: 'completed' });
    for (let i = 0; i < 9; i++) await ask(w, asked, ben, { sentAt: new Date('2026-03-10T10:00:00Z') });
    await ask(w, asked, ben, { sentAt: new Date('2026-03-10T10:00:00Z'), state: 'bounced' });
    await ask(w, asked, ben, { sentAt: new Date('2026-03-10T10:00:00Z'), state: 'completed', isTest: true });
    await ask(w, asked, ben, { sentAt: null });
    const expected = async () => {
      const [low, high] = wilson(2 / 11, 11);
      expect((await read(w)).total).toEqual({ n: 11, completed: 2, value: 2 / 11, low, high, mature: true });
      expect(
        (await read(w, { interval: 'day' })).points
          .filter(p => p.n > 0)
          .map(p => [p.start, p.n, p.completed]),
      ).toEqual([
        ['2026-03-01', 1, 1],
        ['2026-03-10', 9, 0],
        ['2026-03-31', 1, 1],
      ]);
      expect((await read(w, { filter: { tier: ['gold'] } })).total).toMatchObject({
        n: 2,
        completed: 2,
        note: 'few',
      });
    };
    await expected();
    await w.run(ctx => foldScores({ ctx, limit: 5 }));
    await expected();
    while ((await w.run(ctx => foldScores({ ctx, limit: 5 }))).more);
    expect(await w.run(ctx => ctx.db.$count(sendDelta))).toBe(0);
    await expected();
    await w.run(ctx => rebuildRollup({ ctx }));
    await expected();
  });

  it('follows an invitation through sending, answering and bouncing, whoever writes it', async () => {
    const { w, asked, ann } = await people();
    const id = await ask(w, asked, ann, { sentAt: null });
    const change = (set: Partial<typeof invitation.$inferInsert>) =>
      w.run(ctx => ctx.db.update(invitation).set(set).where(eq(invitation.id, id)));
    const now = async () => {
      const { n, completed } = (await read(w)).total;
      await w.run(ctx => foldScores({ ctx }));
      expect((await read(w)).total).toMatchObject({ n, completed });
      return [n, completed];
    };
    expect(await now()).toEqual([0, 0]);
    await change({ state: 'sent', sentAt: new Date('2026-03-10T10:00:00Z') });
    expect(await now()).toEqual([1, 0]);
    await change({ state: 'visited', visitedAt: new Date('2026-03-10T11:00:00Z') });
    expect(await now()).toEqual([1, 0]);
    await change({ state: 'completed', completedAt: new Date('2026-03-10T11:05:00Z') });
    expect(await now()).toEqual([1, 1]);
    await change({ state: 'bounced' });
    expect(await now()).toEqual([0, 0]);
  });

  it('says that a cohort is not ripe until it expires or the usual time to answer has passed', async () => {
    const { w, asked, ann, ben } = await people();
    const today = new Date(Date.now() - 3_600_000);
    const range = { from: day(today, -60), to: day(today, 2), interval: 'day' } as const;
    await ask(w, asked, ann, { sentAt: today });
    await ask(w, asked, ann, { sentAt: new Date(today.getTime() - 3 * DAY) });
    const ripe = async () => (await read(w, range)).points.filter(p => p.n > 0).map(p => p.mature);
    expect(await ripe()).toEqual([false, false]);
    // Everybody so far answered after one day: three days are enough, an hour is not.
    for (let i = 0; i < 20; i++)
      await ask(w, asked, ben, { sentAt: new Date(today.getTime() - 50 * DAY), state: 'completed' });
    expect(await ripe()).toEqual([true, true, false]);
  });

  it('compares with the period before', async () => {
    const { w, asked, ann } = await people();
    for (let i = 0; i < 40; i++) {
      await ask(w, asked, ann, {
        sentAt: new Date('2026-02-10T10:00:00Z'),
        state: i % 4 ? 'sent' : 'completed',
      });
      await ask(w, asked, ann, {
        sentAt: new Date('2026-03-10T10:00:00Z'),
        state: i % 4 ? 'completed' : 'sent',
      });
    }
    const report = await read(w, { compare: 'previous' });
    expect(report.previous).toMatchObject({ start: '2026-01-29', end: '2026-03-01', n: 40, value: 0.25 });
    expect(report.change).toMatchObject({ value: 0.5, verdict: 'real' });
  });
});

const day = (from: Date, days: number): string =>
  new Date(from.getTime() + days * DAY).toISOString().slice(0, 10);

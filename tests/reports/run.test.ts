import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readMetric } from '@/server/reports/read-metric';
import { runReport } from '@/server/reports/run';
import { askedSurvey } from '../factories/answers';
import { newWorld } from '../factories/world';

const slow = sql`select pg_sleep(20)`;

describe('running a report', () => {
  it('stops the database when the reader leaves, and leaves the connection fit for the next', async () => {
    const w = await newWorld();
    const left = new AbortController();
    const began = Date.now();
    setTimeout(() => left.abort(), 200);
    await expect(w.run(ctx => runReport({ ctx, signal: left.signal }, slow))).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The question was withdrawn before it was answered.',
    });
    expect(Date.now() - began).toBeLessThan(5_000);
    const asleep = await w.run(ctx =>
      ctx.db.execute(
        sql`select 1 from pg_stat_activity where state = 'active' and query ~ '^select pg_sleep'`,
      ),
    );
    expect(asleep.rows).toEqual([]);
  });

  it('does not begin for a reader who has left', async () => {
    const w = await newWorld();
    await expect(w.run(ctx => runReport({ ctx, signal: AbortSignal.abort() }, slow))).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('says kindly when a question takes too long', async () => {
    const w = await newWorld();
    await expect(
      w.run(async ctx => {
        await runReport({ ctx }, sql`select 1`);
        const { rows } = await ctx.db.execute(sql`select current_setting('statement_timeout') as most`);
        expect(rows).toEqual([{ most: '10s' }]);
        await ctx.db.execute(sql`select set_config('statement_timeout', '100', true)`);
        return runReport({ ctx }, slow);
      }),
    ).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/longer than ten seconds and was stopped; nothing was changed/),
    });
  });

  it('does both for a report with a tree of conditions', async () => {
    const w = await newWorld();
    await w.run(ctx => askedSurvey(ctx));
    const input = {
      metric: 'nps' as const,
      from: '2026-03-01',
      to: '2026-04-01',
      match: { any: [{ text: 'late' }, { band: ['detractor' as const] }] },
    };
    // While nobody may read answers, a report on them takes as long as it may.
    await w.run(async other => {
      await other.db.execute(sql`lock table answer in access exclusive mode`);
      const left = new AbortController();
      setTimeout(() => left.abort(), 200);
      await expect(w.run(ctx => readMetric({ ctx, input, signal: left.signal }))).rejects.toMatchObject({
        code: 'unavailable',
        message: 'The question was withdrawn before it was answered.',
      });
      await expect(
        w.run(async ctx => {
          await runReport({ ctx }, sql`select 1`);
          await ctx.db.execute(sql`select set_config('statement_timeout', '100', true)`);
          return readMetric({ ctx, input });
        }),
      ).rejects.toMatchObject({ message: expect.stringMatching(/longer than ten seconds and was stopped/) });
    });
    expect((await w.run(ctx => readMetric({ ctx, input }))).total.n).toBe(0);
  });

  it('lets other faults through as they are', async () => {
    const w = await newWorld();
    await expect(w.run(ctx => runReport({ ctx }, sql`select 1 / 0`))).rejects.toMatchObject({
      cause: { message: 'division by zero' },
    });
  });
});

import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { runReport } from '@/server/reports/run';
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

  it('lets other faults through as they are', async () => {
    const w = await newWorld();
    await expect(w.run(ctx => runReport({ ctx }, sql`select 1 / 0`))).rejects.toMatchObject({
      cause: { message: 'division by zero' },
    });
  });
});

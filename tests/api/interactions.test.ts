import { eq, type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { customer, interaction, interactionType } from '@/drizzle/schema/customer';
import { pool } from '@/server/db/client';
import type { Ctx } from '@/server/db/tenant';
import { WAKE_CHANNEL } from '@/server/jobs/wake';
import { recordInteractions } from '@/server/services/interaction/record';
import { apiOf, type Call } from '../factories/api';
import { newWorld, type World } from '../factories/world';

let world: World;
let api: Call;

beforeAll(async () => {
  world = await newWorld();
  api = await apiOf(world);
});

/** Ann bought boots in Leeds. */
const bought = (id: string, change: Record<string, unknown> = {}) => ({
  id,
  type: 'purchase',
  occurredAt: '2026-11-20T10:00:00+01:00',
  customer: { id: 'c-17', email: ' Ann@Example.com', name: 'Ann', attributes: { tier: 'gold' } },
  attributes: { product: 'boots', location: 'Leeds' },
  amount: { value: 49.9, currency: 'EUR' },
  ...change,
});

/** Transactions of this database that wait for another one. */
const waiting = async (): Promise<number> => {
  const { rows } = await pool().query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.n ?? 0;
};

/** Does `work` in a transaction that stays open until the returned function is called, and is then taken back. */
const hold = (w: World, work: (ctx: Ctx) => Promise<unknown>): Promise<() => void> =>
  new Promise((resolve, reject) => {
    w.run(async ctx => {
      await work(ctx);
      await new Promise<void>(done => resolve(done));
      throw new Error('taken back');
    }).catch(reject);
  });

const count = (w: World) =>
  w.run(ctx => ctx.db.$count(interaction, eq(interaction.workspaceId, ctx.workspaceId)));

describe('POST /interactions', () => {
  it('takes one and gives it back by its own id', async () => {
    const answer = await api('POST', '/interactions', bought('order-1'));
    expect(answer).toMatchObject({ status: 200, body: { accepted: 1, duplicates: 0, rejected: [] } });
    const read = await api('GET', '/interactions/order-1');
    expect(read.body).toMatchObject({
      id: 'order-1',
      occurredAt: '2026-11-20T09:00:00.000Z',
      customer: { id: 'c-17', email: 'ann@example.com', name: 'Ann' },
      amount: { value: 49.9, currency: 'EUR' },
      attributes: { product: 'boots', location: 'Leeds' },
    });
  });

  it('lets a repeated id change nothing, not even the customer', async () => {
    const again = bought('order-1', {
      type: 'complaint',
      customer: { id: 'c-17', email: 'other@example.com', name: 'Not Ann' },
    });
    const { body } = await api('POST', '/interactions', again);
    expect(body).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
    expect((await api('GET', '/interactions/order-1')).body).toMatchObject({
      type: 'purchase',
      customer: { email: 'ann@example.com', name: 'Ann' },
    });
  });

  it('answers 422 with the place for one faulty object, and keeps nothing', async () => {
    const before = await count(world);
    const answer = await api(
      'POST',
      '/interactions',
      bought('bad', { customer: { id: 'c', email: 'ann@' } }),
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      title: 'Not valid',
      status: 422,
      errors: [
        { path: 'customer.email', message: 'email is not an e-mail address; write it like ann@example.com.' },
      ],
    });
    expect(await count(world)).toBe(before);
  });

  it.each([
    ['occurredAt', { occurredAt: '2026-11-20T10:00:00' }, /offset/],
    ['occurredAt', { occurredAt: '2026-02-30T10:00:00Z' }, /offset/],
    ['occurredAt', { occurredAt: '0000-01-01T00:00:00Z' }, /1900/],
    ['occurredAt', { occurredAt: undefined }, /^occurredAt is missing\.$/],
    ['customer', { customer: undefined }, /^customer is missing\.$/],
    ['customer.id', { customer: { id: '' } }, /^id must not be empty\.$/],
    ['customer.timezone', { customer: { id: 'c', timezone: 'Mars/Base' } }, /time zone/],
    ['customer.timezone', { customer: { id: 'c', timezone: '+01:00' } }, /time zone/],
    ['customer.locale', { customer: { id: 'c', locale: 'not a language' } }, /language/],
    ['customer.attributes.x', { customer: { id: 'c', attributes: { x: 'a\u0000b' } } }, /cannot be stored/],
    ['customer.name', { customer: { id: 'c', name: '\ud800' } }, /cannot be stored/],
    ['attributes.size', { attributes: { size: { eu: 43 } } }, /size/],
    ['amount.currency', { amount: { value: 1, currency: 'euro' } }, /three letters/],
    ['amount.value', { amount: { value: '1', currency: 'EUR' } }, /^value must be a number\.$/],
    ['type', { type: 7 }, /^type must be text\.$/],
  ])('names the field %s', async (path, change, message) => {
    const { status, body } = await api('POST', '/interactions', bought('faulty', change));
    expect(status).toBe(422);
    expect(body.errors[0].path).toBe(path);
    expect(body.errors[0].message).toMatch(message);
  });

  it('keeps the good rows of a batch and says what was wrong with the others', async () => {
    const { status, body } = await api('POST', '/interactions', {
      interactions: [
        bought('mix-1'),
        bought('mix-2', { occurredAt: 'yesterday' }),
        bought('mix-1'),
        'not even an object',
        null,
        bought('mix-3'),
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(body.rejected.map((row: { index: number }) => row.index)).toEqual([1, 3, 4]);
    expect(body.rejected[0].errors[0].path).toBe('occurredAt');
    expect((await api('GET', '/interactions/mix-3')).status).toBe(200);
    expect((await api('GET', '/interactions/mix-2')).status).toBe(404);
  });

  it('refuses more than 1,000 rows, and takes none of them', async () => {
    const interactions = Array.from({ length: 1001 }, (_, i) => bought(`many-${i}`));
    const { status, body } = await api('POST', '/interactions', { interactions });
    expect(status).toBe(422);
    expect(body.errors[0].message).toBe('interactions holds 1001 rows; send at most 1000.');
    expect((await api('GET', '/interactions/many-0')).status).toBe(404);
  });

  it('merges customers: later values win, what is left out stays, attributes add up', async () => {
    const own = await newWorld();
    const call = await apiOf(own);
    await call('POST', '/interactions', {
      interactions: [
        bought('m-1', {
          customer: { id: 'ben', email: 'ben@example.com', attributes: { tier: 'gold', shoe: 43 } },
        }),
        bought('m-2', { customer: { id: 'ben', name: 'Ben', attributes: { tier: 'silver' } } }),
      ],
    });
    await call(
      'POST',
      '/interactions',
      bought('m-3', { customer: { id: 'ben', locale: 'de_de', name: null } }),
    );
    const [ben] = await own.run(ctx => ctx.db.select().from(customer));
    expect(ben).toMatchObject({
      email: 'ben@example.com',
      name: null,
      locale: 'de-DE',
      attributes: { tier: 'silver', shoe: 43 },
    });
  });

  it('names new types with a guess that a person has still to confirm', async () => {
    const types = await world.run(ctx => ctx.db.select().from(interactionType));
    expect(types).toMatchObject([{ name: 'purchase', class: 'purchase', guessed: true }]);
  });

  it('keeps hostile strings as they are', async () => {
    const own = await newWorld();
    const call = await apiOf(own);
    const nasty = [
      `'; drop table customer; --`,
      '<script>alert(1)</script>',
      '$1 ? :name \\',
      '𝕬🦶🏽\u202e',
      '{"a":1}',
      '=cmd()',
    ];
    const interactions = nasty.map((text, i) =>
      bought(`${text}#${i}`, {
        customer: { id: text, name: text, attributes: { [text]: text } },
        attributes: { [text]: text },
      }),
    );
    const { body } = await call('POST', '/interactions', { interactions });
    expect(body).toEqual({ accepted: nasty.length, duplicates: 0, rejected: [] });
    for (const [i, text] of nasty.entries()) {
      const read = await call('GET', `/interactions/${encodeURIComponent(`${text}#${i}`)}`);
      expect(read.body).toMatchObject({ attributes: { [text]: text }, customer: { id: text, name: text } });
    }
  });

  it('keeps attribute names that JavaScript reserves', async () => {
    const text = JSON.stringify(bought('proto')).replace('"product"', '"constructor":"y","product"');
    expect((await api('POST', '/interactions', text)).status).toBe(200);
    const [row] = await world.run(ctx =>
      ctx.db.select().from(interaction).where(eq(interaction.externalId, 'proto')),
    );
    expect(row?.attributes).toMatchObject({ constructor: 'y', product: 'boots' });
  });
});

describe('GET /interactions', () => {
  it('pages newest first without a gap or a repeat, and filters', async () => {
    const own = await newWorld();
    const call = await apiOf(own);
    const interactions = Array.from({ length: 25 }, (_, i) =>
      bought(`p-${i}`, {
        occurredAt: `2026-11-${String(1 + Math.floor(i / 5)).padStart(2, '0')}T10:00:00Z`,
        customer: { id: i % 2 ? 'odd' : 'even' },
        type: i < 5 ? 'visit' : 'purchase',
      }),
    );
    await call('POST', '/interactions', { interactions });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await call('GET', `/interactions?limit=7${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.data.map((row: { id: string }) => row.id));
      cursor = body.nextCursor;
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    const days = seen.map(id => Math.floor(Number(id.slice(2)) / 5));
    expect(days).toEqual([...days].sort((a, b) => b - a));

    const filtered = await call('GET', '/interactions?customer=odd&type=visit');
    expect(filtered.body.data.map((row: { id: string }) => row.id).sort()).toEqual(['p-1', 'p-3']);
    const since = await call('GET', `/interactions?since=${encodeURIComponent('2026-11-05T11:00:00+01:00')}`);
    expect(since.body.data).toHaveLength(5);
  });

  it.each([
    ['limit=201', 'limit'],
    ['limit=x', 'limit'],
    ['cursor=bogus', 'cursor'],
    ['since=yesterday', 'since'],
    ['custmer=c-17', 'custmer'],
  ])('says what is wrong with ?%s', async (query, path) => {
    const { status, body } = await api('GET', `/interactions?${query}`);
    expect(status).toBe(422);
    expect(body.errors[0].path).toBe(path);
  });
});

describe('recordInteractions', () => {
  // A third transaction holds the middle row until both others have come to it from their ends; without one order of
  // inserting and locking, each of these then ends in a deadlock.
  it.each([
    ['interactions', (i: number) => `i-${i}`, (i: number, turn: number) => `${turn}-${i}`],
    ['new customers', (i: number, turn: number) => `${turn}-${i}`, (i: number) => `c-${i}`],
  ])('lets racing batches with the same %s in opposite orders both finish', async (_, id, who) => {
    const own = await newWorld();
    const record = (rows: unknown[]) => own.run(ctx => recordInteractions({ ctx, input: { rows } }));
    const batch = (turn: number) =>
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map(i => bought(id(i, turn), { customer: { id: who(i, turn) } }));
    // A new type would make the batches wait for each other before the race begins.
    await record([bought('before')]);
    const letGo = await hold(own, async ctx => {
      await recordInteractions({
        ctx,
        input: { rows: [bought(id(5, 3), { customer: { id: who(5, 3) } })] },
      });
    });
    const racing = Promise.all([record(batch(1)), record(batch(2).reverse())]);
    await expect.poll(waiting).toBe(2);
    letGo();
    const [one, two] = await racing;
    expect(one.accepted + two.accepted).toBe(id(1, 1) === id(1, 2) ? 9 : 18);
  });

  it('locks known customers by id, as deciding and sending do, whatever their external ids', async () => {
    const own = await newWorld();
    const names = ['c-3', 'c-2', 'c-1'];
    const rows = (turn: string) =>
      names.map(who => bought(`${turn}-${who}`, { customer: { id: who, name: turn } }));
    for (const row of rows('first'))
      await own.run(ctx => recordInteractions({ ctx, input: { rows: [row] } }));
    const lock = (filter: SQL) => (ctx: Ctx) =>
      ctx.db.execute(sql`select id from customer where ${filter} order by id for update`);
    const letGo = await hold(own, lock(sql`external_id = 'c-2'`));
    const racing = Promise.all([
      own.run(ctx => recordInteractions({ ctx, input: { rows: rows('second') } })),
      own.run(lock(sql`true`)),
    ]);
    await expect.poll(waiting).toBe(2);
    letGo();
    expect((await racing)[0].accepted).toBe(3);
  });

  it('keeps apart what two workspaces call the same', async () => {
    const [ours, theirs] = [await newWorld(), await newWorld()];
    const [here, there] = [await apiOf(ours), await apiOf(theirs)];
    await here('POST', '/interactions', bought('shared'));
    expect((await there('GET', '/interactions/shared')).status).toBe(404);
    expect((await there('POST', '/interactions', bought('shared'))).body.accepted).toBe(1);
    expect(await count(ours)).toBe(1);
  });

  it('wakes the worker at commit, and not for duplicates', async () => {
    const own = await newWorld();
    const ears = await pool().connect();
    const heard: (string | undefined)[] = [];
    ears.on('notification', ({ payload }) => heard.push(payload));
    await ears.query(`listen ${WAKE_CHANNEL}`);
    const record = () => own.run(ctx => recordInteractions({ ctx, input: { rows: [bought('w-1')] } }));
    await record();
    await record();
    await ears.query('select 1');
    ears.release(true);
    expect(heard.filter(payload => payload?.includes(own.workspaceId))).toEqual([
      `decide-interactions:${own.workspaceId}`,
    ]);
  });

  it('can mark a whole import as not to be asked about', async () => {
    const own = await newWorld();
    await own.run(ctx => recordInteractions({ ctx, input: { rows: [bought('old')], doNotAsk: true } }));
    const [row] = await own.run(ctx => ctx.db.select().from(interaction));
    expect(row).toMatchObject({ doNotAsk: true, decidedAt: null });
  });

  it('uses as many statements for 1,000 rows as for two', async () => {
    const own = await newWorld();
    const statements = async (rows: unknown[]): Promise<number> => {
      let n = 0;
      const started = performance.now();
      await own.run(async ctx => {
        const execute = ctx.db.execute.bind(ctx.db);
        ctx.db.execute = (query => {
          n += 1;
          return execute(query);
        }) as typeof ctx.db.execute;
        await recordInteractions({ ctx, input: { rows } });
      });
      if (rows.length > 2)
        console.info(`${rows.length} rows in ${Math.round(performance.now() - started)} ms`);
      return n;
    };
    const make = (n: number, name: string) =>
      Array.from({ length: n }, (_, i) => bought(`${name}-${i}`, { customer: { id: `${name}-${i % 700}` } }));
    const few = await statements(make(2, 'few'));
    expect(await statements(make(1000, 'first'))).toBe(few);
    const changed = make(1000, 'first').map((row, i) => ({
      ...row,
      id: `second-${i}`,
      customer: { ...row.customer, name: 'Ann B.' },
    }));
    expect(await statements(changed)).toBe(few + 2);
  });
});

import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '@/domain/ids';
import { addDays } from '@/domain/time/local-date';
import { startOfLocalDay } from '@/domain/time/zone';
import { scoreDelta } from '@/drizzle/schema/response';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

process.env.WEBHOOK_ALLOW_LOOPBACK = '1';

const { closeOutbound } = await import('@/server/outbound/post-json');
const { listMailbox } = await import('@/server/email/mailbox');
const { tellWaiting, watchForAlerts } = await import('@/server/jobs/watch-for-alerts');
const { readMetric } = await import('@/server/reports/read-metric');
const { createRule } = await import('@/server/services/alert/create-rule');
const { deleteRule, restoreRule } = await import('@/server/services/alert/delete-rule');
const { claimAlerts } = await import('@/server/services/alert/deliver');
const { listAlerts } = await import('@/server/services/alert/list-alerts');
const { listRules } = await import('@/server/services/alert/list-rules');
const { retryDelivery } = await import('@/server/services/alert/retry');
const { tryRule } = await import('@/server/services/alert/try-rule');
const { pauseRule, rotateRuleSecret, updateRule } = await import('@/server/services/alert/update-rule');
const { watchRule } = await import('@/server/services/alert/watch-rule');
const { removeMember } = await import('@/server/services/member/remove');
const { askedSurvey, giveAnswer, setScore } = await import('../factories/answers');
const { addCustomers } = await import('../factories/sending');
const { newWorld } = await import('../factories/world');
type World = Awaited<ReturnType<typeof newWorld>>;
type RuleInput = Parameters<typeof createRule>[0]['input'];

type Call = { headers: http.IncomingHttpHeaders; body: string };
const calls: Call[] = [];
let status: number | null = 200;
const receiver = http.createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  calls.push({ headers: request.headers, body });
  if (status !== null) response.writeHead(status).end();
});
await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts`;

beforeEach(() => {
  calls.length = 0;
  status = 200;
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await closeOutbound();
});

const ZONE = 'Europe/Berlin';
const MONDAY = '2026-01-05';
const monday = (week: number): string => addDays(MONDAY, 7 * week);
const noon = (day: string): Date => new Date(startOfLocalDay(day, ZONE).getTime() + 12 * 3_600_000);
/** Midnight is over by five minutes. */
const startOf = (day: string): Date => new Date(startOfLocalDay(day, ZONE).getTime() + 5 * 60_000);
const tellNow = () => tellWaiting(() => false);

const atTime = <T>(world: World, now: Date, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  world.run(ctx => work({ ...ctx, now }));

/** A world with an NPS question. `score` fills days with answers: `good` of 10, the rest 3, by the attribute. */
async function scoredWorld() {
  const world = await newWorld({ timezone: ZONE });
  const asked = await world.run(ctx => askedSurvey(ctx));
  const score = (day: string, good: number, bad: number, location = 'Leeds') =>
    world.run(async ctx => {
      const scores = [...new Array<number>(good).fill(10), ...new Array<number>(bad).fill(3)];
      await ctx.db.insert(scoreDelta).values(
        scores.map(newScore => ({
          workspaceId: ctx.workspaceId,
          questionId: asked.questions.recommend ?? 0,
          newScore,
          moment: noon(day),
          attributes: { location },
        })),
      );
    });
  return { world, asked, score };
}

const weekly: RuleInput = {
  spec: { kind: 'signal', metric: 'nps', interval: 'week', signals: ['shock', 'drift'], direction: 'down' },
  which: { filter: { location: ['Leeds'] } },
  mailTo: ['ann@example.com'],
  coolDownHours: 168,
};
const terrible: RuleInput = {
  spec: { kind: 'answer', metric: 'nps', atMost: 2 },
  mailTo: ['ann@example.com'],
  coolDownHours: 0,
};

const mailsTo = async (address: string) =>
  (await listMailbox({ limit: 200 })).filter(mail => mail.to === address);
const deliveries = async (world: World) =>
  (
    await world.run(ctx =>
      ctx.db.execute<{ state: string; attempts: number; error: string | null; wait: number | null }>(sql`
        select state, attempts, error, round(extract(epoch from next_try_at - now()))::int as wait
        from alert_delivery order by by, target`),
    )
  ).rows;
const makeDue = (world: World) =>
  world.run(ctx =>
    ctx.db.execute(
      sql`update alert_delivery set next_try_at = now() - interval '1 second' where state = 'waiting'`,
    ),
  );

/** Names and kinds of what is in a message; of a list its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [shapeOf(value[0])];
  if (value === null || typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}

describe('a shock in a chart', () => {
  it('is told when its week is over, once, with numbers, to those who wait for it', async () => {
    const { world, score } = await scoredWorld();
    for (let week = 0; week < 26; week++) await score(monday(week), 20 + (week % 3), 10);
    const { id } = await atTime(world, startOf(monday(26)), ctx =>
      createRule({ ctx, input: { ...weekly, webhookUrl: url } }),
    );
    await score(monday(26), 4, 30);
    const watch = (at: Date) => atTime(world, at, ctx => watchRule({ ctx, input: { id } }));
    expect(await watch(noon(addDays(monday(26), 5)))).toBe(0);
    expect(await watch(startOf(monday(27)))).toBe(1);
    expect(await watch(new Date(startOf(monday(27)).getTime() + 60_000))).toBe(0);
    expect(await watch(startOf(addDays(monday(27), 1)))).toBe(0);
    const { data } = await world.run(ctx => listAlerts({ ctx, input: {} }));
    expect(data[0]?.says).toMatch(
      /^NPS of Leeds fell at one blow in the week from 6 Jul 2026: −76 \(−9\d to −4\d\), 34 answers\. Chance alone leaves it between/,
    );
    await tellNow();
    const [, example = ''] = /```json\n(.*?)```/s.exec(fs.readFileSync('docs/alerts.md', 'utf8')) ?? [];
    const [explained, sent] = [JSON.parse(example), JSON.parse(calls[0]?.body ?? '')];
    expect(shapeOf(sent)).toEqual(shapeOf(explained));
    expect(sent.text).toBe(explained.text);
    expect(sent.found.point.n).toBe(explained.found.point.n);
    expect(sent.found.point.low).toBeCloseTo(explained.found.point.low, 1);
    expect(sent.found.size).toBeCloseTo(explained.found.size, 1);
    const [mail] = await mailsTo('ann@example.com');
    expect(mail?.subject).toContain('NPS of Leeds fell at one blow');
    expect(mail?.text).toMatch(/insights\?where=location%3ALeeds&saved=none&metric=nps&interval=week/);
    expect(mail?.text).toContain('6 Jul to 12 Jul 2026  −76');
    expect(mail?.text).toContain(
      'set up this alert: tell when NPS of Leeds jumps down or drifts down, by week',
    );
  });

  it('elsewhere is not told, and what was found while it cools is only noted', async () => {
    const { world, score } = await scoredWorld();
    for (let week = 0; week < 30; week++) {
      const isBad = week === 27 || week === 28;
      await score(monday(week), isBad ? 2 : 20, isBad ? 40 : 10);
      await score(monday(week), week === 26 ? 0 : 20, 10, 'York');
    }
    const { id } = await atTime(world, startOf(monday(26)), ctx =>
      createRule({ ctx, input: { ...weekly, coolDownHours: 24 * 14 } }),
    );
    for (let week = 27; week <= 30; week++)
      await atTime(world, startOf(monday(week)), ctx => watchRule({ ctx, input: { id } }));
    const { data } = await world.run(ctx => listAlerts({ ctx, input: {} }));
    expect(data.map(one => [one.facts.kind === 'signal' && one.facts.point.start, one.outcome])).toEqual(
      expect.arrayContaining([
        [monday(27), 'told'],
        [monday(28), 'cooling'],
      ]),
    );
    expect(data.filter(one => one.outcome === 'told')).toHaveLength(1);
    expect(data.find(one => one.outcome === 'cooling')?.to).toEqual([]);
  });

  it('is found by the dry run as it would have been told, which tells nobody', async () => {
    const { world, score } = await scoredWorld();
    for (let week = 0; week < 40; week++) await score(monday(week), week === 30 ? 3 : 20, 10);
    const tried = await atTime(world, startOf(monday(40)), ctx => tryRule({ ctx, input: weekly }));
    expect(tried.found).toHaveLength(1);
    expect(tried.found[0]?.at).toEqual(startOfLocalDay(monday(31), ZONE));
    expect((await world.run(ctx => listAlerts({ ctx, input: {} }))).data).toEqual([]);
  });
});

describe('a limit', () => {
  it('is told by the very number that the report gives for those days', async () => {
    const { world, score } = await scoredWorld();
    for (let day = 0; day < 20; day++) await score(addDays(MONDAY, day), 6, 2);
    for (let day = 20; day < 30; day++) await score(addDays(MONDAY, day), 1, 7);
    const spec = { kind: 'threshold', metric: 'nps', days: 7, side: 'below', limit: 20 } as const;
    const { id } = await atTime(world, startOf(addDays(MONDAY, 20)), ctx =>
      createRule({ ctx, input: { ...weekly, spec } }),
    );
    let told = 0;
    for (let day = 21; day <= 30; day++)
      told += await atTime(world, startOf(addDays(MONDAY, day)), ctx => watchRule({ ctx, input: { id } }));
    expect(told).toBe(1);
    const { data } = await world.run(ctx => listAlerts({ ctx, input: {} }));
    const facts = data[0]?.facts;
    if (facts?.kind !== 'threshold') throw new Error('no threshold was told');
    const { start, end, ...figure } = facts.point;
    const { total } = await world.run(ctx =>
      readMetric({
        ctx,
        input: { metric: 'nps', from: start, to: end, interval: 'none', filter: { location: ['Leeds'] } },
      }),
    );
    expect(total).toMatchObject(figure);
    expect(figure.high).toBeLessThan(20);
  });
});

describe('a single answer', () => {
  const write = (world: World, asked: Awaited<ReturnType<typeof askedSurvey>>, given: object = {}) =>
    world.run(async ctx => {
      const [customerId] = await addCustomers(ctx, [{ externalId: newId(), name: 'Cem Aydin' }]);
      return giveAnswer(ctx, asked, {
        at: ctx.now,
        scores: { recommend: 1 },
        comment: 'Nobody called me back.',
        ...(customerId && { customerId }),
        ...given,
      });
    });
  const later = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

  it('is told once, however many look at once, and not again after an edit', async () => {
    const { world, asked } = await scoredWorld();
    const { id } = await world.run(ctx => createRule({ ctx, input: terrible }));
    const response = await write(world, asked);
    await Promise.all(
      Array.from({ length: 5 }, () => atTime(world, later(1), ctx => watchRule({ ctx, input: { id } }))),
    );
    expect((await world.run(ctx => listAlerts({ ctx, input: {} }))).data).toHaveLength(1);
    await world.run(ctx => setScore(ctx, asked, { id: response, key: 'recommend', score: 0 }));
    for (const minutes of [2, 30, 90])
      expect(await atTime(world, later(minutes), ctx => watchRule({ ctx, input: { id } }))).toBe(0);
    const { data } = await world.run(ctx => listAlerts({ ctx, input: {} }));
    expect(data).toMatchObject([
      {
        says: 'Somebody gave 1 of 10 for NPS.',
        answer: { comment: 'Nobody called me back.', customer: 'Cem Aydin' },
      },
    ]);
    expect(JSON.stringify(data[0]?.facts)).not.toMatch(/Cem|called/);
  });

  it('waits until it is completed or left alone for 15 minutes, also where the score is changed meanwhile', async () => {
    const { world, asked } = await scoredWorld();
    const { id } = await world.run(ctx => createRule({ ctx, input: terrible }));
    const response = await write(world, asked, { scores: { recommend: 9 } });
    await world.run(ctx => ctx.db.execute(sql`update response set state = 'partial', completed_at = null`));
    const watch = (minutes: number) =>
      atTime(world, later(minutes), ctx => watchRule({ ctx, input: { id } }));
    expect(await watch(5)).toBe(0);
    await world.run(ctx => setScore(ctx, asked, { id: response, key: 'recommend', score: 1 }));
    expect(await watch(10)).toBe(0);
    expect(await watch(16)).toBe(1);
  });

  it('is not told of imported answers, tests, others’ filters, or what came before the rule', async () => {
    const { world, asked } = await scoredWorld();
    await write(world, asked);
    const { id } = await world.run(ctx =>
      createRule({ ctx, input: { ...terrible, which: { filter: { location: ['Leeds'] } } } }),
    );
    await write(world, asked, { isTest: true, attributes: { location: 'Leeds' } });
    await write(world, asked, { attributes: { location: 'York' } });
    const imported = await write(world, asked, { attributes: { location: 'Leeds' } });
    await world.run(ctx => ctx.db.execute(sql`update response set external_id = 'x' where id = ${imported}`));
    expect(await atTime(world, later(20), ctx => watchRule({ ctx, input: { id } }))).toBe(0);
    await write(world, asked, { attributes: { location: 'Leeds' } });
    expect(await atTime(world, later(21), ctx => watchRule({ ctx, input: { id } }))).toBe(1);
  });

  it('names the customer only to members who may see who it was', async () => {
    const { world, asked } = await scoredWorld();
    await world.run(ctx =>
      ctx.db.insert(member).values(
        (['editor', 'viewer'] as const).map(role => ({
          workspaceId: ctx.workspaceId,
          userId: `${role}-${ctx.workspaceId}`,
          role,
          name: role,
          email: `${role}@boots.example`,
        })),
      ),
    );
    const mailTo = ['editor@boots.example', 'viewer@boots.example', 'board@outside.example'];
    await world.run(ctx => createRule({ ctx, input: { ...terrible, mailTo } }));
    await write(world, asked, { comment: 'Nobody called 0171 2345678 back.' });
    await watchForAlerts();
    await tellNow();
    for (const [address, names] of [
      [mailTo[0], true],
      [mailTo[1], false],
      [mailTo[2], false],
    ] as const) {
      const [mail] = await mailsTo(address ?? '');
      expect(mail?.text).toContain(`“Nobody called ${names ? '0171 2345678' : '███'} back.”`);
      expect(`${mail?.text}${mail?.html}`.includes('Cem')).toBe(names);
    }
  });

  it('tells nobody outside what could tell who wrote it, nor anybody who left', async () => {
    const { world, asked } = await scoredWorld();
    const userId = `left-${world.workspaceId}`;
    const mailTo = [`${userId}@boots.example`, `board-${world.workspaceId}@outside.example`];
    await world.run(ctx =>
      ctx.db.insert(member).values({
        workspaceId: ctx.workspaceId,
        userId,
        role: 'editor',
        name: 'Eddy',
        email: `${userId}@Boots.example`,
      }),
    );
    await world.run(ctx => createRule({ ctx, input: { ...terrible, mailTo } }));
    await world.run(ctx => createRule({ ctx, input: { ...terrible, mailTo: mailTo.slice(0, 1) } }));
    await write(world, asked, { comment: 'Call cem@aydin.example or 0171 2345678.' });
    await watchForAlerts();
    await tellNow();
    const textOf = async (address = '') => (await mailsTo(address)).map(mail => mail.text).join();
    expect(await textOf(mailTo[0])).toContain('“Call cem@aydin.example or 0171 2345678.”');
    expect(await textOf(mailTo[1])).toContain('“Call ███ or ███.”');

    await world.run(ctx => removeMember({ ctx, actorRole: 'owner', input: { userId } }));
    await write(world, asked);
    await watchForAlerts();
    await tellNow();
    expect(await mailsTo(mailTo[0] ?? '')).toHaveLength(2);
    expect(await mailsTo(mailTo[1] ?? '')).toHaveLength(2);
    const rules = await world.run(ctx => listRules({ ctx }));
    expect(rules.map(rule => [rule.mailTo, rule.problem, rule.told])).toEqual([
      [mailTo.slice(1), null, 2],
      [[], null, 2],
    ]);
  });
});

describe('telling', () => {
  /** One terrible answer, told to the webhook alone. */
  async function told(input: Partial<RuleInput> = {}) {
    const { world, asked } = await scoredWorld();
    const made = await world.run(ctx =>
      createRule({ ctx, input: { ...terrible, mailTo: [], webhookUrl: url, ...input } }),
    );
    await world.run(ctx => giveAnswer(ctx, asked, { at: ctx.now, scores: { recommend: 0 } }));
    await watchForAlerts();
    return { world, ...made };
  }

  it('by webhook is signed and says what was found, without a name', async () => {
    const { secret } = await told();
    await tellNow();
    const [call] = calls;
    expect(calls).toHaveLength(1);
    new Webhook(secret ?? '').verify(call?.body ?? '', call?.headers as Record<string, string>);
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      id: call?.headers['webhook-id'],
      type: 'alert.fired',
      text: 'Somebody gave 0 of 10 for NPS.',
      metric: 'nps',
      direction: 'down',
      found: { kind: 'answer', score: 0, scale: { min: 0, max: 10 }, comment: null },
    });
  });

  it('is tried again at 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h under one id, then has failed', async () => {
    status = 503;
    const { world } = await told();
    const waits: (number | null)[] = [];
    for (let attempt = 1; attempt <= 10; attempt++) {
      await tellNow();
      waits.push((await deliveries(world))[0]?.wait ?? null);
      await makeDue(world);
    }
    const expected = [5, 300, 1800, ...[2, 5, 10, 14, 20, 24].map(hours => hours * 3600)];
    waits.slice(0, 9).forEach((wait, i) => {
      expect(Math.abs((wait ?? 0) - (expected[i] ?? 0))).toBeLessThan(4);
    });
    expect(await deliveries(world)).toMatchObject([
      { state: 'failed', attempts: 10, error: 'The address answered 503.', wait: null },
    ]);
    expect(new Set(calls.map(call => call.headers['webhook-id'])).size).toBe(1);
    const [rule] = await world.run(ctx => listRules({ ctx }));
    expect(rule?.failing).toBe('The address answered 503.');
    status = 200;
    const log = await world.run(ctx => listAlerts({ ctx, input: {} }));
    await world.run(ctx => retryDelivery({ ctx, input: { id: log.data[0]?.to[0]?.id ?? '' } }));
    await tellNow();
    expect(await deliveries(world)).toMatchObject([{ state: 'delivered', error: null }]);
  });

  it('survives a worker that dies between claim and call: nothing is lost, the id stays', async () => {
    const { world } = await told();
    const [claimed] = await world.run(ctx => claimAlerts({ ctx }));
    await tellNow();
    expect(calls).toEqual([]);
    await makeDue(world);
    await tellNow();
    expect(calls.map(call => call.headers['webhook-id'])).toEqual([claimed?.id]);
    await tellNow();
    expect(calls).toHaveLength(1);
  });

  it('by five workers at once calls once', async () => {
    await told();
    await Promise.all(Array.from({ length: 5 }, tellNow));
    expect(calls).toHaveLength(1);
  });

  it('calls nothing inside, neither when it is set up nor when an address changes its mind', async () => {
    const world = await newWorld();
    for (const bad of [
      'http://10.0.0.1/',
      'https://169.254.169.254/x',
      'https://[fd00::1]/',
      'ftp://a.example',
      'x',
    ])
      await expect(
        world.run(ctx => createRule({ ctx, input: { ...terrible, webhookUrl: bad } })),
        bad,
      ).rejects.toMatchObject({ code: 'invalid' });
    const { world: other } = await told();
    await other.run(async ctx => {
      await ctx.db.execute(sql`update alert_rule set webhook_url = 'https://10.0.0.1/'`);
      await ctx.db.execute(sql`update alert_delivery set target = 'https://10.0.0.1/'`);
    });
    await tellNow();
    expect(await deliveries(other)).toMatchObject([
      { state: 'failed', error: expect.stringContaining('private') },
    ]);
    expect(calls).toEqual([]);
  });

  it('stops with the rule, and goes on where that is taken back', async () => {
    const { world, id } = await told();
    await world.run(ctx => deleteRule({ ctx, input: { id } }));
    expect(await world.run(ctx => listRules({ ctx }))).toEqual([]);
    await tellNow();
    expect(calls).toEqual([]);
    expect((await world.run(ctx => listAlerts({ ctx, input: {} }))).data).toMatchObject([
      { rule: { isGone: true } },
    ]);
    await world.run(ctx => restoreRule({ ctx, input: { id } }));
    expect(await world.run(ctx => listRules({ ctx }))).toMatchObject([{ id, told: 1 }]);
  });
});

describe('a rule', () => {
  it('keeps its secret sealed and shows it once; an exchange signs with both', async () => {
    const world = await newWorld();
    const { id, secret } = await world.run(ctx =>
      createRule({ ctx, input: { ...terrible, webhookUrl: url } }),
    );
    expect(secret).toMatch(/^whsec_/);
    const stored = await world.run(ctx => ctx.db.execute(sql`select webhook_secret::text from alert_rule`));
    expect(JSON.stringify(stored.rows)).not.toContain(secret?.replace('whsec_', ''));
    await world.run(ctx => rotateRuleSecret({ ctx, input: { id } }));
    expect(await world.run(ctx => listRules({ ctx }))).toMatchObject([{ exchanging: true }]);
    const changed = await world.run(ctx =>
      updateRule({ ctx, input: { id, rule: { ...terrible, webhookUrl: url } } }),
    );
    expect(changed.secret).toBeNull();
  });

  it('is refused without anybody to tell, off the scale, or about a filter that is gone', async () => {
    const world = await newWorld();
    const refused = (input: RuleInput) => expect(world.run(ctx => createRule({ ctx, input }))).rejects;
    await refused({ ...terrible, mailTo: [] }).toMatchObject({ code: 'invalid' });
    await refused({ ...terrible, mailTo: ['ann@example.com, ben@example.com'] }).toMatchObject({
      code: 'invalid',
    });
    await refused({ ...terrible, spec: { kind: 'answer', metric: 'nps', atMost: 11 } }).toMatchObject({
      code: 'invalid',
    });
    await refused({ ...terrible, which: { saved: '0190a7a0-0000-7000-8000-000000000000' } }).toMatchObject({
      code: 'not_found',
    });
  });

  it('that cannot look says why, and holds up no other', async () => {
    const { world, asked } = await scoredWorld();
    const broken = await world.run(ctx => createRule({ ctx, input: terrible }));
    await world.run(ctx => createRule({ ctx, input: terrible }));
    await world.run(ctx =>
      ctx.db.execute(
        sql`update alert_rule set which = '{"saved": "0190a7a0-0000-7000-8000-000000000000"}' where id = ${broken.id}`,
      ),
    );
    await world.run(ctx => giveAnswer(ctx, asked, { at: ctx.now, scores: { recommend: 0 } }));
    await watchForAlerts();
    const rules = await world.run(ctx => listRules({ ctx }));
    expect(rules).toMatchObject([
      { problem: 'There is no such saved filter.', told: 0 },
      { problem: null, told: 1 },
    ]);

    await world.run(ctx => ctx.db.execute(sql`update alert_rule set which = '{}', problem = null`));
    await watchForAlerts();
    const told = async () => (await world.run(ctx => listRules({ ctx }))).map(rule => rule.told);
    expect(await told(), 'left alone for a while').toEqual([0, 1]);
    vi.useFakeTimers({ now: Date.now() + 16 * 60_000, toFake: ['Date'] });
    await watchForAlerts().finally(() => vi.useRealTimers());
    expect(await told(), 'then it misses nothing').toEqual([1, 1]);
  });

  it('that is paused is silent, and tells nothing of that time afterwards', async () => {
    const { world, asked } = await scoredWorld();
    const { id } = await world.run(ctx => createRule({ ctx, input: terrible }));
    await world.run(ctx => pauseRule({ ctx, input: { id, paused: true } }));
    await world.run(ctx => giveAnswer(ctx, asked, { at: ctx.now, scores: { recommend: 0 } }));
    await watchForAlerts();
    await world.run(ctx => pauseRule({ ctx, input: { id, paused: false } }));
    await watchForAlerts();
    expect((await world.run(ctx => listAlerts({ ctx, input: {} }))).data).toEqual([]);
  });
});

import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { backlogAt, plantedDates, truths } from '@/domain/demo/truths';
import { controlChart } from '@/domain/metrics/control-chart';
import { driverReport } from '@/domain/metrics/drivers';
import type { Histogram } from '@/domain/metrics/histogram';
import { logRank } from '@/domain/metrics/log-rank';
import { compare, estimate } from '@/domain/metrics/metric';
import { kaplanMeier, type Lifetime, survivalAt } from '@/domain/metrics/survival';
import { addDays, daysBetween } from '@/domain/time/local-date';
import { periodsBetween } from '@/domain/time/periods';
import { localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { inWorkspace } from '@/server/db/tenant';
import { readLoyalty } from '@/server/reports/insight/loyalty';
import { readRecovery } from '@/server/reports/insight/recovery';
import { readSegments } from '@/server/reports/insight/segments';
import { readProgramFunnel } from '@/server/reports/program/funnel';
import { readResponseRate } from '@/server/reports/response-rate';
import { listAlerts } from '@/server/services/alert/list-alerts';
import { readCalendar } from '@/server/services/calendar/read';
import { playAlerts } from '@/server/services/demo/alerts';
import { type LoadedDemo, loadDemoWorkspace } from '@/server/services/demo/load';
import { listDoors } from '@/server/services/door/list';
import { listPrograms } from '@/server/services/program/read';
import { verifyRollup } from '@/server/services/rollup/verify';
import { tester } from '../factories/world';

const ZONE = 'Europe/Berlin';
const NOW = new Date('2026-11-20T10:00:00Z');
const dates = plantedDates(NOW);
const today = localDate(NOW, ZONE);

let demo: LoadedDemo;
const inDemo = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => inWorkspace(demo.workspaceId, tester, work);

beforeAll(async () => {
  demo = await loadDemoWorkspace({ actor: tester, members: [], now: NOW });
}, 400_000);

test('the default demo is large enough for smooth charts and small enough for a first start', () => {
  expect(demo.slug).toBe('demo');
  expect(demo.responses).toBeGreaterThan(6000);
  expect(demo.responses).toBeLessThan(11_000);
  expect(demo.interactions).toBeGreaterThan(28_000);
});

test('the cube equals a recount of the answers', async () => {
  const proof = await inDemo(ctx => verifyRollup({ ctx }));
  expect(proof.differences).toEqual([]);
  expect(proof.deltas).toBe(0);
});

test('people answered by the codes at two tills, without a name and outside of every rate', async () => {
  const { rows } = await inDemo(ctx =>
    ctx.db.execute<{ name: string; survey: string }>(
      sql`select name, survey_id as survey from survey_door order by name`,
    ),
  );
  expect(rows.map(({ name }) => name)).toEqual(['Leeds', 'York']);
  const { data } = await inDemo(ctx => listDoors({ ctx, input: { survey: rows[0]?.survey ?? '' } }));
  for (const { visits, started, completed, lastAnswerAt } of data) {
    expect(completed).toBeGreaterThan(30);
    expect([started, visits > started]).toEqual([completed, true]);
    expect(lastAnswerAt?.getTime()).toBeLessThan(NOW.getTime());
  }
  const rate = await inDemo(ctx =>
    readResponseRate({
      ctx,
      input: { survey: rows[0]?.survey ?? '', from: addDays(today, -60), to: today, interval: 'none' },
    }),
  );
  expect(rate.total).toMatchObject({ n: 0, completed: 0 });
});

test('nobody was asked twice within the windows of the program that asked', async () => {
  const { rows } = await inDemo(ctx =>
    ctx.db.execute<{ asked: number; too_soon: number }>(sql`
      select count(*)::int as asked, count(*) filter (where exists (
        select 1 from invitation e
        where e.workspace_id = i.workspace_id and e.customer_id = i.customer_id and e.id <> i.id and e.state not in ('bounced', 'suppressed')
          and e.send_at <= i.send_at and e.created_at <= i.created_at
          and i.send_at - e.send_at < p.fatigue_after_invite::interval
      ) or exists (
        select 1 from response r
        where r.workspace_id = i.workspace_id and r.customer_id = i.customer_id and r.invitation_id <> i.id
          and r.completed_at < i.created_at and i.send_at - r.completed_at < p.fatigue_after_response::interval
      ))::int as too_soon
      from invitation i join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
      where not p.fatigue_exempt and i.state <> 'suppressed'`),
  );
  expect(rows[0]?.asked).toBeGreaterThan(10_000);
  expect(rows[0]?.too_soon).toBe(0);
});

test('the life of an invitation is in order, and nothing lies after the end', async () => {
  const { rows } = await inDemo(ctx =>
    ctx.db.execute<{ disordered: number; late: number; states: Record<string, number> }>(sql`
      select count(*) filter (where sent_at < created_at - interval '1 minute' or visited_at < sent_at or started_at < visited_at
          or completed_at < started_at or (state = 'completed') <> (completed_at is not null))::int as disordered,
        count(*) filter (where greatest(sent_at, visited_at, completed_at) > ${NOW})::int as late,
        (select jsonb_object_agg(state, n) from (
          select state, count(*) as n from invitation where workspace_id = ${demo.workspaceId} group by state) s) as states
      from invitation where workspace_id = ${demo.workspaceId}`),
  );
  const { disordered, late, states } = rows[0] ?? { disordered: -1, late: -1, states: {} };
  expect({ disordered, late }).toEqual({ disordered: 0, late: 0 });
  for (const state of ['scheduled', 'sent', 'visited', 'completed', 'bounced', 'expired'])
    expect(states[state], state).toBeGreaterThan(0);
});

test('there is something of everything that distribution can do', async () => {
  const { rows } = await inDemo(ctx =>
    ctx.db.execute<Record<string, number>>(sql`
      with i as (select * from invitation where workspace_id = ${demo.workspaceId}),
      d as (select * from delivery where workspace_id = ${demo.workspaceId}),
      c as (select * from decision where workspace_id = ${demo.workspaceId})
      select (select count(*) from i where unsubscribed_at is not null)::int as unsubscribed,
        (select count(*) from i where reminders > 0)::int as reminded,
        (select count(*) from i where reminders > 0 and completed_at > reminded_at)::int as "answeredLate",
        (select count(*) from d where complained_at is not null)::int as complained,
        (select count(*) from d where bounced_at is not null)::int as bounced,
        (select count(*) from d where state = 'scheduled' and due_at > ${NOW})::int as coming,
        (select count(distinct (due_at at time zone ${ZONE})::date) from d where state = 'scheduled' and due_at > ${NOW})::int as days,
        (select count(*) from d where state = 'scheduled' and due_at <= ${NOW})::int as overdue,
        (select count(*) from c where outcome = 'waiting')::int as waiting,
        (select count(*) from c where reason = 'holdout')::int as holdout,
        (select count(*) from i join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
          where p.fatigue_exempt)::int as recovery,
        (select count(*) from i where period is not null and completed_at is not null)::int as turns,
        (select count(*) from customer where workspace_id = ${demo.workspaceId} and preferences <> '{}')::int as preferences`),
  );
  const { overdue, ...counts } = rows[0] ?? {};
  expect(overdue).toBe(0);
  for (const [what, count] of Object.entries(counts)) expect(count, what).toBeGreaterThan(0);
  expect(counts.days).toBeGreaterThan(5);
  expect(counts.waiting).toBeGreaterThan(5);
});

test('the funnels of all programs, and the checks of cases, add up to the response rate of everything', async () => {
  const range = { from: addDays(today, -90), to: addDays(today, 1), interval: 'none' } as const;
  const programs = await inDemo(ctx => listPrograms({ ctx }));
  expect(programs).toHaveLength(10);
  // Whoever had a case was asked whether it worked, by no program.
  const { rows: checks } = await inDemo(ctx =>
    ctx.db.execute<{ n: number; completed: number }>(sql`
      select count(*)::int as n, count(completed_at)::int as completed from invitation
      where program_id is null and channel = 'email' and (sent_at at time zone ${ZONE})::date >= ${range.from}::date`),
  );
  const [asked] = checks;
  const totals = await inDemo(async ctx => {
    const sums = { n: 0, completed: 0 };
    for (const { id } of programs) {
      const { total } = await readProgramFunnel({ ctx, input: { program: id, ...range } });
      sums.n += total.rate.n;
      sums.completed += total.rate.completed;
      expect(total.sent, id).toBeGreaterThan(0);
    }
    return sums;
  });
  const { total } = await inDemo(ctx => readResponseRate({ ctx, input: range }));
  expect(asked?.n).toBeGreaterThan(20);
  expect(total).toMatchObject({
    n: totals.n + (asked?.n ?? 0),
    completed: totals.completed + (asked?.completed ?? 0),
  });
  const calendar = await inDemo(ctx => readCalendar({ ctx: { ...ctx, now: NOW } }));
  expect(new Set(calendar.entries.map(entry => entry.day)).size).toBeGreaterThan(5);
});

describe('the analysis finds what was planted', () => {
  test('the courier: a shock in its month, and in no other', async () => {
    const months = await histograms('delivery', 'satisfaction', 'month');
    const { signals } = controlChart('csat', months);
    const shocks = signals.filter(({ kind }) => kind === 'shock');
    expect(shocks.map(({ at, direction }) => ({ at, direction }))).toEqual([
      { at: dates.failure.month, direction: 'down' },
    ]);
  });

  test('Leeds: an erosion that began near the hire; York has none', async () => {
    const leeds = controlChart(
      'nps',
      await histograms('post-purchase', 'recommend', 'week', truths.leeds.store),
    );
    const drift = leeds.signals.find(({ kind, direction }) => kind === 'drift' && direction === 'down');
    expect(drift, 'a drift is told').toBeDefined();
    const hire = localDate(dates.hire, ZONE);
    expect(Math.abs(daysBetween(hire, drift?.since ?? hire))).toBeLessThanOrEqual(45);
    const [recent, before] = await spans('post-purchase', 'recommend', 90, truths.leeds.store);
    expect(compare('nps', recent, before)).toMatchObject({ verdict: 'real' });
    expect(compare('nps', recent, before).value).toBeLessThan(-15);
    const [york, yorkBefore] = await spans('post-purchase', 'recommend', 90, 'York');
    expect(compare('nps', york, yorkBefore).verdict).not.toBe('real');
  });

  test('the segments: Leeds below the rest and fallen, the hire last of the agents, and nobody else fallen', async () => {
    const { rows } = await inDemo(ctx =>
      ctx.db.execute<{ id: string }>(sql`
        select id from survey where workspace_id = ${demo.workspaceId} and template = 'post-purchase'`),
    );
    const asked = { metric: 'nps', survey: rows[0]?.id ?? '', from: addDays(today, -90), to: today } as const;
    const stores = await inDemo(ctx => readSegments({ ctx, input: { ...asked, by: 'location' } }));
    const isSure = (verdict: string) => verdict === 'real' || verdict === 'probable';
    const below = stores.rows.filter(row => isSure(row.verdict) && (row.difference.value ?? 0) < 0);
    expect(below.map(({ key }) => key)).toEqual([truths.leeds.store]);
    const fell = stores.rows.filter(({ change }) => isSure(change.verdict) && (change.value ?? 0) < 0);
    expect(fell.map(({ key }) => key)).toEqual([truths.leeds.store]);
    const agents = await inDemo(ctx => readSegments({ ctx, input: { ...asked, by: 'agent' } }));
    const hire = agents.rows.find(({ key }) => key === truths.leeds.agent);
    expect(hire).toMatchObject({ verdict: 'real' });
    const last = Math.max(...agents.rows.map(({ rank }) => rank?.ranks[1] ?? 0));
    expect(hire?.rank?.ranks).toEqual([last, last]);
  });

  test('the help desk: it recovered after the fix', async () => {
    const days = await histograms('support', 'satisfaction', 'day');
    const between = (from: Date, to: Date) =>
      sum(days.filter(({ start }) => start >= localDate(from, ZONE) && start < localDate(to, ZONE)));
    const { fixRampDays, backlogRampDays } = truths.helpDesk;
    const after = between(plus(dates.fix, fixRampDays + 3), NOW);
    const during = between(plus(dates.backlog, backlogRampDays), dates.fix);
    const before = between(dates.start, dates.backlog);
    expect(backlogAt(dates, plus(dates.fix, -1))).toBe(1);
    expect(compare('csat', after, during).verdict).toBe('real');
    expect(compare('csat', after, during).value).toBeGreaterThan(0.2);
    expect(compare('csat', after, before).verdict).not.toBe('real');
  });

  test('being listened to moves satisfaction most, beyond the reach of the next', async () => {
    const items = Object.keys(truths.drivers).map(key => ({ key, min: 1, max: 5 }));
    const { rows } = await inDemo(ctx =>
      ctx.db.execute<{ answers: { satisfaction: number; experience?: Record<string, number> } }>(sql`
        select r.answers from response r join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
        where r.workspace_id = ${demo.workspaceId} and s.template = 'driver-battery' order by r.external_id`),
    );
    const matrix = rows.map(({ answers }) => [
      ...items.map(({ key }) => answers.experience?.[key] ?? null),
      answers.satisfaction,
    ]);
    const report = driverReport(items, matrix, { resamples: 300 });
    if (!report.ok) throw new Error(`declined: ${report.reason}`);
    const [first, second] = report.drivers;
    expect(first?.key).toBe('listened');
    expect(first?.interval[0]).toBeGreaterThan(second?.interval[1] ?? 100);
  });

  test('promoters come back and bring others; detractors leave', async () => {
    const people = await scored();
    const band = (from: number, to: number) => people.filter(({ score }) => score >= from && score <= to);
    const lives = (who: typeof people): Lifetime[] => who.map(({ time, event }) => ({ time, event }));
    const [promoters, detractors] = [band(9, 10), band(0, 6)];
    const test180 = (who: typeof people) =>
      survivalAt(lives(who), kaplanMeier(lives(who)), 180)?.survival ?? 0;
    expect(test180(promoters)).toBeLessThan(test180(detractors) - 0.1);
    expect(logRank([lives(promoters), lives(detractors)])?.p).toBeLessThan(0.001);
    const brought = (who: typeof people) =>
      who.reduce((total, { referred }) => total + referred, 0) / who.length;
    expect(brought(promoters)).toBeGreaterThan(1.3 * brought(detractors));
  });

  test('and the report on loyalty says so: sooner back, worth more, revenue at risk', async () => {
    const shown = await inDemo(ctx => readLoyalty({ ctx, input: { metric: 'nps' } }));
    const bad = shown.pairs.find(({ happier, other }) => happier === 'good' && other === 'bad');
    expect(bad?.p).toBeLessThan(0.001);
    const year = shown.difference.find(({ days }) => days === 365)?.by;
    expect(year?.worth.interval?.[0]).toBeGreaterThan(0);
    expect(year?.referrals.interval?.[0]).toBeGreaterThan(0);
    expect(shown.risk?.atRisk.ok && shown.risk.atRisk.interval[0]).toBeGreaterThan(0);
    expect(shown.growth?.referredRevenue).toBeGreaterThan(0);
  });
});

describe('the cases of two years', () => {
  const recovery = (from: string, to = addDays(today, 1)) =>
    inDemo(ctx => readRecovery({ ctx: { ...ctx, now: NOW }, input: { from, to }, serves: true }));

  test('are there, a handful of them open and late today', async () => {
    const all = await recovery(addDays(today, -730));
    expect(all.opened).toBeGreaterThan(450);
    expect(all.owed).toBeGreaterThan(3);
    expect(all.owed).toBeLessThan(60);
    expect(all.contacted / all.opened).toBeGreaterThan(0.6);
    const { rows } = await inDemo(ctx =>
      ctx.db.execute<{ late: number; disordered: number; ahead: number }>(sql`
        select count(*) filter (where due_at < ${NOW})::int as late,
          count(*) filter (where contacted_at < opened_at or resolved_at < contacted_at or closed_at < resolved_at)::int as disordered,
          count(*) filter (where greatest(opened_at, contacted_at, resolved_at, closed_at) > ${NOW})::int as ahead
        from customer_case`),
    );
    expect(rows[0]).toMatchObject({ disordered: 0, ahead: 0 });
    expect(rows[0]?.late).toBeGreaterThan(1);
  });

  test('contact won customers back, beyond what comes by itself; later is worse', async () => {
    const all = await recovery(addDays(today, -730));
    const main = all.effects.find(({ unit }) => unit === all.main);
    expect(main?.contacted.n).toBeGreaterThan(30);
    expect(main?.difference.verdict).toBe('real');
    expect(main?.difference.value).toBeGreaterThan(0);
    expect(all.control).toBe('check');
    expect(all.speed.trend?.p).toBeLessThan(0.01);
    expect(all.speed.trend?.slope).toBeLessThan(0);
  });

  test('in the months of the backlog promises were broken and customers had to chase', async () => {
    const { backlogRampDays, fixRampDays } = truths.helpDesk;
    const during = await recovery(
      localDate(plus(dates.backlog, backlogRampDays), ZONE),
      localDate(dates.fix, ZONE),
    );
    const before = await recovery(localDate(dates.start, ZONE), localDate(dates.backlog, ZONE));
    const since = await recovery(localDate(plus(dates.fix, fixRampDays), ZONE));
    expect(during.promises.contact.high).toBeLessThan(before.promises.contact.low ?? 0);
    expect(during.promises.contact.high).toBeLessThan(since.promises.contact.value ?? 0);
    expect(during.chased.value).toBeGreaterThan(before.chased.value ?? 1);
    expect(during.toContact.value).toBeGreaterThan(2 * (before.toContact.value ?? 0));
  });
});

type Bucket = { start: string; histogram: Histogram };

/** Read from the answers themselves; weeks and months that are not over or began before the history are left out. */
async function histograms(
  template: string,
  key: string,
  interval: 'day' | 'week' | 'month',
  location?: string,
): Promise<Bucket[]> {
  const { rows } = await inDemo(ctx =>
    ctx.db.execute<{ day: string; score: number; min: number; max: number }>(sql`
      select (r.scored_at at time zone ${ZONE})::date::text as day, a.value::int as score, q.score_min::int as min, q.score_max::int as max
      from response r
      join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id and s.template = ${template}
      join question q on q.workspace_id = s.workspace_id and q.survey_id = s.id and q.key = ${key}
      join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.question_id = q.id
      where r.workspace_id = ${demo.workspaceId} and (${location ?? null}::text is null or r.attributes ->> 'location' = ${location ?? null})`),
  );
  const [{ min, max } = { min: 0, max: 0 }] = rows;
  const from = localDate(dates.start, ZONE);
  const buckets =
    interval === 'day'
      ? periodsBetween('day', from, addDays(today, 1))
      : periodsBetween(interval, from, today);
  return buckets
    .filter(({ start, end }) => isWhole(interval, start, end))
    .map(({ start, end }) => {
      const counts = new Array<number>(max - min + 1).fill(0);
      for (const { day, score } of rows)
        if (day >= start && day < end) counts[score - min] = (counts[score - min] ?? 0) + 1;
      return { start, histogram: { min, counts } };
    });
}

/** The history begins and ends within a week and a month: those are not compared with whole ones. */
const isWhole = (interval: 'day' | 'week' | 'month', start: string, end: string): boolean =>
  interval === 'day' ||
  (interval === 'week' ? daysBetween(start, end) === 7 : start.endsWith('-01') && end.endsWith('-01'));

async function spans(
  template: string,
  key: string,
  days: number,
  location?: string,
): Promise<[Histogram, Histogram]> {
  const all = await histograms(template, key, 'day', location);
  const inSpan = (from: string, to: string) => sum(all.filter(({ start }) => start >= from && start < to));
  const middle = addDays(today, -days);
  return [inSpan(middle, addDays(today, 1)), inSpan(addDays(today, -2 * days), middle)];
}

const sum = (buckets: Bucket[]): Histogram => ({
  min: buckets[0]?.histogram.min ?? 0,
  counts: (buckets[0]?.histogram.counts ?? []).map((_, index) =>
    buckets.reduce((total, { histogram }) => total + (histogram.counts[index] ?? 0), 0),
  ),
});

const plus = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000);

/** Days from a score to the customer's next purchase, the first score of each customer; and whom they brought. */
async function scored(): Promise<(Lifetime & { score: number; referred: number })[]> {
  const { rows } = await inDemo(ctx =>
    ctx.db.execute<{ score: number; scored: string; next: string | null; referred: number }>(sql`
      select distinct on (r.customer_id) (r.answers ->> 'recommend')::int as score, r.scored_at as scored,
        (select min(x.occurred_at) from interaction x where x.workspace_id = r.workspace_id and x.customer_id = r.customer_id
          and x.type = 'purchase' and x.occurred_at > r.scored_at) as next,
        (select count(*)::int from interaction x where x.workspace_id = r.workspace_id and x.referred_by = c.external_id
          and x.occurred_at > r.scored_at - interval '10 days') as referred
      from response r
      join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
      join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id and s.template = 'post-purchase'
      where r.workspace_id = ${demo.workspaceId}
      order by r.customer_id, r.scored_at`),
  );
  return rows.map(({ score, scored: at, next, referred }) => ({
    score,
    referred,
    event: next !== null,
    time: ((next ? new Date(next) : NOW).getTime() - new Date(at).getTime()) / 86_400_000,
  }));
}

test('satisfaction moves with the numbers shown by default: an honest story in the last 90 days', async () => {
  const [recent, before] = await spans('post-purchase', 'recommend', 90);
  expect(estimate('nps', recent).n).toBeGreaterThan(300);
  const [desk, deskBefore] = await spans('support', 'satisfaction', 90);
  expect(compare('csat', desk, deskBefore).verdict).toBe('real');
  expect(compare('nps', recent, before).value).toBeLessThan(0);
});

test('two alerts have a year behind them: the slide of Leeds was told in time, the courier’s month as a jump, no quiet store', async () => {
  const owner = { userId: 'astrid', name: 'Astrid', email: 'astrid@example.com' };
  await inDemo(ctx => playAlerts({ ...ctx, now: NOW }, owner));
  const { data } = await inDemo(ctx => listAlerts({ ctx, input: { limit: 100 } }));
  const told = data.filter(one => one.outcome === 'told');
  const about = (subject: string) => told.filter(one => one.says.startsWith(subject));
  const since = (one: (typeof told)[number]): number => one.at.getTime();
  const leeds = about('NPS of Leeds').filter(one => since(one) > dates.hire.getTime());
  expect(leeds.length).toBeGreaterThanOrEqual(1);
  // Damon has a tenth of the customers at first and half of them 80 days later.
  const firstDays = (Math.min(...leeds.map(since)) - dates.hire.getTime()) / 86_400_000;
  expect(firstDays).toBeLessThan(80);
  const month = about('CSAT').filter(
    one =>
      since(one) > dates.failure.start.getTime() && since(one) < dates.failure.end.getTime() + 8 * 86_400_000,
  );
  expect(month.some(one => one.facts.kind === 'signal' && one.facts.signal === 'shock')).toBe(true);
  expect(data.flatMap(one => one.to).every(to => to.state === 'delivered')).toBe(true);
  expect(told.length).toBeLessThan(12);
});

import { sql } from 'drizzle-orm';
import type { AlertSpec } from '@/domain/alert';
import {
  type AlertFacts,
  answerFinding,
  type Days,
  daysToRead,
  signalFindings,
  thresholdFindings,
} from '@/domain/alert-findings';
import type { ReportFilter } from '@/domain/match';
import { localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { type ReportQuestion, readFrame } from '@/server/reports/frame';
import { whichSql } from '@/server/reports/match-sql';
import { readMetric, readToAdd } from '@/server/reports/read-metric';
import { runReport } from '@/server/reports/run';
import { readWhich } from '@/server/reports/which';
import { listAnnotations } from '../annotation/list';

type Rule<Spec extends AlertSpec = AlertSpec> = { spec: Spec; which: ReportFilter };
type AnswerSpec = Extract<AlertSpec, { kind: 'answer' }>;

/** An answer that goes on is over after so long without a word: then it carries its comment. */
const IDLE_MS = 15 * 60_000;
/** Scores given so long ago are looked at again: they may have been changed, or were on their way when we looked. */
const OVERLAP_MS = 60 * 60_000;
/** Single answers found in one look; the rest waits for the next. */
const MOST_ANSWERS = 500;

/** A rule that is made or goes on now has seen what happened until now; for answers, what is looked at again included. */
export const watchedFrom = ({ kind }: AlertSpec, now: Date): Date =>
  kind === 'answer' ? new Date(now.getTime() + OVERLAP_MS) : now;

/** Whether a look can find anything: a chart or a limit only once a day of the workspace is over. */
export const isWorthALook = (spec: AlertSpec, seenUntil: Date, now: Date, timezone: string): boolean =>
  spec.kind === 'answer' || localDate(seenUntil, timezone) < localDate(now, timezone);

/**
 * What a rule finds that it has not seen, the oldest first, and until when it has seen then. Throws as reports do: `not_found`
 * for a saved filter that is gone, `unavailable` for a question that takes too long.
 */
export async function look(
  ctx: Ctx,
  rule: Rule & { id: string; seenUntil: Date; timezone: string },
): Promise<{ found: AlertFacts[]; seenUntil: Date }> {
  const { spec, which, seenUntil, timezone } = rule;
  if (spec.kind === 'answer') return lookAtAnswers(ctx, { ...rule, spec });
  const days = { after: localDate(seenUntil, timezone), until: localDate(ctx.now, timezone) };
  return { found: await lookAtDays(ctx, { spec, which }, days), seenUntil: ctx.now };
}

/** Shocks, drifts or crossings of a limit that became known in these days, as the charts stood on each of them. */
export async function lookAtDays(
  ctx: Ctx,
  { spec, which }: Rule<Exclude<AlertSpec, AnswerSpec>>,
  days: Days,
): Promise<AlertFacts[]> {
  const range = daysToRead(spec, days);
  const query = { metric: spec.metric, ...which, ...range };
  if (spec.kind === 'threshold') {
    const { report, fewest } = await readToAdd({ ctx, input: { ...query, interval: 'day' } });
    const scale = report.question?.scale;
    return named(report.question, thresholdFindings(spec, report.points, days, { scale, fewest }));
  }
  const { question, points } = await readMetric({ ctx, input: { ...query, interval: spec.interval } });
  const notes = await listAnnotations({ ctx, input: range });
  const restarts = notes.filter(note => note.restarts).map(note => note.day);
  return named(question, signalFindings(spec, points, days, { restarts, scale: question?.scale }));
}

type AnswerRow = { id: string; value: number; scored_at: string };

/**
 * Answers as they come, once each: completed, or left alone for a while. Never imported ones, never tests. Where one is still
 * being written, the next look begins there.
 */
async function lookAtAnswers(
  ctx: Ctx,
  { id, spec, which, seenUntil }: Rule<AnswerSpec> & { id: string; seenUntil: Date },
): Promise<{ found: AlertFacts[]; seenUntil: Date }> {
  const from = new Date(seenUntil.getTime() - OVERLAP_MS);
  const asked = await answersSql(ctx, { spec, which });
  if (!asked) return { found: [], seenUntil: later(seenUntil, ctx.now) };
  const idle = new Date(ctx.now.getTime() - IDLE_MS);
  const over = sql`(r.state = 'completed' or r.updated_at < ${idle.toISOString()}::timestamptz)`;
  const since = sql`r.scored_at >= ${from.toISOString()}::timestamptz`;
  const rows = await runReport<AnswerRow>(
    { ctx },
    sql`select r.id, a.value, r.scored_at ${asked.from} and ${since} and ${over} and a.value <= ${asked.atMost}
      and not exists (select from alert x
        where x.workspace_id = ${ctx.workspaceId} and x.rule_id = ${id}::uuid and x.key = r.id::text)
    order by r.scored_at, r.id limit ${MOST_ANSWERS}`,
  );
  const open = await runReport<{ at: string | null }>(
    { ctx },
    sql`select min(r.scored_at) as at ${asked.from} and ${since} and not ${over}`,
  );
  const found = named(asked.question, answersOf(spec, rows, asked.question));
  const last = rows.length === MOST_ANSWERS ? rows.at(-1)?.scored_at : open[0]?.at;
  return { found, seenUntil: later(seenUntil, last ? new Date(last) : ctx.now) };
}

/** Single answers of these days as a rule would have told them, the newest first, and how many imported ones it leaves out. */
export async function answersBetween(
  ctx: Ctx,
  { spec, which }: Rule<AnswerSpec>,
  since: Date,
): Promise<{ found: (AlertFacts & { at: Date })[]; imported: number }> {
  const asked = await answersSql(ctx, { spec, which }, { imported: true });
  if (!asked) return { found: [], imported: 0 };
  const given = sql`${asked.from} and r.scored_at >= ${since.toISOString()}::timestamptz and a.value <= ${asked.atMost}`;
  const rows = await runReport<AnswerRow>(
    { ctx },
    sql`select r.id, a.value, r.scored_at ${given} and r.external_id is null
      order by r.scored_at desc, r.id limit ${MOST_ANSWERS}`,
  );
  const counted = await runReport<{ n: number }>(
    { ctx },
    sql`select count(*)::int as n ${given} and r.external_id is not null`,
  );
  const found = named(asked.question, answersOf(spec, rows, asked.question));
  const times = new Map(rows.map(row => [row.id, new Date(row.scored_at)]));
  return {
    found: found.map(one => ({ ...one, at: times.get(one.key) ?? since })),
    imported: counted[0]?.n ?? 0,
  };
}

/** `from … where …` for scores given to the metric's question; null where nobody was ever asked it. */
async function answersSql(ctx: Ctx, { spec, which }: Rule<AnswerSpec>, { imported = false } = {}) {
  const { asked, question } = await watchedQuestion(ctx, { spec, which });
  if (!question) return null;
  const { min, max } = question.scale;
  const from = sql`
    from response r
    join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.question_id = ${question.id}
    where r.workspace_id = ${ctx.workspaceId} and not r.is_test and a.value is not null
      and r.survey_id = ${question.survey.id}::uuid ${whichSql(ctx.workspaceId, asked)}
      ${imported ? sql`` : sql`and r.external_id is null`}`;
  const atMost = spec.metric === 'index' ? min + (spec.atMost / 100) * (max - min) : spec.atMost;
  return { from, atMost, question };
}

/** The one question that a rule is about: that of the survey its filter names, else the workspace's headline question. */
export async function watchedQuestion(ctx: Ctx, { spec, which }: Rule) {
  const asked = await readWhich(ctx, which);
  const { question } = await readFrame(ctx, { metric: spec.metric, survey: asked.survey ?? undefined });
  return { asked, question };
}

const answersOf = (spec: AnswerSpec, rows: readonly AnswerRow[], { scale }: ReportQuestion) =>
  rows.flatMap(({ id, value }) => answerFinding(spec, { response: id, value, scale }) ?? []);

const named = <F extends object>(question: ReportQuestion | null, found: readonly F[]) =>
  found.map(one => ({ ...one, survey: question?.survey.name ?? '' }));

const later = (a: Date, b: Date): Date => (a > b ? a : b);

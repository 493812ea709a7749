import { z } from 'zod';
import { newId } from '@/domain/ids';
import { expectAnswers } from '@/domain/metrics/expected-answers';
import { type DecisionDetail, type DecisionReason, programInputSchema } from '@/domain/program';
import type { Verdict } from '@/domain/sending/decide';
import type { Rule } from '@/domain/sending/facts';
import {
  type Groups,
  groupsOf,
  latest,
  loadAhead,
  perDayOf,
  refusalsOf,
} from '@/domain/sending/rehearsal-figures';
import { rehearse } from '@/domain/sending/rehearse';
import { nextInWindow } from '@/domain/sending/send-window';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { readWorkspaceSettings } from '../workspace/read';
import { type Draft, draftOf, ruleOfDraft } from './draft';
import { type Names, namesOf, type Past, readPast } from './past';
import { type PastRate, readPastRate } from './past-rate';
import { readProgram } from './read';
import { renderSamples, type SampleMail } from './sample-mails';

export const dryRunSchema = z.object({
  /** How many days back the program is tried on. */
  days: z.number().int().min(1).max(365).default(30),
  /** The attribute by which those who are asked are counted; left out: the workspace's first that divides them. */
  by: z.string().max(100).optional(),
});

/** What is tried: a stored program, or one as it stands in a form. */
export const triedSchema = z.union([z.object({ id: z.uuid() }), z.object({ program: programInputSchema })]);

/** Somebody a reason speaks of. Named for those alone who may read personal data. */
export type Example = {
  customer: string | null;
  name: string | null;
  /** The caller's own interaction id; null where nothing happened. */
  interaction: string | null;
  at: Date;
  detail: DecisionDetail | null;
  /** Day (in the workspace's zone) on which the invitation in the way was or would have been sent. */
  blockedOn: string | null;
};

export type DryRun = {
  since: Date;
  until: Date;
  /** Interactions of the program's types in that time, or customers' turns; `isCut`: only the newest of more. */
  interactions: number;
  isCut: boolean;
  customers: number;
  invited: number;
  /** Would still wait at the end. */
  waiting: number;
  /** How many were not invited, by reason. */
  reasons: Partial<Record<DecisionReason, number>>;
  /** Invitations per day of the workspace on which they would have been sent, without empty days. */
  perDay: { day: string; invited: number }[];
  segments: Groups;
  /** Answers to expect of those invited, from how many of `delivered` earlier ones were `completed`; null: no past. */
  expected: ({ answers: number; low: number; high: number } & PastRate) | null;
  /** Mails to expect on the first seven days on which any can leave, were it switched on now. */
  ahead: { day: string; expected: number }[];
  /** When the first mail could leave, were it switched on now and something happened at once. */
  firstSendAt: Date;
};

/** What only people see, beside the figures. */
export type Rehearsal = DryRun & {
  examples: Partial<Record<DecisionReason, Example[]>>;
  samples: SampleMail[];
};

/**
 * What the program would have done with the interactions (or turns) of the last days, had it been live then: the same
 * decision as in earnest, on the same ledger, writing nothing. Other programs' rivalry counts where they really invited. A
 * segment that is asked once is tried from now on instead. Throws `not_found`, or `invalid` for what cannot be asked with.
 */
export async function dryRunProgram(asked: Asking): Promise<DryRun> {
  return figuresOf(await run(asked), asked.input.by);
}

/** The same with examples of who was left out and why, and a few mails as they would have been. */
export async function rehearseProgram(asked: Asking): Promise<Rehearsal> {
  const tried = await run(asked);
  const refusals = refusalsOf(tried.verdicts);
  const shown = refusals.flatMap(({ examples }) => examples.map(({ occasion }) => occasion.customerId));
  const names = await namesOf(asked.ctx, [...new Set(shown)]);
  const examples = refusals.map(({ reason, examples }) => [
    reason,
    examples.map(verdict => exampleOf(tried, names, verdict)),
  ]);
  return {
    ...(await figuresOf(tried, asked.input.by)),
    examples: Object.fromEntries(examples),
    samples: await renderSamples(asked.ctx, tried.draft, latest(tried.verdicts.filter(isInvited), 3)),
  };
}

type Asking = { ctx: Ctx; input: z.input<typeof triedSchema> & z.input<typeof dryRunSchema> };

type Tried = {
  ctx: Ctx;
  draft: Draft;
  rule: Rule;
  zone: string;
  preferred: readonly string[];
  past: Past;
  verdicts: Verdict[];
};

async function run({ ctx, input }: Asking): Promise<Tried> {
  const { days } = dryRunSchema.parse(input);
  const draft =
    'id' in input ? await readProgram({ ctx, input }) : draftOf(programInputSchema.parse(input.program));
  const { timezone: zone, settings } = await readWorkspaceSettings({ ctx });
  const isAhead = 'once' in draft.trigger;
  const since = isAhead ? ctx.now : new Date(ctx.now.getTime() - days * DAY);
  const rule = await ruleOfDraft(ctx, draft, since);
  const past = await readPast(ctx, draft, rule, { since, zone });
  const verdicts = rehearse({
    now: past.since,
    until: isAhead ? new Date(ctx.now.getTime() + AHEAD_DAYS * DAY) : ctx.now,
    zone,
    rule: { ...rule, activatedAt: past.since },
    newId,
    ...past.facts,
  });
  return { ctx, draft, rule, zone, preferred: settings.segments ?? [], past, verdicts };
}

const DAY = 86_400_000;
/** How far a segment that is asked once is followed. */
const AHEAD_DAYS = 30;

async function figuresOf(tried: Tried, by: string | undefined): Promise<DryRun> {
  const { ctx, draft, rule, zone, past, verdicts, preferred } = tried;
  const invited = verdicts.filter(isInvited).length;
  const perDay = perDayOf(verdicts, zone);
  const rate = await readPastRate(ctx, draft.survey);
  const expected =
    rate && expectAnswers({ asked: invited, completed: rate.completed, delivered: rate.delivered });
  const firstSendAt = nextInWindow(new Date(ctx.now.getTime() + rule.delay), rule.window, zone);
  return {
    since: past.since,
    until: ctx.now,
    interactions: verdicts.length,
    isCut: past.isCut,
    customers: past.facts.people.size,
    invited,
    waiting: verdicts.filter(({ outcome }) => outcome === 'waiting').length,
    reasons: Object.fromEntries(refusalsOf(verdicts).map(({ reason, count }) => [reason, count])),
    perDay,
    segments: groupsOf(verdicts, past.facts.people, { wished: by, preferred }),
    expected:
      rate && expected
        ? { answers: expected.mean, low: expected.interval[0], high: expected.interval[1], ...rate }
        : null,
    ahead: aheadOf(tried, perDay, localDate(firstSendAt, zone)),
    firstSendAt,
  };
}

/** A segment's plan is what was rehearsed; anything else is expected to go on as it went. */
function aheadOf(
  { ctx, draft, zone, past }: Tried,
  perDay: DryRun['perDay'],
  firstDay: string,
): DryRun['ahead'] {
  if ('once' in draft.trigger) {
    const planned = new Map(perDay.map(({ day, invited }) => [day, invited]));
    return Array.from({ length: 7 }, (_, ahead) => {
      const day = addDays(firstDay, ahead);
      return { day, expected: planned.get(day) ?? 0 };
    });
  }
  // The first day rehearsed is not whole, and neither is today.
  const today = localDate(ctx.now, zone);
  const first = localDate(past.since, zone);
  const second = addDays(first, 1);
  return loadAhead(perDay, { from: second < today ? second : first, to: today }, firstDay);
}

const isInvited = ({ invitation }: Verdict): boolean => invitation !== null;

function exampleOf(
  { past, verdicts, zone }: Tried,
  names: Names,
  { occasion, detail, blockedBy }: Verdict,
): Example {
  const who = names.get(occasion.customerId);
  const inTheWay =
    past.facts.asks.find(ask => ask.id === blockedBy)?.at ??
    verdicts.find(({ invitation }) => invitation?.id === blockedBy)?.invitation?.sendAt;
  return {
    customer: who?.externalId ?? null,
    name: who?.name ?? null,
    interaction: occasion.externalId,
    at: occasion.occurredAt,
    detail,
    blockedOn: blockedBy !== null && inTheWay ? localDate(inTheWay, zone) : null,
  };
}

import { z } from 'zod';
import { type AlertSpec, alertRuleShape } from '@/domain/alert';
import { outcomeOf } from '@/domain/alert-cooling';
import type { AlertFacts } from '@/domain/alert-findings';
import { findingWords } from '@/domain/alert-words';
import { invalidInput, parseInput } from '@/domain/issues';
import type { ReportFilter } from '@/domain/match';
import { addDays } from '@/domain/time/local-date';
import { localDate, startOfLocalDay } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { readWorkspaceSettings } from '../workspace/read';
import { sentenceOf, subjectOf } from './list-rules';
import { answersBetween, lookAtDays, watchedQuestion } from './look';

export const tryRuleSchema = z.object({
  spec: alertRuleShape.shape.spec,
  which: alertRuleShape.shape.which,
  coolDownHours: alertRuleShape.shape.coolDownHours,
});

/**
 * What a rule would have told. `survey`: whose answers it looks at, null where nobody was ever asked. `imported`: answers that it
 * leaves out because they were imported.
 */
export type Tried = {
  says: string;
  survey: string | null;
  days: number;
  found: { key: string; at: Date; says: string; outcome: 'told' | 'cooling' }[];
  imported: number;
};

const TRIED_DAYS = 180;

/**
 * What a rule would have told in the last 180 days, the newest first: the same look as the real one's, each day with what was
 * known on it. Nothing is written and nobody is told. Throws as reports do.
 */
export async function tryRule({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof tryRuleSchema>;
}): Promise<Tried> {
  const parsed = parseInput(tryRuleSchema, input);
  if (!parsed.ok) throw invalidInput(parsed.issues);
  const rule = parsed.data;
  const subject = await subjectOf(ctx, rule);
  const { found, imported } = await rehearse(ctx, rule, TRIED_DAYS);
  const told: { direction: string; at: Date }[] = [];
  const shown = found.map(({ facts, at }) => {
    const same = told.filter(one => one.direction === facts.direction).map(one => one.at);
    const isAnswer = facts.kind === 'answer';
    const outcome = outcomeOf(at, same, { coolDownHours: rule.coolDownHours, isAnswer });
    if (outcome === 'told') told.push({ direction: facts.direction, at });
    return { key: facts.key, at, says: findingWords(facts, subject), outcome };
  });
  const { question } = await watchedQuestion(ctx, rule);
  return {
    says: await sentenceOf(ctx, rule),
    survey: question?.survey.name ?? null,
    days: TRIED_DAYS,
    found: shown.reverse(),
    imported,
  };
}

/** What a rule would have found in these last days and when, the oldest first. */
export async function rehearse(
  ctx: Ctx,
  { spec, which }: { spec: AlertSpec; which: ReportFilter },
  days: number,
): Promise<{ found: { facts: AlertFacts; at: Date }[]; imported: number }> {
  const { timezone } = await readWorkspaceSettings({ ctx });
  const today = localDate(ctx.now, timezone);
  const after = addDays(today, -days);
  if (spec.kind === 'answer') {
    const { found, imported } = await answersBetween(ctx, { spec, which }, startOfLocalDay(after, timezone));
    return { found: found.map(({ at, ...facts }) => ({ facts, at })).reverse(), imported };
  }
  const found = await lookAtDays(ctx, { spec, which }, { after, until: today });
  return {
    found: found.map(facts => ({
      facts,
      at: facts.kind === 'answer' ? ctx.now : startOfLocalDay(facts.day, timezone),
    })),
    imported: 0,
  };
}

import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type RecoveryReason, recoveryWords } from '@/domain/case/recovery';
import { isOwed } from '@/domain/case/states';
import { AppError } from '@/domain/errors';
import { survey } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { requestedId } from '@/server/tokens';
import { recordAudit } from '../audit/record';
import { readCaseSettings } from '../case/settings';
import { sightOf } from '../case/sight';
import { type CaseRow, lockCase, writeCase } from '../case/write';
import { type LoadedPerson, lockPeople } from '../decision/load';
import { readClocks } from '../invitation/clocks';
import { offerSurvey } from '../invitation/offer';
import { askableSurvey } from '../invitation/survey';

export type RecoveryAsked =
  | { asked: true; invitation: string }
  | { asked: false; reason: RecoveryReason | 'opened_again' };

/**
 * Asks the customer of a case by mail whether it worked: once per case ever, whoever calls how often. The clocks do not stop
 * it; whoever unsubscribed, is not to be asked, wished for fewer questions or cannot be reached is not asked, and the case
 * keeps why. `not_found` where there is no such case.
 */
export async function askRecovery(ctx: Ctx, caseId: string): Promise<RecoveryAsked> {
  const row = await lockCase(ctx, caseId);
  // The customer wrote again in the meantime: it is asked once that is put right, too.
  if (isOwed(row.state)) return { asked: false, reason: 'opened_again' };
  return ask(ctx, row);
}

export const askRecoverySchema = z.object({ case: z.uuid('is not the id of a case') });

/**
 * The same by hand, also where it could not be asked before. Throws `conflict` where the case is not resolved, was asked about,
 * or the customer cannot be asked, which the case then keeps.
 */
export async function askRecoveryByHand({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof askRecoverySchema>;
}): Promise<RecoveryAsked> {
  const { case: caseId } = askRecoverySchema.parse(input);
  const row = await lockCase(ctx, caseId, await sightOf(ctx));
  if (isOwed(row.state))
    throw new AppError(
      'conflict',
      'Resolve the case first: then the customer can be asked whether it worked.',
    );
  if (row.recoveryInvitationId)
    throw new AppError('conflict', 'The customer was asked already, which happens once per case.');
  const asked = await ask(ctx, { ...row, recoveryReason: null });
  if (asked.asked)
    await recordAudit({ ctx, action: 'case.recovery_asked', subject: row.id, detail: { ...asked } });
  return asked;
}

async function ask(ctx: Ctx, row: CaseRow): Promise<RecoveryAsked> {
  if (row.recoveryInvitationId) return { asked: true, invitation: row.recoveryInvitationId };
  const surveyId = await recoverySurvey(ctx);
  if (surveyId === null || surveyId === 'off') return refuse(ctx, row, surveyId ?? 'no_survey');
  if (row.customerId === null) return refuse(ctx, row, 'no_customer');
  const [person] = await lockPeople(ctx, [row.customerId], 'UTC');
  if (!person) return refuse(ctx, row, 'no_customer');
  const reason = await reasonAgainst(ctx, person, surveyId);
  if (reason) return refuse(ctx, row, reason);
  // Of one case there is one such id: what was asked is never asked again.
  const id = requestedId(ctx.workspaceId, `recovery:${row.id}`);
  const { languages } = await askableSurvey(ctx, surveyId);
  await offerSurvey(ctx, {
    id,
    survey: { id: surveyId, languages },
    person,
    interactionId: null,
    channel: 'email',
    channelId: null,
    reason: null,
    against: null,
  });
  await writeCase(ctx, row, { recoveryInvitationId: id, recoveryReason: null }, [
    { kind: 'recovery_sent', detail: { message: id } },
  ]);
  return { asked: true, invitation: id };
}

async function refuse(ctx: Ctx, row: CaseRow, reason: RecoveryReason): Promise<RecoveryAsked> {
  if (row.recoveryReason !== reason)
    await writeCase(ctx, row, { recoveryReason: reason }, [
      { kind: 'recovery_skipped', text: recoveryWords(reason) },
    ]);
  return { asked: false, reason };
}

async function reasonAgainst(
  ctx: Ctx,
  person: LoadedPerson,
  surveyId: string,
): Promise<RecoveryReason | null> {
  if (person.doNotAsk) return 'do_not_ask';
  if (person.unsubscribed) return 'unsubscribed';
  if (person.suppressed) return 'suppressed';
  if (person.addressHash === null) return 'no_address';
  return (await readClocks(ctx, person, surveyId))?.isOwnWish ? 'fewer' : null;
}

/** The survey that the workspace chose, else the newest made of the template that takes answers; null: there is none. */
async function recoverySurvey(ctx: Ctx): Promise<string | 'off' | null> {
  const { followUp } = await readCaseSettings(ctx);
  if (followUp.recoverySurvey === null) return 'off';
  const takesAnswers = and(
    eq(survey.workspaceId, ctx.workspaceId),
    isNotNull(survey.publishedVersion),
    isNull(survey.closedAt),
  );
  const [found] = await ctx.db
    .select({ id: survey.id })
    .from(survey)
    .where(
      and(
        takesAnswers,
        followUp.recoverySurvey
          ? eq(survey.id, followUp.recoverySurvey)
          : eq(survey.template, 'recovery-check'),
      ),
    )
    .orderBy(desc(survey.createdAt), desc(survey.id))
    .limit(1);
  return found?.id ?? null;
}

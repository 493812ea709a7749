import { and, eq, sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import { guessInteractionClass, type InteractionClass } from '@/domain/interaction';
import type { Verdict } from '@/domain/sending/decide';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { bestLanguage } from '@/domain/survey/translate';
import { isTimeZone } from '@/domain/time/zone';
import { survey, surveyVersion } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { parseSender } from '@/server/email/address';
import { compileInvitation } from '@/server/email/templates/invitation';
import { env } from '@/server/env';
import { readSenderRow } from '../sender/identity';
import { readWorkspaceSettings } from '../workspace/read';
import type { Draft } from './draft';

/** A mail as one of those who would have been asked would have got it. Its links open nothing. */
export type SampleMail = {
  /** The customer's name, else their id. */
  to: string;
  sendAt: Date;
  language: string;
  subject: string;
  /** The name it comes from, and the address; null: it goes by a channel. */
  sender: string;
  address: string | null;
  html: string;
};

type Recipient = {
  id: string;
  externalId: string;
  name: string | null;
  locale: string | null;
  wished: string | null;
  timezone: string | null;
  attributes: Attributes;
};

/** Renders the mails of these invitations by the code that renders the real ones; sends and keeps nothing. */
export async function renderSamples(
  ctx: Ctx,
  draft: Draft,
  invited: readonly Verdict[],
): Promise<SampleMail[]> {
  if (invited.length === 0) return [];
  const definition = await definitionOf(ctx, draft.survey);
  const { name, timezone, settings } = await readWorkspaceSettings({ ctx });
  const company = {
    name: settings.companyName || name,
    address: settings.address ?? null,
    privacyUrl: settings.privacyUrl ?? null,
    theme: settings.theme,
  };
  const recipients = await recipientsOf(
    ctx,
    invited.map(({ occasion }) => occasion.customerId),
  );
  const classes = await classesOf(ctx);
  const house = await readSenderRow(ctx);
  const address = draft.channel === null ? (house?.address ?? parseSender(env().MAIL_FROM).address) : null;
  const url = `${env().SURVEY_URL}/s/preview`;
  return invited.flatMap(({ occasion, invitation }) => {
    const who = recipients.find(({ id }) => id === occasion.customerId);
    if (!who || !invitation) return [];
    const { wished, locale } = who;
    const language = bestLanguage(definition.languages, { asked: draft.language ?? wished, locale });
    const { subject, html, senderName } = compileInvitation(
      definition,
      language,
      company,
    )({
      answerUrl: url,
      unsubscribeUrl: `${url}?unsubscribe`,
      preferencesUrl: `${url}?preferences`,
      customer: { name: who.name, attributes: who.attributes },
      interaction:
        occasion.type === null
          ? null
          : {
              type: occasion.type,
              class: classes.get(occasion.type) ?? guessInteractionClass(occasion.type),
              occurredAt: occasion.occurredAt,
              attributes: occasion.attributes,
            },
      zone: who.timezone && isTimeZone(who.timezone) ? who.timezone : timezone,
      now: invitation.sendAt,
      reminder: false,
      test: false,
    });
    return [
      {
        to: who.name ?? who.externalId,
        sendAt: invitation.sendAt,
        language,
        subject,
        sender: house?.name ?? senderName,
        address,
        html,
      },
    ];
  });
}

/** What is published, else the draft. */
async function definitionOf(ctx: Ctx, id: string): Promise<SurveyDefinition> {
  const [row] = await ctx.db
    .select({ draft: survey.draft, published: surveyVersion.definition })
    .from(survey)
    .leftJoin(
      surveyVersion,
      and(
        eq(surveyVersion.workspaceId, survey.workspaceId),
        eq(surveyVersion.surveyId, survey.id),
        eq(surveyVersion.version, survey.publishedVersion),
      ),
    )
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, id)));
  if (!row) throw new Error('the survey vanished while it was looked at');
  return row.published ?? row.draft;
}

async function recipientsOf(ctx: Ctx, ids: string[]): Promise<Recipient[]> {
  const { rows } = await ctx.db.execute<Recipient>(sql`
    select id, external_id as "externalId", name, locale, preferences ->> 'language' as wished, timezone, attributes
    from customer where workspace_id = ${ctx.workspaceId} and id = any(${sql.param(ids)}::uuid[])`);
  return rows;
}

async function classesOf(ctx: Ctx): Promise<Map<string, InteractionClass>> {
  const { rows } = await ctx.db.execute<{ name: string; class: InteractionClass }>(sql`
    select name, class from interaction_type where workspace_id = ${ctx.workspaceId} and class is not null`);
  return new Map(rows.map(row => [row.name, row.class]));
}

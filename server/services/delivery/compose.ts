import { and, eq } from 'drizzle-orm';
import { guessInteractionClass } from '@/domain/interaction';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { bestLanguage } from '@/domain/survey/translate';
import { surveyTrial, surveyVersion } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { recipient } from '@/server/email/address';
import { bounceAddress } from '@/server/email/bounce-address';
import { answerUrl, preferencesUrl, unsubscribeUrl } from '@/server/email/links';
import {
  compileInvitation,
  type InvitationTemplate,
  type RenderedMail,
} from '@/server/email/templates/invitation';
import { messageText } from '@/server/email/templates/message';
import type { OutgoingMail } from '@/server/email/transport';
import { senderOf } from '../sender/identity';
import type { HandedOver } from './hand-over';
import { zoneOf } from './record';

/** Published versions never change, so what was read or compiled once stays right. */
const definitions = new Map<string, SurveyDefinition>();
const templates = new Map<string, InvitationTemplate>();
const MOST_KEPT = 500;

/** Reads what these mails need: their sender, and the survey versions that this process does not know yet. */
export async function loadDefinitions(ctx: Ctx, mails: readonly (HandedOver | null)[]): Promise<void> {
  const sender = mails.some(Boolean) ? await senderOf(ctx) : undefined;
  for (const mail of mails) {
    if (!mail) continue;
    mail.sender = sender;
    if (definitions.has(versionKey(mail))) continue;
    const [row] = await rowOf(ctx, mail);
    if (!row) throw new Error(`version ${mail.version} of survey ${mail.surveyId} is missing`);
    keep(definitions, versionKey(mail), row.definition);
  }
}

const rowOf = ({ db, workspaceId }: Ctx, { surveyId, version }: HandedOver) =>
  version < 0
    ? db
        .select({ definition: surveyTrial.definition })
        .from(surveyTrial)
        .where(
          and(
            eq(surveyTrial.workspaceId, workspaceId),
            eq(surveyTrial.surveyId, surveyId),
            eq(surveyTrial.number, -version),
          ),
        )
    : db
        .select({ definition: surveyVersion.definition })
        .from(surveyVersion)
        .where(
          and(
            eq(surveyVersion.workspaceId, workspaceId),
            eq(surveyVersion.surveyId, surveyId),
            eq(surveyVersion.version, version),
          ),
        );

/** The mail of one delivery. Throws `invalid` for an address that is not one mailbox. */
export function composeMail(mail: HandedOver): OutgoingMail {
  return {
    ...rendered(mail),
    to: recipient(mail.email, mail.name),
    sender: mail.sender,
    envelopeFrom: bounceAddress(mail.id) ?? undefined,
    replyTo: mail.workspace.settings.replyTo,
    messageId: mail.messageId,
    unsubscribeUrl: unsubscribeUrl(mail.invitationId),
    keep: mail.workspace.isDemo,
  };
}

/** The short message that a gateway delivers instead. */
export function composeMessage(mail: HandedOver): { text: string; language: string; url: string } {
  const url = answerUrl(mail.invitationId);
  const { subject, senderName } = rendered(mail);
  const language = languageOf(mail, definitionOf(mail));
  return { text: messageText({ from: senderName, subject, url }), language, url };
}

const rendered = (mail: HandedOver): RenderedMail =>
  templateOf(mail)({
    answerUrl: answerUrl(mail.invitationId),
    unsubscribeUrl: unsubscribeUrl(mail.invitationId),
    preferencesUrl: preferencesUrl(mail.invitationId),
    customer: { name: mail.name, attributes: mail.customerAttributes },
    interaction:
      mail.type && mail.occurredAt
        ? {
            type: mail.type,
            class: mail.class ?? guessInteractionClass(mail.type),
            occurredAt: new Date(mail.occurredAt),
            attributes: mail.interactionAttributes ?? {},
          }
        : null,
    zone: zoneOf(mail),
    now: new Date(mail.now),
    reminder: mail.kind !== 'invitation',
    test: mail.isTest,
  });

function templateOf(mail: HandedOver): InvitationTemplate {
  const definition = definitionOf(mail);
  const { companyName, address, privacyUrl, theme } = mail.workspace.settings;
  const company = {
    name: companyName || mail.workspace.name,
    address: address || null,
    privacyUrl: privacyUrl || null,
    theme,
  };
  const language = languageOf(mail, definition);
  const key = `${versionKey(mail)} ${language} ${JSON.stringify(company)}`;
  const known = templates.get(key);
  return known ?? keep(templates, key, compileInvitation(definition, language, company));
}

function definitionOf(mail: HandedOver): SurveyDefinition {
  const definition = definitions.get(versionKey(mail));
  if (!definition) throw new Error('the survey version was not loaded');
  return definition;
}

/** It was chosen when the invitation was made; the survey may have lost or gained some since. */
const languageOf = (mail: HandedOver, { languages }: SurveyDefinition): string =>
  bestLanguage(languages, { asked: mail.language, locale: mail.locale });

const versionKey = (mail: HandedOver): string => `${mail.surveyId} ${mail.version}`;

function keep<T>(map: Map<string, T>, key: string, value: T): T {
  if (map.size >= MOST_KEPT) map.clear();
  map.set(key, value);
  return value;
}

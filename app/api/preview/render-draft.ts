import { z } from 'zod';
import { guessInteractionClass } from '@/domain/interaction';
import { type SurveyDefinition, surveyDefinition } from '@/domain/survey/definition';
import { bestLanguage } from '@/domain/survey/translate';
import { compileInvitation, type InvitationFacts } from '@/server/email/templates/invitation';
import { renderPreview } from '@/server/respond/preview';
import type { Viewer } from './viewer';

export const previewSchema = z.object({
  definition: surveyDefinition,
  language: z.string().max(35),
  /** What the survey was made from: it says which interaction the sample customer had. */
  template: z.string().max(100).nullable(),
  place: z.union([
    z.object({ kind: z.enum(['page', 'ending']), id: z.string() }),
    z.object({ kind: z.literal('email') }),
  ]),
});
type PreviewInput = z.output<typeof previewSchema>;

/** The sample customer bears the reader's own name. */
type PreviewFacts = Viewer & {
  /** What a personal link looks like; it opens nothing. */
  sampleUrl: string;
  now: Date;
};

type Preview =
  | { kind: 'page'; html: string }
  | { kind: 'email'; subject: string; sender: string; html: string; text: string };

const DAY = 86_400_000;

/** The page, or the mail, that a customer would get from this draft, drawn by the code that draws the real ones. */
export function renderDraft(
  { definition, language: asked, template, place }: PreviewInput,
  facts: PreviewFacts,
): Preview {
  const language = bestLanguage(definition.languages, { asked });
  if (place.kind === 'email') return renderMail(definition, language, template, facts);
  const { html } = renderPreview(definition, {
    language,
    page: place.id,
    company: nameOf(facts),
    theme: facts.settings.theme,
  });
  return { kind: 'page', html };
}

function renderMail(
  definition: SurveyDefinition,
  language: string,
  template: string | null,
  facts: PreviewFacts,
): Preview {
  const { settings, reader, timezone, now } = facts;
  const compiled = compileInvitation(definition, language, {
    name: nameOf(facts),
    address: settings.address ?? null,
    privacyUrl: settings.privacyUrl ?? null,
    theme: settings.theme,
  });
  const { subject, html, text, senderName } = compiled({
    answerUrl: facts.sampleUrl,
    unsubscribeUrl: `${facts.sampleUrl}?unsubscribe`,
    preferencesUrl: `${facts.sampleUrl}?preferences`,
    customer: { name: reader, attributes: {} },
    interaction: sampleInteraction(template, now),
    zone: timezone,
    now,
    reminder: false,
    test: false,
  });
  return { kind: 'email', subject, sender: senderName, html, text };
}

const nameOf = ({ settings, company }: PreviewFacts): string => settings.companyName || company;

/** Something of the template's kind, yesterday. */
function sampleInteraction(template: string | null, now: Date): InvitationFacts['interaction'] {
  const kind = template ? guessInteractionClass(template) : null;
  if (!template || !kind) return null;
  return { type: template, class: kind, occurredAt: new Date(now.getTime() - DAY), attributes: {} };
}

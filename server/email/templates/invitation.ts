import { CONTROL_CONTRAST, contrastOf, wordsOn } from '@/domain/color/contrast';
import type { InteractionClass } from '@/domain/interaction';
import type { Question, SurveyDefinition } from '@/domain/survey/definition';
import { expandPiping, type PipingValues, pipedFields } from '@/domain/survey/piping';
import { pointsOf, scaleOf } from '@/domain/survey/scale';
import { resolveTheme, type Theme } from '@/domain/survey/theme';
import { directionOf, pickText } from '@/domain/survey/translate';
import { type Html, html, withBreaks } from '../html';
import { mailPage } from './layout';
import { dateText, dayText, fill, greetsByWord, phrasesOf } from './phrases/phrases';

/** Who asks, the same for every mail of a workspace. */
export type Company = { name: string; address: string | null; privacyUrl: string | null; theme?: Theme };

/** What differs from mail to mail. Nothing here comes from a bare click on the scale. */
export type InvitationFacts = {
  answerUrl: string;
  unsubscribeUrl: string;
  customer: { name: string | null; attributes: Record<string, string | number | boolean> };
  interaction: {
    type: string;
    class: InteractionClass | null;
    occurredAt: Date;
    attributes: Record<string, string | number | boolean>;
  } | null;
  /** The recipient's zone: days and dates are shown on it. */
  zone: string;
  now: Date;
  reminder: boolean;
  test: boolean;
};

export type RenderedMail = { subject: string; html: string; text: string; senderName: string };
export type InvitationTemplate = (facts: InvitationFacts) => RenderedMail;

/** Prepares the mail of one survey version in one language; the result renders it for each recipient. */
export function compileInvitation(
  definition: SurveyDefinition,
  language: string,
  company: Company,
): InvitationTemplate {
  const phrases = phrasesOf(language);
  const pick = (text: Record<string, string> | undefined) => pickText(text, language, definition.languages);
  const { email } = definition;
  const { color } = resolveTheme(company.theme, definition.theme);
  const scale = scaleToClick(definition);
  const senderName = pick(email.senderName) || company.name;
  const greetsItself = greets(pick(email.intro));

  return facts => {
    const occasion = facts.interaction ? (facts.interaction.class ?? 'other') : 'none';
    const at = facts.interaction?.occurredAt ?? facts.now;
    const words = {
      company: company.name,
      date: dateText(at, facts.zone, language),
      day: dayText(at, { zone: facts.zone, language, now: facts.now }),
      name: facts.customer.name ?? '',
    };
    const piping: PipingValues = {
      customer: { ...facts.customer.attributes, name: facts.customer.name },
      interaction: facts.interaction
        ? { ...facts.interaction.attributes, type: facts.interaction.type, date: words.date }
        : {},
      company: { name: company.name },
    };
    const own = (text: Record<string, string> | undefined, otherwise: string) =>
      expandPiping(pick(text), piping).trim() || fill(otherwise, words);

    const title = own(email.subject, phrases.subject[occasion]);
    const subject = facts.reminder ? fill(phrases.reminderSubject, { subject: title }) : title;
    const intro = facts.reminder ? fill(phrases.reminderIntro, words) : own(email.intro, phrases.intro);
    const mail: MailParts = {
      language,
      subject: facts.test ? `[${phrases.test}] ${subject}` : subject,
      preheader: own(email.preheader, intro.charAt(0).toLocaleUpperCase(language) + intro.slice(1)),
      greeting:
        greetsItself && !facts.reminder
          ? ''
          : fill(words.name ? phrases.greeting : phrases.greetingNameless, words),
      intro,
      question: scale ? expandPiping(pick(scale.question.title), piping) : '',
      points: scale?.points ?? [],
      linkOf: point => `${facts.answerUrl}?v.${scale?.question.key ?? ''}=${point}`,
      low: scale ? own(scale.question.labels?.low, phrases.low[scale.kind]) : '',
      high: scale ? own(scale.question.labels?.high, phrases.high[scale.kind]) : '',
      choose: phrases.choose,
      button: own(email.button, phrases.button),
      signature: expandPiping(pick(email.signature), piping),
      why: fill(phrases.why[occasion], words),
      answerUrl: facts.answerUrl,
      unsubscribe: { label: phrases.unsubscribe, url: facts.unsubscribeUrl },
      privacy: company.privacyUrl ? { label: phrases.privacy, url: company.privacyUrl } : null,
      address: company.address,
      company: company.name,
      color,
    };
    return { subject: mail.subject, html: asHtml(mail), text: asText(mail), senderName };
  };
}

/** The author's own first sentence already says hello or calls the customer by name: a second greeting would double it. */
const greets = (intro: string): boolean =>
  greetsByWord(intro) ||
  pipedFields(intro).some(field => field.scope === 'customer' && field.name === 'name');

type Scaled = Extract<Question, { type: 'nps' | 'csat' | 'ces' | 'rating' }>;

/** The survey's first question where it is one scale; then its points stand in the mail. */
function scaleToClick(
  definition: SurveyDefinition,
): { question: Scaled; points: number[]; kind: Scaled['type'] } | null {
  const question = definition.pages.flatMap(page => page.questions).find(one => one.type !== 'statement');
  if (!question || question.showIf) return null;
  if (
    question.type !== 'nps' &&
    question.type !== 'csat' &&
    question.type !== 'ces' &&
    question.type !== 'rating'
  )
    return null;
  const scale = scaleOf(question);
  return scale ? { question, points: pointsOf(scale), kind: question.type } : null;
}

type Link = { label: string; url: string };
type MailParts = {
  language: string;
  subject: string;
  preheader: string;
  greeting: string;
  intro: string;
  question: string;
  points: number[];
  linkOf: (point: number) => string;
  low: string;
  high: string;
  choose: string;
  button: string;
  signature: string;
  why: string;
  answerUrl: string;
  unsubscribe: Link;
  privacy: Link | null;
  address: string | null;
  company: string;
  color: string;
};

function asHtml(mail: MailParts): string {
  const link = ({ label, url }: Link) => html`<a href="${url}" class="m" style="color:#5b5d5a">${label}</a>`;
  const body = html`
<tr><td style="padding:24px 24px 0">
<p class="m" style="margin:0 0 16px;font-size:14px;line-height:20px;color:#5b5d5a">${mail.company}</p>
${mail.greeting && html`<p style="margin:0 0 8px">${mail.greeting}</p>`}
<p style="margin:0 0 16px">${withBreaks(mail.intro)}</p>
${mail.question && html`<h1 style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600">${mail.question}</h1>`}
</td></tr>
${mail.points.length > 0 && scaleRow(mail)}
<tr><td style="padding:16px 24px 24px">${buttonTable(mail)}</td></tr>
${mail.signature && html`<tr><td style="padding:0 24px 24px">${withBreaks(mail.signature)}</td></tr>`}
<tr><td class="foot m" style="padding:16px 24px 24px;border-top:1px solid #e2e2dc;font-size:12px;line-height:18px;color:#5b5d5a">
${mail.why}<br>${link(mail.unsubscribe)}${mail.privacy && html` &middot; ${link(mail.privacy)}`}
${mail.address && html`<br>${withBreaks(mail.address)}`}
</td></tr>`;
  return mailPage({
    language: mail.language,
    direction: directionOf(mail.language),
    title: mail.subject,
    preheader: mail.preheader,
    body,
  }).text;
}

/**
 * One row of equal cells, each a link of at least 44 px; numbers only, no colours: a coloured scale pushes people up. It
 * runs in the reading direction, as on the survey page: in Arabic the lowest point stands on the right.
 */
function scaleRow({ language, points, linkOf, low, high }: MailParts): Html {
  const direction = directionOf(language);
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  return html`<tr><td class="scale" style="padding:0 16px">
<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed"><tr>
${points.map(
  point =>
    html`<td align="center" style="padding:0 1px"><a class="cell" href="${linkOf(point)}" style="display:block;padding:12px 0;border:1px solid #85867e;border-radius:6px;background:#ffffff;color:#191a1c;font-size:15px;line-height:20px;text-decoration:none">${point}</a></td>`,
)}
</tr></table>
<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0"><tr>
<td class="m" align="${start}" style="padding:8px 1px 0;font-size:12px;line-height:16px;color:#5b5d5a">${points[0]} = ${low}</td>
<td class="m" align="${end}" style="padding:8px 1px 0;font-size:12px;line-height:16px;color:#5b5d5a">${points.at(-1)} = ${high}</td>
</tr></table></td></tr>`;
}

const buttonTable = (
  mail: MailParts,
): Html => html`<table role="presentation" cellpadding="0" cellspacing="0"><tr>
<td style="border-radius:6px;background:${mail.color}${edgeOf(mail.color)}" bgcolor="${mail.color}"><a href="${mail.answerUrl}" style="display:inline-block;padding:12px 24px;color:${wordsOn(mail.color)};font-weight:600;text-decoration:none">${mail.button}</a></td>
</tr></table>`;

/** A pale button needs an edge to be seen on the white card. */
const edgeOf = (color: string): string =>
  contrastOf(color, '#ffffff') < CONTROL_CONTRAST ? ';border:1px solid #85867e' : '';

/** Everything the HTML part says, for readers without it. */
function asText(mail: MailParts): string {
  const scale =
    mail.points.length > 0
      ? [
          mail.choose,
          ...mail.points.map(point => {
            const end =
              point === mail.points[0]
                ? ` (${mail.low})`
                : point === mail.points.at(-1)
                  ? ` (${mail.high})`
                  : '';
            return `${point}${end}: ${mail.linkOf(point)}`;
          }),
        ].join('\n')
      : '';
  return [
    mail.greeting,
    mail.intro,
    mail.question,
    scale,
    `${mail.button}: ${mail.answerUrl}`,
    mail.signature,
    [
      '-- ',
      mail.why,
      `${mail.unsubscribe.label}: ${mail.unsubscribe.url}`,
      mail.privacy && `${mail.privacy.label}: ${mail.privacy.url}`,
      mail.address,
    ]
      .filter(line => line !== null)
      .join('\n'),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

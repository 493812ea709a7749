import type { InteractionClass } from '@/domain/interaction';
import type { Question, SurveyDefinition } from '@/domain/survey/definition';
import { expandPiping, type PipingValues, pipedFields } from '@/domain/survey/piping';
import { pointsOf, scaleOf } from '@/domain/survey/scale';
import type { LocalizedText } from '@/domain/survey/text';
import { resolveTheme, type Theme } from '@/domain/survey/theme';
import { directionOf, pickText } from '@/domain/survey/translate';
import { wordsFor } from '@/server/respond/words/words';
import { asHtml } from './as-html';
import { asText } from './as-text';
import { logoOf } from './logo';
import { lookOf } from './look';
import type { MailParts } from './parts';
import { dateText, dayText, fill, greetsByWord, phrasesOf } from './phrases/phrases';

/** Who asks, the same for every mail of a workspace. */
export type Company = { name: string; address: string | null; privacyUrl: string | null; theme?: Theme };

/** What differs from mail to mail. Nothing here comes from a bare click on the scale. */
export type InvitationFacts = {
  answerUrl: string;
  unsubscribeUrl: string;
  preferencesUrl: string;
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
  const pick = (text: LocalizedText | undefined) => pickText(text, language, definition.languages);
  const { email } = definition;
  const theme = resolveTheme(company.theme, definition.theme);
  const look = lookOf(theme);
  const logo = logoOf(theme.logo);
  const first = firstQuestion(definition);
  const scaled = first && isScaled(first) ? first : null;
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
    const say = (text: LocalizedText | undefined) => expandPiping(pick(text), piping).trim();
    const own = (text: LocalizedText | undefined, otherwise: string) => say(text) || fill(otherwise, words);

    const title = own(email.subject, phrases.subject[occasion]);
    const subject = facts.reminder ? fill(phrases.reminderSubject, { subject: title }) : title;
    const intro = facts.reminder ? fill(phrases.reminderIntro, words) : own(email.intro, phrases.intro);
    const mail: MailParts = {
      language,
      direction: directionOf(language),
      subject: facts.test ? `[${phrases.test}] ${subject}` : subject,
      preheader: own(email.preheader, intro.charAt(0).toLocaleUpperCase(language) + intro.slice(1)),
      greeting:
        greetsItself && !facts.reminder
          ? ''
          : fill(words.name ? phrases.greeting : phrases.greetingNameless, words),
      intro,
      question: say(first?.title),
      scale: scaled && {
        style: 'style' in scaled ? scaled.style : 'numbers',
        choose: phrases.choose,
        points: pointsToClick(scaled, { language, answerUrl: facts.answerUrl, say }),
      },
      button: { label: own(email.button, phrases.button), url: facts.answerUrl },
      signature: say(email.signature),
      // A date that breaks over two lines reads badly.
      why: fill(phrases.why[occasion], { ...words, date: words.date.replaceAll(' ', '\u00a0') }),
      unsubscribe: { label: phrases.unsubscribe, url: facts.unsubscribeUrl },
      // The link has the name of the page that it leads to.
      preferences: { label: wordsFor(language).preferences.title, url: facts.preferencesUrl },
      privacy: company.privacyUrl ? { label: phrases.privacy, url: company.privacyUrl } : null,
      address: company.address,
      trapUrl: `${facts.answerUrl}?trap`,
      company: company.name,
      logo,
      look,
    };
    return { subject: mail.subject, html: asHtml(mail), text: asText(mail), senderName };
  };
}

/** The author's own first sentence already says hello or calls the customer by name: a second greeting would double it. */
const greets = (intro: string): boolean =>
  greetsByWord(intro) ||
  pipedFields(intro).some(field => field.scope === 'customer' && field.name === 'name');

/** What the survey asks everybody first, or null where that hangs on something. */
function firstQuestion(definition: SurveyDefinition): Question | null {
  const question = definition.pages.flatMap(page => page.questions).find(one => one.type !== 'statement');
  return question && !question.showIf ? question : null;
}

type Scaled = Extract<Question, { type: 'nps' | 'csat' | 'ces' | 'rating' }>;

/** One scale, whose points then stand in the mail. */
const isScaled = (question: Question): question is Scaled =>
  question.type === 'nps' ||
  question.type === 'csat' ||
  question.type === 'ces' ||
  question.type === 'rating';

/** A tap only pre-selects: the answer counts once *Send* is tapped on the page. Points are named as they are there. */
function pointsToClick(
  question: Scaled,
  {
    language,
    answerUrl,
    say,
  }: { language: string; answerUrl: string; say: (text: LocalizedText | undefined) => string },
): NonNullable<MailParts['scale']>['points'] {
  const scale = scaleOf(question);
  if (!scale) return [];
  const phrases = phrasesOf(language);
  const words = wordsFor(language);
  const { labels, type } = question;
  const isDrawn = 'style' in question && question.style !== 'numbers';
  const place = isDrawn && question.style === 'stars' ? words.star : words.point;
  const nameOf = (point: number): string => {
    const named = say(labels?.points?.[String(point)]);
    if (named) return named;
    if (point === scale.min) return say(labels?.low) || phrases.low[type];
    if (point === scale.max) return say(labels?.high) || phrases.high[type];
    return type === 'csat' ? (words.csat.points[point - 1] ?? '') : '';
  };
  return pointsOf(scale).map(value => {
    const name = nameOf(value);
    const seen = isDrawn ? fill(place, { point: String(value), max: String(scale.max) }) : String(value);
    const url = `${answerUrl}?v.${question.key}=${value}`;
    return { value, url, name, spoken: isDrawn || name ? [seen, name].filter(Boolean).join(', ') : '' };
  });
}

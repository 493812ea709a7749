import { pipedFields } from './piping';

/** A mail as it would be received, and the author's own texts in its language (raw, fields not filled in). */
export type MailToJudge = {
  subject: string;
  sender: string;
  html: string;
  text: string;
  own: { subject: string; preheader: string; intro: string; button: string; signature: string };
};

export type MailAdvice = { code: string; message: string };

/** Inboxes on phones cut a subject here, in characters; desktops at about 60. */
const SUBJECT_ON_PHONES = 45;
const SUBJECT_MAX = 60;
const PREHEADER_MAX = 110;
const INTRO_MAX = 280;
/** Ours to keep; Gmail cuts a mail at 102 KB. In bytes. */
const HTML_MAX = 30 * 1024;
/** Words that filters weigh, as whole words, in the languages of the templates. */
const PRESSING =
  /(?<![\p{L}\d])(free|gratis|gratuite?|kostenlos|win|winner|gewinn(?:en|spiel)?|gagne[rz]|ganar?|vincere|urgent|dringend|urgente|100 ?%|€€|\$\$)(?![\p{L}\d])/iu;

/** What might keep a mail out of the inbox or unread. Advice only: nothing here stops a mail. Empty: nothing to remark. */
export function adviseOnMail(mail: MailToJudge): MailAdvice[] {
  return [...subjectAdvice(mail), ...textAdvice(mail), ...shapeAdvice(mail)];
}

function subjectAdvice({ subject, own }: MailToJudge): MailAdvice[] {
  const found: MailAdvice[] = [];
  const say = (code: string, message: string) => found.push({ code, message });
  if (subject.length > SUBJECT_MAX)
    say('subject_long', `The subject has ${subject.length} characters; inboxes show about ${SUBJECT_MAX}.`);
  else if (subject.length > SUBJECT_ON_PHONES)
    say(
      'subject_long_for_phones',
      `The subject has ${subject.length} characters; phones show about ${SUBJECT_ON_PHONES}. Put what matters first.`,
    );
  if (isShouting(subject))
    say('subject_shouts', 'Capitals and exclamation marks in the subject make it look like advertising.');
  const pressing = PRESSING.exec(own.subject)?.[1];
  if (pressing)
    say('subject_presses', `“${pressing}” in the subject is a word that spam filters weigh against it.`);
  if (/^(re|fwd?|aw|wg)\s*:/i.test(own.subject.trim()))
    say('subject_pretends', 'The subject begins like a reply. Filters and people take that for a trick.');
  return found;
}

function textAdvice({ subject, own }: MailToJudge): MailAdvice[] {
  const found: MailAdvice[] = [];
  const say = (code: string, message: string) => found.push({ code, message });
  if (own.preheader.length > PREHEADER_MAX)
    say('preheader_long', `The preview line is cut after about ${PREHEADER_MAX} characters.`);
  if (own.preheader.trim() !== '' && own.preheader.trim() === subject.trim())
    say('preheader_repeats', 'The preview line repeats the subject; it could say how long it takes.');
  if (own.intro.length > INTRO_MAX)
    say('intro_long', 'The first sentence is long. The fewer words before the question, the more answers.');
  if (isShouting(`${own.intro} ${own.button}`))
    say('text_shouts', 'Capitals and exclamation marks make the mail look like advertising.');
  const texts = Object.values(own);
  const links = texts.join(' ').match(/https?:\/\/\S+/gi)?.length ?? 0;
  if (links > 0)
    say(
      'links',
      `${links === 1 ? 'A link' : `${links} links`} in the text: each leads away from the question, and filters count them.`,
    );
  const bare = texts
    .flatMap(pipedFields)
    .filter(({ scope, fallback }) => scope !== 'company' && fallback === '');
  if (bare.length > 0)
    say(
      'no_fallback',
      `{{${bare[0]?.scope}.${bare[0]?.name}}} stays empty where it is not known. Give it words for that: {{${bare[0]?.scope}.${bare[0]?.name}|…}}.`,
    );
  return found;
}

function shapeAdvice({ sender, html, text }: MailToJudge): MailAdvice[] {
  const found: MailAdvice[] = [];
  const bytes = new TextEncoder().encode(html).length;
  if (bytes > HTML_MAX)
    found.push({
      code: 'large',
      message: `The mail has ${Math.round(bytes / 1024)} KB; over ${HTML_MAX / 1024} KB it loads slowly on a train.`,
    });
  if (text.trim() === '')
    found.push({ code: 'no_text', message: 'The plain-text part is empty; filters expect one.' });
  if (/@|no-?reply/i.test(sender))
    found.push({
      code: 'sender',
      message: 'The sender reads like an address. A name that customers know is opened more often.',
    });
  return found;
}

/** Two exclamation marks, or two words and more in capitals alone. */
function isShouting(words: string): boolean {
  return /!\s*!/.test(words) || (words.match(/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu)?.length ?? 0) >= 2;
}

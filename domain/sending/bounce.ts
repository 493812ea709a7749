import { codeOf } from './codes';

/**
 * What a mail that came back says. `hard`: the address is of no use; `soft`: this mail did not arrive, the address may be
 * good; `blocked`: the sender or the words were refused, not the person; `delayed`: it may still arrive.
 */
export type BounceKind = 'hard' | 'soft' | 'blocked' | 'delayed' | 'auto_reply' | 'complaint' | 'unknown';

export type Bounce = {
  kind: BounceKind;
  /** RFC 3463, where the server gave one or its words amount to one. */
  code: string | null;
  /** The server's own words; they may name the address. */
  said: string | null;
};

/** A mail taken apart. `report`s: the text of its machine-readable parts; `text`: what a person would read. */
export type ReturnedMail = {
  headers: readonly { key: string; value: string }[];
  text: string;
  /** `message/delivery-status` (RFC 3464). */
  deliveryReport: string | null;
  /** `message/feedback-report` (RFC 5965). */
  feedbackReport: string | null;
  /** `message/disposition-notification` (RFC 8098). */
  readReport: string | null;
};

/** Sorts what came to a bounce address: reports by their fields, everything else by its headers and words. */
export function classifyReturned(mail: ReturnedMail): Bounce {
  if (mail.feedbackReport !== null) return fromFeedback(mail.feedbackReport);
  // A read receipt answers a mail that arrived.
  if (mail.readReport !== null) return nothing('auto_reply');
  const text = beforeCopy(mail.text);
  const report = mail.deliveryReport ?? reportWithin(text);
  if (report !== null) return fromReport(report, text);
  if (isFromMailSystem(mail)) return fromWords(header(mail, 'subject'), text);
  return nothing(isAutoReply(mail) ? 'auto_reply' : 'unknown');
}

const nothing = (kind: BounceKind): Bounce => ({ kind, code: null, said: null });

/** Only what people do by hand is a complaint: not DMARC's failure reports, nor *this is no spam*. */
function fromFeedback(report: string): Bounce {
  const type = fieldsOf(report)[0]?.get('feedback-type')?.toLowerCase() ?? '';
  return /^(abuse|fraud|opt-out|opt-out-list|other|virus)$/.test(type)
    ? { kind: 'complaint', code: null, said: type }
    : nothing('unknown');
}

function fromReport(report: string, text: string): Bounce {
  const recipients = fieldsOf(report).filter(
    fields => fields.has('final-recipient') || fields.has('original-recipient') || fields.has('action'),
  );
  // Our mails have one recipient; where a list behind it says more, a failure counts.
  const fields = recipients.find(one => actionOf(one) === 'failed') ?? recipients[0];
  if (!fields) return fromWords('', text);
  const action = actionOf(fields);
  if (action === 'delayed') return nothing('delayed');
  if (action !== 'failed') return nothing('unknown');
  const said = (fields.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, '');
  const status = fields.get('status') ?? '';
  const permanent = !status.trim().startsWith('4');
  const told = codeOf(`${status} ${said}`, { permanent });
  // Servers that say nothing in their fields sometimes do so in words.
  const code = told !== null && !isBare(told) ? told : (codeOf(text, { permanent }) ?? told);
  return { kind: kindOf(code), code, said: said || lineWith(text, code) };
}

/** No more than that it failed. */
const isBare = (code: string): boolean => /^[245]\.0\.0$/.test(code);

function actionOf(fields: Map<string, string>): string {
  const action = fields.get('action')?.toLowerCase().trim();
  if (action) return action.replace(/[^a-z].*$/s, '');
  // Some leave it out: a permanent status is a failure, a temporary one is not the end yet.
  const status = fields.get('status')?.trim() ?? '';
  return status.startsWith('5') ? 'failed' : status.startsWith('4') ? 'delayed' : '';
}

function fromWords(subject: string, text: string): Bounce {
  const words = `${subject}\n${text}`;
  if (STILL_TRYING.test(words) && !GIVEN_UP.test(text)) return nothing('delayed');
  const code = codeOf(text, { permanent: true });
  if (code === null && !FAILED.test(words) && !GIVEN_UP.test(text)) return nothing('unknown');
  return { kind: kindOf(code), code, said: lineWith(text, code) };
}

function kindOf(code: string | null): BounceKind {
  if (code === null) return 'soft';
  if (/^[45]\.(7\.|1\.[78]$)/.test(code)) return 'blocked';
  return /^5\.(1\.|2\.1$|4\.4$)/.test(code) ? 'hard' : 'soft';
}

const FAILED =
  /undeliver|failure notice|delivery (status notification|failed|failure|problem)|returned (mail|to sender)|mail delivery (failed|failure|system)|could ?n[o']t be delivered|unzustellbar|nicht zugestellt|non remis|no se ha podido entregar|mancato recapito|onbestelbaar|niet bezorgd/i;
const STILL_TRYING =
  /\bdelay(ed)?\b|still (being )?retr|will (be retried|keep trying|continue (to try|trying)|retry)|not yet been delivered|do not need to resend|could not send message for past|temporarily deferred/i;
const GIVEN_UP =
  /permanent (fatal )?error|permanently|giving up|given up|gave up|will not be retried|could not be delivered|couldn'?t be delivered|wasn'?t able to deliver|unable to deliver|has been rejected/i;

function isFromMailSystem(mail: ReturnedMail): boolean {
  const from = `${header(mail, 'from')} ${header(mail, 'sender')}`;
  if (
    header(mail, 'x-failed-recipients') ||
    /report-type="?delivery-status/i.test(header(mail, 'content-type'))
  )
    return true;
  if (/mailer-?daemon|mail delivery (sub)?system|postmaster@|microsoftexchange[0-9a-f]+@/i.test(from))
    return true;
  return header(mail, 'return-path') === '<>' && FAILED.test(header(mail, 'subject')) && !isAutoReply(mail);
}

/** RFC 3834, and what came before it. */
function isAutoReply(mail: ReturnedMail): boolean {
  const submitted = header(mail, 'auto-submitted');
  if (submitted && !/^no\b/i.test(submitted)) return true;
  if (
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-response-suppress'].some(key =>
      header(mail, key),
    )
  )
    return true;
  if (/auto_?reply|bulk|junk/i.test(header(mail, 'precedence'))) return true;
  return AWAY.test(header(mail, 'subject'));
}

const AWAY =
  /^(re: ?)?(auto(matic|matische|mated)?[- ]?(reply|response|answer|antwort)|out of (the )?office|abwesen|réponse automatique|respuesta automática|resposta automática|risposta automatica|automatisch antwoord|autosvar|automatyczna odpowied|vacation|on (holiday|leave))/i;

const header = (mail: ReturnedMail, key: string): string =>
  mail.headers.find(one => one.key === key)?.value.trim() ?? '';

/** Blocks of `Name: value` lines, folded ones joined, names in lower case. */
function fieldsOf(report: string): Map<string, string>[] {
  return report
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map(block => {
      const lines = block.replace(/\n[ \t]+/g, ' ').split('\n');
      return new Map(
        lines.flatMap(line => {
          const [, name, value] = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/s.exec(line) ?? [];
          return name === undefined ? [] : [[name.toLowerCase(), value?.trim() ?? ''] as const];
        }),
      );
    })
    .filter(fields => fields.size > 0);
}

/** A report that somebody pasted into the text, or whose part was named wrongly. */
const reportWithin = (text: string): string | null =>
  /^(final|original)-recipient:/im.test(text) && /^action:/im.test(text) ? text : null;

/** What stands before the copy of our own mail, whose words and codes are not the server's. */
function beforeCopy(text: string): string {
  const copy =
    /^[ \t>]*(-{2,} *(below this line is a copy|this is a copy|original message|the (body|header)|returned message|forwarded message)|original message headers?:|-{4,} ?message header|received: from )/im.exec(
      text,
    );
  return (copy ? text.slice(0, copy.index) : text).slice(0, 20_000);
}

/** The line that gives the code, else the first that looks like a server's reply. */
function lineWith(text: string, code: string | null): string | null {
  const lines = text.split(/\r?\n/).map(line => line.trim());
  return (
    lines.find(line => code !== null && line.includes(code)) ??
    lines.find(line => /^(\S+: )?[45]\d\d[ -]/.test(line)) ??
    null
  );
}

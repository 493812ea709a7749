import type { CaseNoticeKind } from '@/domain/case/case';
import { type Html, html, withBreaks } from '@/server/email/html';
import type { ListedCase } from './shown';

/** `keep`: of a demo workspace: made, never sent. */
export type NoticeMail = { subject: string; html: Html; text: string; keep: boolean };

/** `words`: what was written; null: the comment of the answer stands there. */
type Told = { kind: CaseNoticeKind; about: ListedCase; words: string | null };
type Company = { name: string; slug: string; timezone: string; isDemo: boolean; url: string };

const WHAT: Record<CaseNoticeKind, string> = {
  new: 'Yours to follow up',
  late: 'A promise is late',
  reply: 'The customer wrote',
  failed: 'A mail did not reach the customer',
  mention: 'You were named in a note',
};

/** The mail to a member about one case or several: what happened, who it is, what they said, until when, one link each. */
export function noticeMail(told: readonly Told[], company: Company): NoticeMail {
  const [first] = told;
  const subject =
    told.length === 1 && first
      ? `${WHAT[first.kind]}: ${[nameOf(first.about), first.about.because].filter(Boolean).join(' – ')}`
      : `${told.length} cases need you`;
  const inbox = `${company.url}/${company.slug}/cases`;
  const why = `You get this because you work on cases at ${company.name}. While you are away, an admin can say so in Settings › Follow-up; then nothing is given to you.`;
  return {
    subject: `${company.name}: ${subject}`.slice(0, 200),
    html: html`${told.map(one => entry(one, company))}
<p style="font-size:13px;line-height:20px;margin:24px 0 0">${why} <a href="${inbox}">All cases</a></p>`,
    text: [...told.map(one => textOf(one, company)), `${why}\n${inbox}`].join('\n\n').concat('\n'),
    keep: company.isDemo,
  };
}

const entry = (
  { kind, about, words }: Told,
  company: Company,
): Html => html`<p style="font-size:18px;line-height:26px;font-weight:600;margin:0 0 8px">${WHAT[kind]}: ${nameOf(about)}</p>
${about.because && html`<p style="margin:0 0 8px">${about.because}</p>`}
${(words ?? about.comment) && html`<p style="margin:0 0 8px">“${withBreaks(words ?? about.comment ?? '')}”</p>`}
${dueWords(about, company) && html`<p style="margin:0 0 8px">${dueWords(about, company)}</p>`}
<p style="margin:16px 0 32px"><a href="${linkTo(about, company)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#3d3fb8;color:#ffffff;text-decoration:none">Open the case</a></p>
`;

const textOf = ({ kind, about, words }: Told, company: Company): string =>
  [
    `${WHAT[kind]}: ${nameOf(about)}`,
    about.because,
    (words ?? about.comment) && `“${words ?? about.comment}”`,
    dueWords(about, company),
    linkTo(about, company),
  ]
    .filter(part => part)
    .join('\n');

const linkTo = ({ id }: ListedCase, { url, slug }: Company): string => `${url}/${slug}/cases/${id}`;

const nameOf = ({ customer }: ListedCase): string =>
  customer ? (customer.name ?? customer.email ?? customer.id) : 'Somebody not known';

/** Until when the next promise is to be kept, in the workspace's zone. */
function dueWords({ due }: ListedCase, { timezone }: Company): string | null {
  if (!due) return null;
  const what = due.promise === 'contact' ? 'First contact' : 'To be put right';
  const at = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(due.at);
  return due.isOverdue ? `${what} was due ${at}.` : `${what} by ${at}.`;
}

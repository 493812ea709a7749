import { contributionWords, signedPoints } from '@/domain/trust/words';
import { type Html, html } from '@/server/email/html';
import { env } from '@/server/env';
import type { AccountNotice } from './notices';

/** The mail to the member whom a big customer belongs to: what happened to their trust, why, and where the history is. */
export function accountMail({ customer, workspace, memory, member }: AccountNotice): {
  subject: string;
  html: Html;
  text: string;
} {
  const name = customer.name ?? customer.externalId;
  const url = `${env().APP_URL}/${workspace.slug}/customers/${encodeURIComponent(customer.externalId)}`;
  const what = memory.trend === 'shock' ? 'fell at once' : 'is wearing away';
  const day = memory.since === null ? '' : ` since ${dayOf(memory.since, workspace.timezone)}`;
  const says = `The trust of ${name} ${what}: ${Math.round(memory.trust)} of 100${day}.`;
  const reasons = (memory.reasons?.because ?? []).map(
    one => `${signedPoints(one.change)}: ${contributionWords(one)}, ${dayOf(one.at, workspace.timezone)}`,
  );
  const money = `${moneyOf(memory.spentYear, workspace.currency)} spent in the last 365 days.`;
  const why = `You get this because ${name} is noted as your account, ${member}. An admin can change whom big customers belong to in Settings › Follow-up.`;
  return {
    subject: `${workspace.name}: the trust of ${name} ${what}`.slice(0, 200),
    html: html`<p style="font-size:18px;line-height:26px;font-weight:600;margin:0 0 16px">${says}</p>
${reasons.map(reason => html`<p style="margin:0 0 8px">${reason}</p>`)}
<p style="margin:0 0 16px">${money}</p>
<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#3d3fb8;color:#ffffff;text-decoration:none">See the whole history</a></p>
<p style="font-size:13px;line-height:20px">${why}</p>`,
    text: [says, ...reasons, money, `The whole history:\n${url}`, why].join('\n\n').concat('\n'),
  };
}

const dayOf = (at: Date | string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(new Date(at));

const moneyOf = (value: number, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 }).format(value);

import { resolveTheme } from '@/domain/survey/theme';
import { directionOf } from '@/domain/survey/translate';
import { html, withBreaks } from '../html';
import { wrap } from './as-text';
import type { Company } from './invitation';
import { mailPage } from './layout';
import { letterhead } from './letterhead';
import { logoOf } from './logo';
import { lookOf } from './look';
import { personalFoot } from './personal-foot';
import { phrasesOf } from './phrases/phrases';

const PREHEADER = 120;

/**
 * A mail that a person wrote to a customer, in the company's look: their words as they wrote them, nothing to click, no survey.
 * `language`: of the frame around them. `unsubscribeUrl`: where it goes to many.
 */
export function personalMail({
  company,
  language: wanted,
  subject,
  text,
  unsubscribeUrl,
}: {
  company: Company;
  language: string;
  subject: string;
  text: string;
  unsubscribeUrl?: string;
}): { html: string; text: string } {
  const theme = resolveTheme(company.theme, {});
  const look = lookOf(theme);
  const { language, text: foot } = personalFoot(wanted);
  const unsubscribe = phrasesOf(language).unsubscribe;
  const words = text.replace(/\r\n?/g, '\n').trim();
  const paragraphs = words.split(/\n{2,}/);
  const direction = directionOf(language);
  const align = direction === 'rtl' ? 'right' : 'left';
  const card = html`
<tr><td class="in" style="padding:24px 20px 8px">
${letterhead({ company: company.name, logo: logoOf(theme.logo), look })}
${paragraphs.map(one => html`<p dir="auto" style="margin:0 0 16px">${withBreaks(one)}</p>`)}
</td></tr>`;
  const below = html`
<tr><td class="in mut" style="padding:16px 20px 24px;font-size:13px;line-height:20px;color:${look.inks.muted}">
${foot}
${unsubscribeUrl && html`<div><a href="${unsubscribeUrl}" style="color:${look.inks.muted}">${unsubscribe}</a></div>`}
${company.address && html`<div dir="auto" style="text-align:${align}">${withBreaks(company.address)}</div>`}
</td></tr>`;
  const preheader = words.replace(/\s+/g, ' ').slice(0, PREHEADER);
  return {
    html: mailPage({ language, direction, title: subject, preheader, look, card, foot: below }).text,
    text: [
      wrap(words),
      ['-- ', wrap(foot), unsubscribeUrl && `${unsubscribe}: ${unsubscribeUrl}`, company.address]
        .filter(Boolean)
        .join('\n'),
    ]
      .join('\n\n')
      .concat('\n'),
  };
}

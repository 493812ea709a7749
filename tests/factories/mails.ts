import { parseDefinition } from '@/domain/survey/parse';
import { templates } from '@/domain/survey/templates/catalog';
import type { Theme } from '@/domain/survey/theme';
import {
  type Company,
  compileInvitation,
  type InvitationFacts,
  type RenderedMail,
} from '@/server/email/templates/invitation';

export const fjell: Company = {
  name: 'Fjell & Field',
  address: '1 High Street\nLeeds',
  privacyUrl: 'https://fjell.example/privacy',
};

/** Ann, unless the language has a better-known name; a purchase three days ago. */
export const facts = (over: Partial<InvitationFacts> = {}): InvitationFacts => ({
  answerUrl: 'https://ask.example/s/TOKEN',
  unsubscribeUrl: 'https://ask.example/s/OUT?unsubscribe',
  preferencesUrl: 'https://ask.example/s/OUT?preferences',
  customer: { name: 'Ann', attributes: {} },
  interaction: {
    type: 'purchase',
    class: 'purchase',
    occurredAt: new Date('2026-11-17T10:00:00Z'),
    attributes: { product: 'boots' },
  },
  zone: 'Europe/Berlin',
  now: new Date('2026-11-20T09:00:00Z'),
  reminder: false,
  test: false,
  ...over,
});

/** The mail of a survey that asks this one question first. */
export function mailAsking(
  question: object,
  { theme, language = 'en', ...over }: Partial<InvitationFacts> & { theme?: Theme; language?: string } = {},
): RenderedMail {
  const parsed = parseDefinition({
    name: 'S',
    languages: [language],
    pages: [{ id: 'p', questions: [question] }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return compileInvitation(parsed.definition, language, { ...fjell, theme })(facts(over));
}

const nps = templates['post-purchase'].definition;
const smile = { key: 'smile', type: 'csat', title: { en: 'How satisfied are you with your boots?' } };
const logo = '/s/images/0190a7a0-0000-7000-8000-00000000b007-640x160';

/** One mail of every kind of marks there is. */
export const distinctMails: Record<string, () => RenderedMail> = {
  nps: () => compileInvitation(nps, 'en', fjell)(facts()),
  'nps-rtl': () => compileInvitation(nps, 'ar', fjell)(facts({ customer: { name: 'آمنة', attributes: {} } })),
  'nps-reminder': () => compileInvitation(nps, 'de', fjell)(facts({ reminder: true })),
  'nps-test': () => compileInvitation(nps, 'fr', fjell)(facts({ test: true })),
  'csat-numbers': () => mailAsking(smile),
  'csat-stars': () => mailAsking({ ...smile, style: 'stars' }),
  'csat-faces': () => mailAsking({ ...smile, style: 'faces' }),
  ces: () => mailAsking({ key: 'easy', type: 'ces', title: { en: 'It was easy to get help.' } }),
  rating: () =>
    mailAsking({ key: 'quality', type: 'rating', points: 10, title: { en: 'How good were the boots?' } }),
  'rating-stars': () =>
    mailAsking({ key: 'quality', type: 'rating', points: 10, style: 'stars', title: { en: 'How good?' } }),
  'no-scale': () => mailAsking({ key: 'why', type: 'long', title: { en: 'What should we do better?' } }),
  logo: () => mailAsking(smile, { theme: { logo, corner: 'round', font: 'classic', color: '#F5E663' } }),
  'always-light': () => mailAsking(smile, { theme: { scheme: 'light', corner: 'square' } }),
  'always-dark': () => mailAsking(smile, { theme: { scheme: 'dark', color: '#1F5F4A' } }),
};

import { expect, test } from 'vitest';
import { adviseOnMail, type MailToJudge } from './mail-advice';

const calm = { subject: '', preheader: '', intro: '', button: '', signature: '' };
const mail = (own: Partial<MailToJudge['own']> = {}, over: Partial<MailToJudge> = {}): MailToJudge => ({
  subject: own.subject ?? 'How was your order on Tuesday?',
  sender: 'Boots & Co',
  html: '<p>Would you recommend us?</p>',
  text: 'Would you recommend us?',
  own: { ...calm, ...own },
  ...over,
});
const codes = (given: MailToJudge) => adviseOnMail(given).map(({ code }) => code);

test('a plain mail gets no advice', () => {
  expect(codes(mail())).toEqual([]);
  expect(
    codes(mail({ intro: 'You bought {{interaction.product|something}} from {{company.name}}.' })),
  ).toEqual([]);
});

test.each<[string, MailToJudge]>([
  ['subject_long', mail({ subject: 'x'.repeat(61) })],
  ['subject_long_for_phones', mail({ subject: 'x'.repeat(46) })],
  ['subject_shouts', mail({ subject: 'ANSWER THIS' })],
  ['subject_presses', mail({ subject: 'Win a free boot' })],
  ['subject_presses', mail({ subject: 'Kostenlos antworten' })],
  ['subject_pretends', mail({ subject: 'Re: your order' })],
  ['preheader_long', mail({ preheader: 'x'.repeat(111) })],
  ['preheader_repeats', mail({ preheader: 'How was your order on Tuesday?' })],
  ['intro_long', mail({ intro: 'x '.repeat(150) })],
  ['text_shouts', mail({ intro: 'Please!!' })],
  ['links', mail({ signature: 'See https://boots.example' })],
  ['no_fallback', mail({ intro: 'Hello {{customer.name}}' })],
  ['large', mail({}, { html: 'ü'.repeat(16_000) })],
  ['no_text', mail({}, { text: ' \n' })],
  ['sender', mail({}, { sender: 'noreply@boots.example' })],
])('%s', (code, given) => {
  expect(codes(given)).toEqual([code]);
});

test('words inside other words, names in capitals and one exclamation mark are left alone', () => {
  expect(codes(mail({ subject: 'Windproof boots, freely chosen!' }))).toEqual([]);
  expect(codes(mail({ subject: 'Your IKEA order' }))).toEqual([]);
});

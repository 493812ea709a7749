import { expect, test } from 'vitest';
import { templateNames, templates } from '@/domain/survey/templates/catalog';
import { compileInvitation } from './invitation';

const company = {
  name: 'Fjell & Field',
  address: '1 High Street\nLeeds',
  privacyUrl: 'https://fjell.example/privacy',
};

/** Ann, unless the language has a better-known name; a purchase three days ago. */
const mailOf = (name: (typeof templateNames)[number], language: string) =>
  compileInvitation(
    templates[name].definition,
    language,
    company,
  )({
    answerUrl: 'https://ask.example/s/TOKEN',
    unsubscribeUrl: 'https://ask.example/s/OUT?unsubscribe',
    customer: { name: language === 'ar' ? 'آمنة' : 'Ann', attributes: {} },
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
  });

const everyMail = templateNames.flatMap(name =>
  templates[name].definition.languages.map(language => ({ name, language })),
);

// Read the difference before taking it over (`vitest -u`): these are the mails as customers get them.
test.each(everyMail)('the mail of $name in $language reads as approved', async ({ name, language }) => {
  const { subject, senderName, text, html } = mailOf(name, language);
  await expect(`From: ${senderName}\nSubject: ${subject}\n\n${text}\n`).toMatchFileSnapshot(
    `./golden/${name}.${language}.txt`,
  );
  expect(Buffer.byteLength(html)).toBeLessThan(30 * 1024);
});

// Marks and colours are the same for all templates of one scale and direction.
test.each([
  { name: 'post-purchase', language: 'en' },
  { name: 'post-purchase', language: 'ar' },
  { name: 'support', language: 'de' },
] as const)('the marks of $name in $language are as approved', async ({ name, language }) => {
  await expect(`${mailOf(name, language).html}\n`).toMatchFileSnapshot(`./golden/${name}.${language}.html`);
});

import { expect, test } from 'vitest';
import { interactionClasses } from '@/domain/interaction';
import { templateNames, templates } from '@/domain/survey/templates/catalog';
import { distinctMails, facts, fjell, mailAsking } from '@/tests/factories/mails';
import { compileInvitation, type InvitationFacts } from './invitation';
import { mailLanguages } from './phrases/phrases';

const mailOf = (name: (typeof templateNames)[number], language: string) =>
  compileInvitation(
    templates[name].definition,
    language,
    fjell,
  )(facts({ customer: { name: language === 'ar' ? 'آمنة' : 'Ann', attributes: {} } }));

const tuesday = new Date('2026-11-17T10:00:00Z');

const everyMail = templateNames.flatMap(name =>
  templates[name].definition.languages.map(language => ({ name, language })),
);

// Read the difference before taking it over (`vitest -u`): these are the mails as customers get them.
test.each(everyMail)('the mail of $name in $language reads as approved', async ({ name, language }) => {
  const { subject, senderName, text } = mailOf(name, language);
  await expect(`From: ${senderName}\nSubject: ${subject}\n\n${text}\n`).toMatchFileSnapshot(
    `./golden/${name}.${language}.txt`,
  );
});

// Where the author wrote nothing, and in languages that no template speaks, all words are ours.
test.each(mailLanguages)('our own words in %s read as approved', async language => {
  const mail = (over: Partial<InvitationFacts> = {}) =>
    mailAsking({ key: 'smile', type: 'csat' }, { language, ...over });
  const { subject, text } = mail();
  const reminder = mail({ reminder: true, interaction: null, customer: { name: null, attributes: {} } });
  const others = interactionClasses.map(kind => {
    const after = mail({ interaction: { type: kind, class: kind, occurredAt: tuesday, attributes: {} } });
    return `${after.subject}\n${/-- \n([\s\S]*?)\n\n/.exec(after.text)?.[1]}`;
  });
  const parts = [
    `Subject: ${subject}\n\n${text}`,
    `Subject: ${reminder.subject}\n\n${reminder.text}`,
    ...others,
  ];
  await expect(`${parts.join('\n\n=====\n\n')}\n`).toMatchFileSnapshot(`./golden/own-words.${language}.txt`);
});

// Marks and colours are the same for all templates of one scale and direction.
test.each(Object.keys(distinctMails))('the marks of %s are as approved', async name => {
  await expect(`${distinctMails[name]?.().html}\n`).toMatchFileSnapshot(`./golden/${name}.html`);
});

test('every mail in every language is light: 30 KB at the most, a third of it as a rule', () => {
  const sizes = templateNames.flatMap(name =>
    mailLanguages.map(language => Buffer.byteLength(mailOf(name, language).html)),
  );
  sizes.push(...Object.values(distinctMails).map(mail => Buffer.byteLength(mail().html)));
  sizes.sort((a, b) => a - b);
  const [typical = 0, largest = 0] = [sizes[Math.floor(sizes.length / 2)], sizes.at(-1)];
  process.stdout.write(`${sizes.length} mails: ${typical} bytes as a rule, ${largest} at the most\n`);
  expect(largest).toBeLessThan(30 * 1024);
  expect(typical).toBeLessThan(11 * 1024);
});

import { describe, expect, it } from 'vitest';
import { contrastOf } from '@/domain/color/contrast';
import { parseDefinition } from '@/domain/survey/parse';
import { mailAsking } from '@/tests/factories/mails';
import { compileInvitation, type InvitationFacts } from './invitation';

const company = {
  name: 'Boots & <Co>',
  address: '1 High Street\nLeeds',
  privacyUrl: 'https://boots.example/privacy',
};

const facts = (over: Partial<InvitationFacts> = {}): InvitationFacts => ({
  answerUrl: 'https://ask.example/s/TOKEN',
  unsubscribeUrl: 'https://ask.example/s/OUT?unsubscribe',
  preferencesUrl: 'https://ask.example/s/OUT?preferences',
  customer: { name: 'Ann', attributes: { tier: 'gold' } },
  interaction: {
    type: 'return',
    class: 'other_return',
    occurredAt: new Date('2026-11-17T23:30:00Z'),
    attributes: { product: '<b>boots</b>' },
  },
  zone: 'Europe/Berlin',
  now: new Date('2026-11-20T09:00:00Z'),
  reminder: false,
  test: false,
  ...over,
});

const survey = (question: object, email: object = {}, languages = ['en', 'de', 'ar']) => {
  const parsed = parseDefinition({
    name: 'S',
    languages,
    email,
    pages: [{ id: 'p', questions: [question] }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.definition;
};
const nps = {
  key: 'recommend',
  type: 'nps',
  title: { en: 'Would you recommend us?', de: 'Empfehlen Sie uns?' },
};
const pointsIn = (html: string) => [...html.matchAll(/\?v\.(\w+)=(\d+)"/g)].map(match => Number(match[2]));

describe('the invitation mail', () => {
  it('names the day on the recipient’s clock', () => {
    const render = compileInvitation(survey(nps), 'en', company);
    expect(render(facts()).subject).toBe('How was your return on Wednesday?');
    expect(render(facts({ zone: 'America/New_York' })).subject).toBe('How was your return on Tuesday?');
    expect(render(facts({ now: new Date('2026-12-20T09:00:00Z') })).subject).toBe(
      'How was your return on 18 November?',
    );
    const german = compileInvitation(survey(nps), 'de', company)(facts());
    expect(german.subject).toBe('Wie war Ihre Rückgabe am Mittwoch?');
    expect(german.html).toContain('Empfehlen Sie uns?');
  });

  it('draws an edge around a button too pale for the card', () => {
    const html = (color: string) =>
      compileInvitation({ ...survey(nps), theme: { color } }, 'en', company)(facts()).html;
    const edge = (color: string) => /class="btn"[^>]*border:1px solid (#\w{6})/.exec(html(color))?.[1] ?? '';
    expect(contrastOf(edge('#f5e663'), '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(edge('#1f5f4a')).toBe('#1f5f4a');
  });

  it('greets once, with the name where there is one', () => {
    const beginning = (intro: string | undefined, name: string | null) =>
      compileInvitation(
        survey(nps, intro ? { intro: { en: intro } } : {}),
        'en',
        company,
      )(facts({ customer: { name, attributes: {} } })).text.split('\n\n', 2);
    expect(beginning('You recently bought from us.', 'Ann Example')).toEqual([
      'Hello Ann Example,',
      'You recently bought from us.',
    ]);
    expect(beginning('You recently bought from us.', null)[0]).toBe('Hello,');
    expect(beginning(undefined, 'Ann Example')[0]).toBe('Hello Ann Example,');
    expect(beginning('{{customer.name|Hello}}, you bought from us.', 'Ann')[0]).toBe(
      'Ann, you bought from us.',
    );
    expect(beginning('Hi there, one question.', 'Ann')[0]).toBe('Hi there, one question.');
  });

  it('escapes whatever a company, an author or a customer is called', () => {
    const author = {
      subject: { en: 'About {{interaction.product}}' },
      intro: { en: '<script>{{customer.name}}' },
    };
    const render = compileInvitation(survey(nps, author), 'en', company);
    const mail = render(facts({ customer: { name: '<img src=x onerror=1>"', attributes: {} } }));
    expect(mail.subject).toBe('About <b>boots</b>');
    expect(mail.html).not.toMatch(/<script|<img|<b>boots|Boots & </);
    expect(mail.html).toContain('&lt;script&gt;&lt;img src=x onerror=1&gt;&quot;');
    expect(mail.text).toContain('<script><img src=x onerror=1>"');
  });

  it.each([
    [{ ...nps }, 0, 10],
    [{ key: 'sat', type: 'csat', title: { en: 'Satisfied?' } }, 1, 5],
    [{ key: 'easy', type: 'ces', title: { en: 'Easy?' } }, 1, 7],
  ])('carries the scale of %j as links', (question, low, high) => {
    const { html, text } = compileInvitation(survey(question), 'en', company)(facts());
    expect(pointsIn(html)).toEqual(Array.from({ length: high - low + 1 }, (_, n) => low + n));
    for (let point = low; point <= high; point++)
      expect(text).toMatch(
        new RegExp(`^ *(${point} )? +https://ask\\.example/s/TOKEN\\?v\\.${question.key}=${point}$`, 'm'),
      );
  });

  it.each([
    ['numbers', /aria-label="1, Very dissatisfied"[^>]*>1</, /aria-label="4, Satisfied"/],
    ['stars', /aria-label="1 of 5 stars, Very dissatisfied"[^>]*><span[^>]*>★</, /"4 of 5 stars, Satisfied"/],
    ['faces', /aria-label="1 of 5, Very dissatisfied"[^>]*><span[^>]*>😞</, /"4 of 5, Satisfied"/],
  ])('draws %s, each point with its name', (style, first, fourth) => {
    const { html, text } = mailAsking({ key: 'sat', type: 'csat', style, title: { en: 'Satisfied?' } });
    expect(html).toMatch(first);
    expect(html).toMatch(fourth);
    expect(text).toContain('4  Satisfied\n   https://ask.example/s/TOKEN?v.sat=4\n');
  });

  it('calls a point what its author called it', () => {
    const labels = { points: { 2: { en: 'So so' } }, high: { en: 'Like new' } };
    const { html, text } = mailAsking({ key: 'q', type: 'rating', points: 3, title: { en: 'Q?' }, labels });
    expect(html).toContain('aria-label="2, So so"');
    expect(html).toContain('>3 = Like new<');
    expect(text).toContain('3  Like new\n');
  });

  it('has a plain button alone where the first question has no scale', () => {
    const { html, text } = compileInvitation(
      survey({ key: 'why', type: 'long', title: { en: 'Why?' } }),
      'en',
      company,
    )(facts());
    expect(pointsIn(html)).toEqual([]);
    expect(html).toContain('href="https://ask.example/s/TOKEN"');
    expect(text).toContain('Why?\n\nAnswer:\nhttps://ask.example/s/TOKEN\n');
  });

  it('shows the company’s logo from its own server at its own size, and its name where pictures are off', () => {
    const headed = (logo: string) => mailAsking(nps, { theme: { logo } }).html;
    const kept = headed('/s/images/0190a7a0-0000-7000-8000-00000000b007-640x160');
    const img = /<img[^>]*>/.exec(kept)?.[0];
    expect(img).toContain(
      ' src="http://localhost:3999/s/images/0190a7a0-0000-7000-8000-00000000b007-640x160" alt="Fjell &amp; Field" width="160" height="40"',
    );
    expect(headed('https://fjell.example/logo.png')).toContain(
      ' src="https://fjell.example/logo.png" alt="Fjell &amp; Field" height="40"',
    );
    for (const none of ['', 'mailto:ann@example.com']) expect(headed(none)).not.toContain('<img');
  });

  it('holds one link for mail scanners that no person sees, hears or reaches, and not in plain text', () => {
    const { html, text } = mailAsking(nps);
    const traps = [...html.matchAll(/<div aria-hidden="true" style="display:none[^"]*">(.*?)<\/div>/g)];
    expect(traps.map(match => match[1])).toContainEqual(
      '<a href="https://ask.example/s/TOKEN?trap" tabindex="-1">&#160;</a>',
    );
    expect(html.match(/\?trap/g)).toHaveLength(1);
    expect(text).not.toContain('trap');
  });

  it('follows the scheme that the company chose', () => {
    const schemed = (scheme: 'auto' | 'light' | 'dark') => mailAsking(nps, { theme: { scheme } }).html;
    expect(schemed('auto')).toMatch(
      /content="light dark"[\s\S]*prefers-color-scheme:dark[\s\S]*\[data-ogsc\]/,
    );
    expect(schemed('light')).not.toMatch(/prefers-color-scheme|data-ogs/);
    expect(schemed('dark')).not.toMatch(/prefers-color-scheme|data-ogs|#f6f6f3/);
  });

  it('folds the plain text at 76 columns and leaves each address whole on its line', () => {
    const long = 'lorem ipsum dolor '.repeat(30).trim();
    const { text } = compileInvitation(survey(nps, { intro: { en: long } }), 'en', company)(facts());
    for (const line of text.split('\n')) if (!line.includes('https://')) expect(line.length).toBeLessThan(77);
    expect(text.replaceAll('\n', ' ')).toContain(long);
    for (const line of text.split('\n').filter(one => one.includes('https://')))
      expect(line).toMatch(/^ *(\d+ +)?https:\/\/\S+$/);
  });

  it('says why, from whom, and how to get out, in both parts', () => {
    const { html, text } = compileInvitation(survey(nps), 'en', company)(facts());
    for (const part of [html, text]) {
      expect(part).toContain('https://ask.example/s/OUT?unsubscribe');
      expect(part).toContain('https://boots.example/privacy');
      expect(part).toContain('High Street');
    }
    for (const part of [html, text]) expect(part.replace(/\s+/g, ' ')).toContain('on 18 November');
    expect(html).toContain('max-width:600px');
    for (const [table] of html.matchAll(/<table[^>]*>/g)) expect(table).toContain('role="presentation"');
    expect(html).not.toMatch(/<img|<script/);
  });

  it('runs from right to left in languages that do', () => {
    const { html } = compileInvitation(survey(nps), 'ar', company)(facts());
    expect(html).toContain('<html lang="ar" dir="rtl">');
  });

  it('reminds in other words, and quotes nothing that was not confirmed', () => {
    const { subject, text } = compileInvitation(survey(nps), 'en', company)(facts({ reminder: true }));
    expect(subject).toBe('Reminder: How was your return on Wednesday?');
    expect(text).toContain('There is still time');
  });

  it('writes on a button so that it can be read', () => {
    const button = (color: string) =>
      compileInvitation(survey(nps), 'en', { ...company, theme: { color } })(facts()).html;
    expect(button('#3D3FB8')).toContain('font-weight:600;color:#ffffff');
    expect(button('#FFD400')).toContain('font-weight:600;color:#000000');
  });
});

import { describe, expect, test } from 'vitest';
import { boots } from './boots.fixture';
import { answersAsText, expandAddress, expandPiping, hasPiping, pipedFields } from './piping';
import { bestLanguage, directionOf, matchLanguage, pickText } from './translate';

describe('piping', () => {
  const values = { customer: { name: 'Ann', tier: null }, interaction: { product: 'boots' } };

  test.each([
    ['Hello {{customer.name|there}}', 'Hello Ann'],
    ['Hello {{ customer.nickname | there }}', 'Hello there'],
    ['Tier: {{customer.tier}}.', 'Tier: .'],
    ['{{interaction.product|order}} and {{customer.constructor|none}}', 'boots and none'],
    ['{{secrets.key}} {{customer}} {{', '{{secrets.key}} {{customer}} {{'],
  ])('%s', (text, expected) => {
    expect(expandPiping(text, values)).toBe(expected);
  });

  test('what a customer wrote is not expanded again and stays on one line', () => {
    const hostile = {
      answers: { why: '{{customer.name}}\r\nBcc: eve@example.com\u0000' },
      customer: { name: 'Ann' },
    };
    expect(expandPiping('You said: {{answers.why}}', hostile)).toBe(
      'You said: {{customer.name}} Bcc: eve@example.com',
    );
  });

  test('a replacement pattern in a value is only text', () => {
    expect(expandPiping('{{customer.name}}', { customer: { name: "$& $1 $'" } })).toBe("$& $1 $'");
  });

  test('hostile text is read in linear time', () => {
    const started = performance.now();
    expandPiping(`{{customer.${'a.'.repeat(200_000)}`.repeat(2) + '{{ '.repeat(200_000), values);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('lists the fields used', () => {
    expect(pipedFields('{{customer.name|you}} {{answers.why}}')).toEqual([
      { scope: 'customer', name: 'name', fallback: 'you' },
      { scope: 'answers', name: 'why', fallback: '' },
    ]);
    expect(hasPiping('no {{field}} here')).toBe(false);
  });

  test('says choices in the reader’s language', () => {
    const answers = {
      recommend: 2,
      causes: ['late', 'other'],
      'causes.other': 'Queue',
      staff: { friendly: 1 },
    };
    expect(answersAsText(boots, answers, 'de')).toEqual({
      recommend: '2',
      causes: 'Zu spät, Queue',
      'staff.friendly': '1',
    });
  });
});

describe('languages', () => {
  test('picks exact, then base, then the default, then anything', () => {
    const text = { en: 'boots', de: 'Stiefel', 'pt-BR': 'botas' };
    expect(pickText(text, 'de-AT', ['en'])).toBe('Stiefel');
    expect(pickText(text, 'pt-PT', ['en'])).toBe('botas');
    expect(pickText(text, 'fr', ['en', 'de'])).toBe('boots');
    expect(pickText({ de: ' ', fr: 'bottes' }, 'de', ['en'])).toBe('bottes');
    expect(pickText(undefined, 'de')).toBe('');
  });

  test.each([
    [{ asked: 'fr', locale: 'de' }, 'fr'],
    [{ asked: 'xx', locale: 'de_AT' }, 'de'],
    [{ acceptLanguage: 'da, en-GB;q=0.8, de;q=0.9' }, 'de'],
    [{ acceptLanguage: 'de;q=0, fr;q=0.1' }, 'fr'],
    [{ acceptLanguage: 'de;q=0, da' }, 'en'],
    [{ acceptLanguage: '*' }, 'en'],
    [{}, 'en'],
  ])('for %j it is %s', (wishes, expected) => {
    expect(bestLanguage(['en', 'de', 'fr'], wishes)).toBe(expected);
  });

  test.each([
    [['zh', 'zh-Hant'], 'zh-TW', 'zh-Hant'],
    [['zh', 'zh-Hant'], 'zh_CN', 'zh'],
    [['zh-CN', 'zh-TW'], 'zh-HK', 'zh-TW'],
    [['zh', 'en'], 'zh-TW', 'zh'],
    [['de-CH', 'de'], 'de-AT', 'de'],
    [['en', 'nb'], 'no', 'nb'],
    [['en', 'he'], 'iw', 'he'],
    [['en', 'de'], 'x', null],
  ])('of %j it is for %s: %s', (languages, tag, expected) => {
    expect(matchLanguage(languages, tag)).toBe(expected);
  });

  test('knows the direction of a script', () => {
    expect(['ar', 'he-IL', 'fa', 'ur-PK', 'az-Arab', 'ks-Latn', 'de', 'en'].map(directionOf)).toEqual(
      'rtl rtl rtl rtl rtl ltr ltr ltr'.split(' '),
    );
  });
});

describe('web addresses with fields', () => {
  const values = {
    customer: { name: 'Ann & Co', tier: 'javascript:alert(1)' },
    answers: { why: 'a b/../?x=1#y\r\nSet-Cookie: z' },
  };

  test.each([
    ['https://example.com/r?who={{customer.name}}', 'https://example.com/r?who=Ann%20%26%20Co'],
    [
      'https://example.com/{{answers.why}}',
      'https://example.com/a%20b%2F..%2F%3Fx%3D1%23y%20Set-Cookie%3A%20z',
    ],
    ['https://example.com/?n={{customer.nickname|you}}', 'https://example.com/?n=you'],
    ['/thanks/{{customer.name}}', '/thanks/Ann%20%26%20Co'],
  ])('%s', (address, expected) => {
    expect(expandAddress(address, values)).toBe(expected);
  });

  test('no value decides where a link leads', () => {
    for (const address of [
      '{{customer.tier}}',
      'https://{{customer.tier}}/x',
      'https://{{answers.why}}@example.com/',
    ]) {
      const expanded = expandAddress(address, values);
      expect(expanded).not.toMatch(/^javascript:/i);
      expect(expanded).not.toContain('alert(1)/');
      expect(expanded).not.toContain('Set-Cookie');
    }
  });
});

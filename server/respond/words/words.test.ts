import { describe, expect, it } from 'vitest';
import { surveyDefinition } from '@/domain/survey/definition';
import { looksWrong, placesIn, sayings } from '@/tests/wording';
import type { Plural } from './type';
import { dayText, fill, fillCount, momentText, pageLanguages, sentences, wordsFor } from './words';

/** Words that are the same as in English and right in both. */
const shared = new Set(['privacy nl', 'privacy it', 'no it', 'no es', 'no ca', 'send da', 'send nb']);

/** What is counted, and the smallest number that it is said of. */
const counted = { faultsFound: 1, charactersLeft: 0, charactersOver: 1, 'kiosk.idle': 0, 'kiosk.waiting': 1 };
const isCounted = (place: string) => place.replace(/\.\w+$/, '') in counted;

const english = sayings(wordsFor('en'));
const translated = pageLanguages.filter(language => language !== 'en');

describe.each(pageLanguages)('the page’s own words in %s', language => {
  const words = wordsFor(language);
  const own = [...sayings(words)];
  const englishOf = (place: string) =>
    english.get(isCounted(place) ? place.replace(/\w+$/, 'other') : place) ?? '';

  it('fill in what English fills in, and nothing else', () => {
    for (const [place, text] of own)
      if (!isCounted(place)) expect(placesIn(text), place).toEqual(placesIn(englishOf(place)));
  });

  it('are written as the language is written', () => {
    for (const [place, text] of own)
      expect(looksWrong(text, { english: englishOf(place), language }), `${place}: ${text}`).toEqual([]);
  });

  it.each(Object.entries(counted))('have the right form for every number: %s', (place, least) => {
    const forms = pluralAt(words, place);
    const rules = new Intl.PluralRules(language === 'pt' ? 'pt-PT' : language);
    const texts = new Map<string, number[]>();
    for (let count = least; count <= 200; count++) {
      expect(forms, `${count}`).toHaveProperty(rules.select(count));
      const text = fillCount(forms, count, language);
      expect(text).not.toContain('{');
      texts.set(text, [...(texts.get(text) ?? []), count]);
    }
    // A sentence that does not say its number is right for one number only.
    for (const [text, counts] of texts) expect(counts, text).toHaveLength(1);
    expect(rules.resolvedOptions().pluralCategories).toEqual(expect.arrayContaining(Object.keys(forms)));
  });
});

it.each(translated)('%s says nothing in the words of English', language => {
  const same = [...sayings(wordsFor(language))].filter(
    ([place, text]) => text === english.get(place) && !shared.has(`${place} ${language}`),
  );
  expect(
    same.filter(([, text]) => /\p{L}/u.test(text.replace(/\{\w+\}/g, '')) && text !== '{point} of {max}'),
  ).toEqual([]);
});

it('speaks at least 24 languages, and one of them to readers of its sisters', () => {
  expect(pageLanguages.length).toBeGreaterThanOrEqual(24);
  expect(wordsFor('zh-TW')).toBe(wordsFor('zh-Hant'));
  expect(wordsFor('zh-CN')).toBe(wordsFor('zh'));
  expect(wordsFor('no')).toBe(wordsFor('nb'));
  expect(wordsFor('DE_at')).toBe(wordsFor('de'));
  expect(wordsFor('tlh')).toBe(wordsFor('en'));
});

it('thanks at an ending that nobody wrote in the words of the page', () => {
  const titles = surveyDefinition.parse({ name: 'S', languages: pageLanguages }).endings[0]?.title;
  const thanks = pageLanguages.map(language => [language, wordsFor(language).states.answered.title]);
  expect(titles).toEqual(Object.fromEntries(thanks));
});

it('counts as each language counts', () => {
  const faults = (language: string, ...counts: number[]) =>
    counts.map(count => fillCount(wordsFor(language).faultsFound, count, language).split('.')[0]);
  expect(faults('pl', 1, 3, 5, 22)).toEqual([
    'Jedna odpowiedź wymaga jeszcze uwagi',
    '3 odpowiedzi wymagają jeszcze uwagi',
    '5 odpowiedzi wymaga jeszcze uwagi',
    '22 odpowiedzi wymagają jeszcze uwagi',
  ]);
  expect(faults('ar', 1, 2, 3, 11)).toEqual([
    'إجابة واحدة تحتاج إلى مراجعة',
    'إجابتان تحتاجان إلى مراجعة',
    '3 إجابات تحتاج إلى مراجعة',
    '11 إجابة تحتاج إلى مراجعة',
  ]);
  expect(faults('tlh', 2)).toEqual(['2 answers need another look']);

  expect(faults('he', 1, 2, 3)).toEqual([
    'כדאי לבדוק שוב תשובה אחת',
    'כדאי לבדוק שוב שתי תשובות',
    'כדאי לבדוק שוב 3 תשובות',
  ]);

  const left = (language: string, ...counts: number[]) =>
    counts.map(count => fillCount(wordsFor(language).charactersLeft, count, language));
  expect(left('fr', 0, 1, 2)).toEqual([
    '0 caractère restant',
    '1 caractère restant',
    '2 caractères restants',
  ]);
  expect(left('cs', 0, 1, 3, 5)).toEqual([
    'Zbývá 0 znaků',
    'Zbývá jeden znak',
    'Zbývají 3 znaky',
    'Zbývá 5 znaků',
  ]);
  expect(left('sl', 1, 2, 4, 5, 101)).toEqual([
    'Na voljo je še 1 znak',
    'Na voljo sta še 2 znaka',
    'Na voljo so še 4 znaki',
    'Na voljo je še 5 znakov',
    'Na voljo je še 101 znak',
  ]);
  expect(left('ro', 1, 19, 20, 101)).toEqual([
    'A mai rămas un caracter',
    'Au mai rămas 19 caractere',
    'Au mai rămas 20 de caractere',
    'Au mai rămas 101 caractere',
  ]);
  expect(left('hr', 21, 22, 25)).toEqual([
    'Preostao je 21 znak',
    'Preostala su 22 znaka',
    'Preostalo je 25 znakova',
  ]);
  expect(left('ru', 1, 2, 5, 11, 21)).toEqual([
    'Остался 1 символ',
    'Осталось 2 символа',
    'Осталось 5 символов',
    'Осталось 11 символов',
    'Остался 21 символ',
  ]);
  expect(left('lv', 1, 2, 11, 21)).toEqual([
    'Vēl var ierakstīt 1 rakstzīmi',
    'Vēl var ierakstīt 2 rakstzīmes',
    'Vēl var ierakstīt 11 rakstzīmju',
    'Vēl var ierakstīt 21 rakstzīmi',
  ]);
  expect(left('hi', 0, 1, 2)).toEqual(['0 अक्षर शेष है', '1 अक्षर शेष है', '2 अक्षर शेष हैं']);
  expect(left('lt', 1, 2, 10, 21)).toEqual([
    'Dar galite įrašyti 1 ženklą',
    'Dar galite įrašyti 2 ženklus',
    'Dar galite įrašyti 10 ženklų',
    'Dar galite įrašyti 21 ženklą',
  ]);
});

it('writes French punctuation with its no-break space', () => {
  for (const [place, text] of sayings(wordsFor('fr'))) expect(text, place).not.toMatch(/ [?:;»]|« |\w[?;»]/);
});

it('puts a space between sentences, but none after a full stop that brings its own', () => {
  expect(sentences('en', 'One.', 'Two.')).toBe('One. Two.');
  expect(['ja', 'zh', 'zh-Hant'].map(language => sentences(language, '一。', '二。'))).toEqual(
    Array(3).fill('一。二。'),
  );
});

it('dates in the language of the sentence, in the digits of the scales', () => {
  const at = '2026-03-08T16:05:00Z';
  const clock = { timezone: 'Europe/Warsaw', now: new Date('2026-05-01T00:00:00Z') };
  const day = (language: string) => dayText(at, { language, ...clock });
  expect(['it', 'nl', 'pt', 'pl', 'ar', 'ar-EG'].map(day)).toEqual([
    '8 marzo',
    '8 maart',
    '8 de março',
    '8 marca',
    '8 مارس',
    '8 مارس',
  ]);
  expect(momentText(at, { language: 'ar', ...clock })).toMatch(/^8 مارس.*5:05/);
});

it('puts a day and a moment into a sentence as its grammar asks', () => {
  const at = '2026-03-08T16:05:00Z';
  const clock = { timezone: 'Europe/Warsaw', now: new Date('2027-05-01T00:00:00Z') };
  const bought = (language: string, now: Date) => {
    const date = dayText(at, { language, timezone: clock.timezone, now });
    return fill(wordsFor(language).asked.purchase, { company: 'Acme', date });
  };
  const spring = new Date('2026-05-01T00:00:00Z');
  expect(bought('sv', spring)).toBe('Du handlade hos Acme den 8 mars.');
  expect(bought('fi', clock.now)).toBe('Teitte ostoksen yrityksessä Acme 8. maaliskuuta 2026.');
  expect(bought('hu', clock.now)).toBe('Ön vásárolt ennél a cégnél: Acme (2026. március 8.).');
  expect(bought('hr', clock.now)).toBe('Kupovali ste u tvrtki Acme (8. ožujka 2026.).');
  expect(bought('sl', spring)).toBe('Pri podjetju Acme ste opravili nakup (8. marec).');
  expect(bought('bg', clock.now)).toBe('На 8 март 2026 г. пазарувахте от фирма Acme.');
  expect(bought('el', spring)).toBe('Στις 8 Μαρτίου αγοράσατε από την εταιρεία Acme.');
  expect(bought('uk', clock.now)).toBe('8 березня 2026 р. ви зробили покупку в компанії Acme.');
  expect(bought('tr', spring)).toBe('8 Mart tarihinde Acme firmasından alışveriş yaptınız.');
  expect(bought('et', spring)).toBe('Ostsite midagi ettevõttest Acme (8. märts).');
  expect(bought('lv', clock.now)).toBe('Jūs iepirkāties uzņēmumā Acme (2026. gada 8. marts).');
  expect(bought('lt', spring)).toBe('Jūs kovo 8 d. pirkote įmonėje Acme.');
  expect(bought('he', spring)).toBe('ב-8 במרץ קניתם אצל Acme.');
  expect(bought('ja', clock.now)).toBe('2026年3月8日にAcmeでお買い物をされたお客様にお尋ねしています。');
  expect(bought('ko', spring)).toBe('3월 8일에 Acme에서 구매하신 고객님께 여쭙습니다.');
  expect(bought('zh-CN', spring)).toBe('您于3月8日在Acme购买过商品。');
  expect(bought('zh-TW', spring)).toBe('您於3月8日在Acme購買過商品。');
  expect(bought('id', clock.now)).toBe('Anda berbelanja di Acme pada 8 Maret 2026.');
  expect(bought('vi', spring)).toBe('Quý khách đã mua hàng tại Acme vào ngày 8 tháng 3.');
  expect(bought('hi', spring)).toBe('आपने 8 मार्च को Acme से ख़रीदारी की थी।');
  const until = (language: string) =>
    fill(wordsFor(language).thanksEdit, { date: momentText(at, { language, timezone: clock.timezone }) });
  expect(until('cs')).toBe('Odpověď můžete změnit do 8. března v 17:05 SEČ.');
  expect(until('no')).toBe('Du kan endre svaret ditt frem til 8. mars kl. 17:05 CET.');
  expect(until('he')).toMatch(/עד 8 במרץ בשעה 17:05 /);
  expect(until('ja')).toBe('3月8日 17:05 GMT+1まで回答を変更できます。');
  expect(until('vi')).toBe('Quý khách có thể sửa câu trả lời đến 17:05 GMT+1 ngày 8 tháng 3.');
  expect(until('hi')).toBe('आप अपना उत्तर 8 मार्च, 5:05 pm GMT+1 तक बदल सकते हैं।');
  expect(until('ca')).toMatch(/fins al dia 8 de març, a les 17:05 CET\.$/);
});

it('ends a sentence with one full stop, whatever was filled in', () => {
  expect(fill('You bought from {company}.', { company: 'Acme Inc.' })).toBe('You bought from Acme Inc.');
  expect(fill('You bought from {company}.', { company: 'Acme' })).toBe('You bought from Acme.');
  expect(fill('Read {other}.', {})).toBe('Read {other}.');
});

function pluralAt(words: object, place: string): Plural {
  const forms = Object.fromEntries(
    [...sayings(words)]
      .filter(([name]) => name.replace(/\.\w+$/, '') === place)
      .map(([name, text]) => [name.slice(place.length + 1), text]),
  );
  return { other: '', ...forms };
}

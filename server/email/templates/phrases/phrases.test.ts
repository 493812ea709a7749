import { describe, expect, it } from 'vitest';
import { wordsFor } from '@/server/respond/words/words';
import { looksWrong, placesIn, sayings } from '@/tests/wording';
import { dateText, dayText, greetsByWord, mailLanguages, phrasesOf } from './phrases';

/** Words that are the same in two languages and right in both. */
const shared = new Set([
  'privacy nl',
  'privacy it',
  'test de',
  'test fr',
  'test nl',
  'test pl',
  'test sv',
  'test da',
  'test nb',
  'test cs',
  'test sk',
  'test ro',
  'test hr',
]);
/** What a language leaves out on purpose: Polish would have to inflect a name, some subjects do without the day. */
const left = /^(?:subject\.|greeting$)/;

const english = sentencesOf('en');

describe.each(mailLanguages)('the mail’s own phrases in %s', language => {
  const own = sentencesOf(language);

  it('fill in what English fills in', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [place, text] of own) {
      const wanted = placesIn(english.get(place) ?? '');
      if (left.test(place)) expect(wanted, place).toEqual(expect.arrayContaining(placesIn(text)));
      else expect(placesIn(text), place).toEqual(wanted);
    }
  });

  it('are written as the language is written, and not in English', () => {
    for (const [place, text] of own) {
      const said = english.get(place) ?? '';
      const faults = looksWrong(text, { english: said, language });
      // Spanish greets with a colon, Chinese too; what follows a greeting is another sentence.
      expect(
        place.startsWith('greeting') ? faults.filter(fault => !fault.startsWith('ends')) : faults,
        `${place}: ${text}`,
      ).toEqual([]);
      if (language !== 'en' && !shared.has(`${place} ${language}`)) expect(text, place).not.toBe(said);
    }
  });

  it('name the ends of a scale as the survey page does', () => {
    const { low, high, unsubscribe, privacy } = phrasesOf(language);
    const page = wordsFor(language);
    for (const scale of ['nps', 'csat', 'ces'] as const)
      expect([low[scale], high[scale]]).toEqual([page[scale].low, page[scale].high]);
    expect({ unsubscribe, privacy }).toEqual({ unsubscribe: page.unsubscribe, privacy: page.privacy });
  });

  it('are known as a greeting when they greet', () => {
    const { greeting, greetingNameless } = phrasesOf(language);
    for (const words of [greeting, greetingNameless]) expect(greetsByWord(words), words).toBe(true);
  });
});

it('says when it was in the grammar of each language, in the digits of the scales', () => {
  const at = new Date('2026-11-17T23:30:00Z');
  const day = (language: string, now: string) =>
    dayText(at, { zone: 'Europe/Berlin', language, now: new Date(now) });
  const soon = (language: string) => day(language, '2026-11-20T09:00:00Z');
  const late = (language: string) => day(language, '2026-12-20T09:00:00Z');
  const all = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'ar', 'ar-EG'];
  expect(all.map(soon)).toEqual([
    'on Wednesday',
    'am Mittwoch',
    'de mercredi',
    'del miércoles',
    'di mercoledì',
    'van woensdag',
    'de quarta-feira',
    'ze środy',
    'يوم الأربعاء',
    'يوم الأربعاء',
  ]);
  expect(all.map(late)).toEqual([
    'on 18 November',
    'am 18. November',
    'du 18 novembre',
    'del 18 de noviembre',
    '(18 novembre)',
    'van 18 november',
    'de 18 de novembro',
    'z 18 listopada',
    'في 18 نوفمبر',
    'في 18 نوفمبر',
  ]);
  // English sentences have English days, whatever the survey speaks.
  expect(soon('tlh')).toBe('on Wednesday');
});

it.each([
  ['sv', 'i onsdags', 'den 18 november'],
  ['da', 'i onsdags', 'den 18. november'],
  ['nb', 'på onsdag', '18. november'],
  ['no', 'på onsdag', '18. november'],
  ['fi', 'keskiviikkona', '18. marraskuuta'],
  ['cs', 'ze středy', 'ze dne 18. listopadu'],
  ['sk', 'zo stredy', 'zo dňa 18. novembra'],
  ['sl', 'v sredo', '(18. november)'],
  ['hu', 'szerdán', '(november 18.)'],
  ['ro', 'de miercuri', 'din 18 noiembrie'],
  ['hr', 'u srijedu', '18. studenoga'],
  ['ca', 'de dimecres', 'del dia 18 de novembre'],
  ['bg', 'в сряда', 'на 18 ноември'],
  ['el', 'την Τετάρτη', 'στις 18 Νοεμβρίου'],
  ['uk', 'в середу', '18 листопада'],
  ['ru', 'в среду', '18 ноября'],
  ['tr', 'Çarşamba günkü', '18 Kasım tarihli'],
  ['et', 'kolmapäeval', '(18. november)'],
  ['lv', 'trešdien', '(18. novembris)'],
  ['lt', 'trečiadienį', 'lapkričio 18 d.'],
  ['he', 'ביום רביעי', 'ב-18 בנובמבר'],
  ['ja', '水曜日', '11月18日'],
  ['ko', '수요일', '11월 18일'],
  ['zh-CN', '星期三', '11月18日'],
  ['zh-TW', '星期三', '11月18日'],
  ['id', 'pada hari Rabu', 'pada 18 November'],
  ['vi', 'hôm thứ Tư', 'ngày 18 tháng 11'],
  ['hi', 'बुधवार को', '18 नवंबर को'],
])('%s says %s, then %s', (language, soon, late) => {
  const at = new Date('2026-11-17T23:30:00Z');
  const clock = { zone: 'Europe/Berlin', language };
  expect(dayText(at, { ...clock, now: new Date('2026-11-20T09:00:00Z') })).toBe(soon);
  expect(dayText(at, { ...clock, now: new Date('2026-12-20T09:00:00Z') })).toBe(late);
  expect(late).toContain(dateText(at, clock.zone, language));
});

it.each([
  'Hi there, one question.',
  'Dear customer,',
  'Liebe Kundin,',
  'Chère cliente,',
  'Estimada señora:',
  'Gentile cliente,',
  'Beste klant,',
  'Caro cliente,',
  'Szanowni Państwo,',
  'مرحبًا بكم،',
  'أهلا وسهلا',
  'السلام عليكم',
  'Kære kunde,',
  'Hyvä asiakas,',
  'Vážený zákazníku,',
  'Spoštovani,',
  'Tisztelt Ügyfelünk,',
  'Stimată doamnă,',
  'Benvolguda clienta,',
  'Уважаеми клиенти,',
  'Αγαπητή κυρία,',
  'Доброго дня, шановні клієнти',
  'Добрый день',
  'Sayın müşterimiz,',
  'İyi günler,',
  'Lugupeetud klient,',
  'Godātais klient,',
  'Gerbiamieji,',
  'לקוחות יקרים,',
  'いつもご利用いただきありがとうございます。',
  '田中様',
  '안녕하십니까?',
  '김민수 고객님, 감사합니다.',
  '尊敬的客户：',
  '親愛的顧客，',
  '您好，',
  'Selamat pagi,',
  'Yth. Bapak Budi,',
  'Xin chào Quý khách,',
  'प्रिय ग्राहक,',
])('%s greets by itself', text => {
  expect(greetsByWord(text)).toBe(true);
});

it.each([
  'Highly rated boots',
  'Hier ist eine Frage.',
  'Carolina',
  'Cheryl',
  'Dagmar asks',
  'عزيزة',
  'Hyvä palvelu',
  'Dragan',
  'Milan',
  'Приветливый персонал',
  'Γειασου',
  'Selami',
  'Sveikata',
  'יקרא',
  'お客様の声',
  'いつもの質問',
  '손님이 많았습니다.',
  '您的订单',
  'Halogen',
  'नमस्तेजी',
])('%s does not greet', text => {
  expect(greetsByWord(text)).toBe(false);
});

/** Every sentence with its place, but for the days and the greeting words, which are not sentences. */
function sentencesOf(language: string): Map<string, string> {
  const { day: _, greets: __, ...phrases } = phrasesOf(language);
  return sayings(phrases);
}

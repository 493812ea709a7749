import type { Phrases } from './type';

/**
 * Lithuanian; says Jūs, with the capital of a letter. Greets without the name, which would have to stand in the
 * vocative, and goes on in lower case after the comma. Weekdays stand in the accusative, which Intl does not know; dates
 * end in “d.”, which reads right in any case.
 */
export const lt: Phrases = {
  day: {
    weekday: [
      'sekmadienį',
      'pirmadienį',
      'antradienį',
      'trečiadienį',
      'ketvirtadienį',
      'penktadienį',
      'šeštadienį',
    ],
    date: '{date}',
  },
  subject: {
    purchase: 'Kaip sekėsi apsipirkti {day}?',
    contact: 'Ar pavyko Jums padėti {day}?',
    complaint: 'Ar išsprendėme Jūsų problemą?',
    defect_return: 'Kaip sekėsi grąžinti prekę {day}?',
    other_return: 'Kaip sekėsi grąžinti prekę {day}?',
    delivery: 'Kaip vyko pristatymas {day}?',
    visit: 'Kaip Jums pas mus patiko {day}?',
    other: '{company}: ar viskas buvo gerai {day}?',
    none: 'Kaip vertinate mūsų darbą?',
  },
  reminderSubject: 'Priminimas: {subject}',
  greets:
    'laba diena|labas(?: (?:rytas|vakaras))?|labą dieną|sveik(?:i|as|a)|sveikiname|gerb(?:iamas|iama|iamasis|iamoji|iamieji|iami)|miel(?:as|a|i)|brang(?:us|i|ūs)',
  greeting: 'Laba diena,',
  greetingNameless: 'Laba diena,',
  intro: 'įmonė {company} nori Jums užduoti vieną klausimą. Atsakyti užtruksite trumpiau nei minutę.',
  reminderIntro: 'prieš kelias dienas uždavėme Jums vieną klausimą. Į jį dar galite atsakyti.',
  button: 'Atsakyti',
  choose: 'Pasirinkite skaičių:',
  low: {
    nps: 'Visiškai netikėtina',
    csat: 'Visiškai netenkina',
    ces: 'Visiškai nesutinku',
    rating: 'Žemiausias įvertinimas',
  },
  high: {
    nps: 'Labai tikėtina',
    csat: 'Visiškai tenkina',
    ces: 'Visiškai sutinku',
    rating: 'Aukščiausias įvertinimas',
  },
  why: {
    purchase: 'Šį laišką gavote, nes {date} pirkote įmonėje {company}.',
    contact: 'Šį laišką gavote, nes {date} kreipėtės į įmonę {company}.',
    complaint: 'Šį laišką gavote, nes {date} pranešėte įmonei {company} apie problemą.',
    defect_return: 'Šį laišką gavote, nes {date} grąžinote prekę įmonei {company}.',
    other_return: 'Šį laišką gavote, nes {date} grąžinote prekę įmonei {company}.',
    delivery: 'Šį laišką gavote, nes {date} gavote siuntą iš įmonės {company}.',
    visit: 'Šį laišką gavote, nes {date} lankėtės įmonėje {company}.',
    other: 'Šį laišką gavote, nes {date} naudojotės įmonės {company} paslaugomis.',
    none: 'Šį laišką gavote, nes esate tarp įmonės {company} klientų.',
  },
  unsubscribe: 'Atsisakyti apklausų',
  privacy: 'Privatumas',
  test: 'Testas',
};

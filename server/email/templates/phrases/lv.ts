import type { Phrases } from './type';

/**
 * Latvian; says Jūs, with the capital of a letter. Greets without the name, which would have to stand in the vocative,
 * and goes on in lower case after the comma. Weekdays have an adverb each; dates, which Intl writes in the nominative,
 * stand in brackets.
 */
export const lv: Phrases = {
  day: {
    weekday: ['svētdien', 'pirmdien', 'otrdien', 'trešdien', 'ceturtdien', 'piektdien', 'sestdien'],
    date: '({date})',
  },
  subject: {
    purchase: 'Kā Jums veicās ar pasūtījumu {day}?',
    contact: 'Vai varējām Jums palīdzēt {day}?',
    complaint: 'Vai atrisinājām Jūsu problēmu?',
    defect_return: 'Kā noritēja preces atdošana {day}?',
    other_return: 'Kā noritēja preces atdošana {day}?',
    delivery: 'Kā noritēja piegāde {day}?',
    visit: 'Kā Jums pie mums patika {day}?',
    other: '{company}: vai viss bija labi {day}?',
    none: 'Kā Jūs vērtējat mūsu darbu?',
  },
  reminderSubject: 'Atgādinājums: {subject}',
  greets:
    'labdien|labrīt|labvakar|lab(?:s|u) (?:rīt(?:s|u)|vakar(?:s|u))|sveik[is]|sveicināt[ias]|sveicinām|cien(?:ījamais|ījamā|ījamie|ītais|ītā|ītie)|god(?:ātais|ātā|ātie)|mīļ(?:ais|ā|ie)',
  greeting: 'Labdien,',
  greetingNameless: 'Labdien,',
  intro: 'uzņēmums {company} vēlas Jums uzdot vienu jautājumu. Atbilde aizņems mazāk nekā minūti.',
  reminderIntro: 'pirms dažām dienām uzdevām Jums vienu jautājumu. Uz to vēl varat atbildēt.',
  button: 'Atbildēt',
  choose: 'Lūdzu, izvēlieties skaitli:',
  low: {
    nps: 'Pavisam maz ticams',
    csat: 'Pilnībā neapmierina',
    ces: 'Pilnībā nepiekrītu',
    rating: 'Zemākais vērtējums',
  },
  high: {
    nps: 'Ļoti ticams',
    csat: 'Pilnībā apmierina',
    ces: 'Pilnībā piekrītu',
    rating: 'Augstākais vērtējums',
  },
  why: {
    purchase: 'Jūs saņemat šo vēstuli, jo iepirkāties uzņēmumā {company} ({date}).',
    contact: 'Jūs saņemat šo vēstuli, jo sazinājāties ar uzņēmumu {company} ({date}).',
    complaint: 'Jūs saņemat šo vēstuli, jo ziņojāt uzņēmumam {company} par problēmu ({date}).',
    defect_return: 'Jūs saņemat šo vēstuli, jo atdevāt preci uzņēmumam {company} ({date}).',
    other_return: 'Jūs saņemat šo vēstuli, jo atdevāt preci uzņēmumam {company} ({date}).',
    delivery: 'Jūs saņemat šo vēstuli, jo saņēmāt piegādi no uzņēmuma {company} ({date}).',
    visit: 'Jūs saņemat šo vēstuli, jo apmeklējāt uzņēmumu {company} ({date}).',
    other: 'Jūs saņemat šo vēstuli, jo izmantojāt uzņēmuma {company} pakalpojumus ({date}).',
    none: 'Jūs saņemat šo vēstuli, jo esat starp uzņēmuma {company} klientiem.',
  },
  unsubscribe: 'Atteikties no aptaujām',
  privacy: 'Privātums',
  test: 'Tests',
};

import type { Phrases } from './type';

/**
 * Estonian; says teie. After the comma of a greeting it goes on in lower case. Weekdays stand in the adessive; dates,
 * which Intl writes in the nominative, in brackets.
 */
export const et: Phrases = {
  day: {
    weekday: [
      'pühapäeval',
      'esmaspäeval',
      'teisipäeval',
      'kolmapäeval',
      'neljapäeval',
      'reedel',
      'laupäeval',
    ],
    date: '({date})',
  },
  subject: {
    purchase: 'Kuidas läks teie tellimusega {day}?',
    contact: 'Kas saime teid aidata {day}?',
    complaint: 'Kas teie probleem sai lahendatud?',
    defect_return: 'Kuidas sujus tagastamine {day}?',
    other_return: 'Kuidas sujus tagastamine {day}?',
    delivery: 'Kuidas sujus kohaletoimetamine {day}?',
    visit: 'Kuidas teile meie juures meeldis {day}?',
    other: 'Kuidas teie asjaajamine sujus {day}?',
    none: 'Kui rahul te meiega olete?',
  },
  reminderSubject: 'Meeldetuletus: {subject}',
  greets:
    'tere(?: (?:päevast|hommikust|õhtust|tulemast))?|tervist|lugupeetud|austatud|hea (?:klient|külastaja)|kallis',
  greeting: 'Tere, {name},',
  greetingNameless: 'Tere,',
  intro: 'ettevõttel {company} on teile üks küsimus. Vastamine võtab alla minuti.',
  reminderIntro: 'mõni päev tagasi esitasime teile ühe küsimuse. Saate sellele veel vastata.',
  button: 'Vasta',
  choose: 'Palun valige number:',
  low: {
    nps: 'Väga ebatõenäoline',
    csat: 'Ei ole üldse rahul',
    ces: 'Ei ole üldse nõus',
    rating: 'Madalaim hinne',
  },
  high: { nps: 'Väga tõenäoline', csat: 'Väga rahul', ces: 'Täiesti nõus', rating: 'Kõrgeim hinne' },
  why: {
    purchase: 'Saate selle kirja, sest ostsite midagi ettevõttest {company} ({date}).',
    contact: 'Saate selle kirja, sest võtsite ühendust ettevõttega {company} ({date}).',
    complaint: 'Saate selle kirja, sest andsite ettevõttele {company} teada probleemist ({date}).',
    defect_return: 'Saate selle kirja, sest tagastasite midagi ettevõttele {company} ({date}).',
    other_return: 'Saate selle kirja, sest tagastasite midagi ettevõttele {company} ({date}).',
    delivery: 'Saate selle kirja, sest saite tarne ettevõttelt {company} ({date}).',
    visit: 'Saate selle kirja, sest külastasite ettevõtet {company} ({date}).',
    other: 'Saate selle kirja, sest kasutasite ettevõtte {company} teenuseid ({date}).',
    none: 'Saate selle kirja, sest olete ettevõtte {company} klient.',
  },
  unsubscribe: 'Loobu kutsetest',
  privacy: 'Privaatsus',
  test: 'Proov',
};

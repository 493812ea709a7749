import type { Phrases } from './type';

/**
 * Slovenian; says vi. After the comma of a greeting it goes on in lower case. Weekdays stand in the accusative; Intl
 * writes months in the nominative, so dates stand in brackets.
 */
export const sl: Phrases = {
  day: {
    weekday: ['v nedeljo', 'v ponedeljek', 'v torek', 'v sredo', 'v četrtek', 'v petek', 'v soboto'],
    date: '({date})',
  },
  subject: {
    purchase: 'Kako je potekalo vaše naročilo {day}?',
    contact: 'Kako smo vam pomagali {day}?',
    complaint: 'Smo rešili vašo težavo?',
    defect_return: 'Kako je potekalo vračilo {day}?',
    other_return: 'Kako je potekalo vračilo {day}?',
    delivery: 'Kako je potekala dostava {day}?',
    visit: 'Kako je potekal vaš obisk {day}?',
    other: 'Kako ocenjujete podjetje {company}?',
    none: 'Kako ste zadovoljni z nami?',
  },
  reminderSubject: 'Opomnik: {subject}',
  greets: 'pozdravljen[iao]?|spoštovan[iae]|drag[iae]|dober (?:dan|večer)|dobro jutro|živjo|zdravo',
  greeting: 'Pozdravljeni, {name},',
  greetingNameless: 'Pozdravljeni,',
  intro: 'eno vprašanje podjetja {company}. Odgovor vam bo vzel manj kot minuto.',
  reminderIntro: 'pred nekaj dnevi smo vam zastavili vprašanje. Nanj lahko še vedno odgovorite.',
  button: 'Odgovorite',
  choose: 'Izberite število:',
  low: {
    nps: 'Zelo malo verjetno',
    csat: 'Veliko nezadovoljstvo',
    ces: 'Sploh se ne strinjam',
    rating: 'Najnižja ocena',
  },
  high: {
    nps: 'Zelo verjetno',
    csat: 'Veliko zadovoljstvo',
    ces: 'Popolnoma se strinjam',
    rating: 'Najvišja ocena',
  },
  why: {
    purchase: 'To sporočilo ste prejeli, ker ste pri podjetju {company} opravili nakup ({date}).',
    contact: 'To sporočilo ste prejeli, ker ste bili v stiku s podjetjem {company} ({date}).',
    complaint: 'To sporočilo ste prejeli, ker ste podjetju {company} sporočili težavo ({date}).',
    defect_return: 'To sporočilo ste prejeli, ker ste podjetju {company} vrnili izdelek ({date}).',
    other_return: 'To sporočilo ste prejeli, ker ste podjetju {company} vrnili izdelek ({date}).',
    delivery: 'To sporočilo ste prejeli, ker vam je podjetje {company} opravilo dostavo ({date}).',
    visit: 'To sporočilo ste prejeli, ker ste obiskali podjetje {company} ({date}).',
    other: 'To sporočilo ste prejeli, ker ste imeli opravka s podjetjem {company} ({date}).',
    none: 'To sporočilo ste prejeli, ker ste med strankami podjetja {company}.',
  },
  unsubscribe: 'Odjava',
  privacy: 'Zasebnost',
  test: 'Preizkus',
};

import type { Phrases } from './type';

/**
 * Croatian; says Vi. Greets without the name, which would have to be inflected, and goes on in lower case after the
 * comma. Weekdays stand in the accusative, which Intl does not know; dates in the genitive that it writes.
 */
export const hr: Phrases = {
  day: {
    weekday: ['u nedjelju', 'u ponedjeljak', 'u utorak', 'u srijedu', 'u četvrtak', 'u petak', 'u subotu'],
    date: '{date}',
  },
  subject: {
    purchase: 'Kako je prošla Vaša narudžba {day}?',
    contact: 'Kako smo Vam pomogli {day}?',
    complaint: 'Jesmo li riješili Vaš problem?',
    defect_return: 'Kako je prošao Vaš povrat {day}?',
    other_return: 'Kako je prošao Vaš povrat {day}?',
    delivery: 'Kako je prošla dostava {day}?',
    visit: 'Kako je prošao Vaš posjet {day}?',
    other: 'Kako ocjenjujete tvrtku {company}?',
    none: 'Koliko ste zadovoljni nama?',
  },
  reminderSubject: 'Podsjetnik: {subject}',
  greets: 'poštovan[iae]|drag[iae]|dobar dan|dobro jutro|dobra večer|zdravo|pozdrav',
  greeting: 'Dobar dan,',
  greetingNameless: 'Dobar dan,',
  intro: 'jedno pitanje tvrtke {company}. Odgovaranje traje manje od minute.',
  reminderIntro: 'prije nekoliko dana postavili smo Vam jedno pitanje. Još uvijek možete odgovoriti.',
  button: 'Odgovorite',
  choose: 'Odaberite broj:',
  low: {
    nps: 'Nimalo vjerojatno',
    csat: 'Veliko nezadovoljstvo',
    ces: 'Uopće se ne slažem',
    rating: 'Najniža ocjena',
  },
  high: {
    nps: 'Vrlo vjerojatno',
    csat: 'Veliko zadovoljstvo',
    ces: 'U potpunosti se slažem',
    rating: 'Najviša ocjena',
  },
  why: {
    purchase: 'Ovu poruku primate jer ste kupovali u tvrtki {company} ({date}).',
    contact: 'Ovu poruku primate jer ste bili u kontaktu s tvrtkom {company} ({date}).',
    complaint: 'Ovu poruku primate jer ste tvrtki {company} prijavili problem ({date}).',
    defect_return: 'Ovu poruku primate jer ste tvrtki {company} vratili proizvod ({date}).',
    other_return: 'Ovu poruku primate jer ste tvrtki {company} vratili proizvod ({date}).',
    delivery: 'Ovu poruku primate jer Vam je tvrtka {company} isporučila pošiljku ({date}).',
    visit: 'Ovu poruku primate jer ste posjetili tvrtku {company} ({date}).',
    other: 'Ovu poruku primate jer ste imali posla s tvrtkom {company} ({date}).',
    none: 'Ovu poruku primate jer ste među kupcima tvrtke {company}.',
  },
  unsubscribe: 'Odjava',
  privacy: 'Privatnost',
  test: 'Test',
};

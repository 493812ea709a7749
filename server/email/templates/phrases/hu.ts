import type { Phrases } from './type';

/**
 * Hungarian; says Ön. After the comma of a greeting it goes on in lower case. Weekdays have their own endings; dates,
 * which end in a full stop, stand in brackets, company names after a colon.
 */
export const hu: Phrases = {
  day: {
    weekday: ['vasárnap', 'hétfőn', 'kedden', 'szerdán', 'csütörtökön', 'pénteken', 'szombaton'],
    date: '({date})',
  },
  subject: {
    purchase: 'Milyen volt a rendelése {day}?',
    contact: 'Milyen volt a segítségünk {day}?',
    complaint: 'Megoldottuk a problémáját?',
    defect_return: 'Hogyan zajlott a visszaküldés {day}?',
    other_return: 'Hogyan zajlott a visszaküldés {day}?',
    delivery: 'Hogyan zajlott a kiszállítás {day}?',
    visit: 'Milyen volt a látogatása {day}?',
    other: 'Milyenek voltunk {day}?',
    none: 'Mennyire elégedett velünk?',
  },
  reminderSubject: 'Emlékeztető: {subject}',
  greets: 'kedves|tisztelt|jó (?:napot|reggelt|estét)|üdvözlöm|üdvözöljük|szia|sziasztok|helló',
  greeting: 'Kedves {name},',
  greetingNameless: 'Kedves Ügyfelünk,',
  intro: 'egyetlen kérdésünk van Önhöz ({company}). Egy percbe sem telik.',
  reminderIntro: 'néhány napja feltettünk Önnek egy kérdést. Még válaszolhat rá.',
  button: 'Válaszadás',
  choose: 'Kérjük, válasszon egy számot:',
  low: {
    nps: 'Egyáltalán nem valószínű',
    csat: 'Nagyon elégedetlen',
    ces: 'Egyáltalán nem értek egyet',
    rating: 'Legalacsonyabb',
  },
  high: {
    nps: 'Nagyon valószínű',
    csat: 'Nagyon elégedett',
    ces: 'Teljes mértékben egyetértek',
    rating: 'Legmagasabb',
  },
  why: {
    purchase: 'Azért kapta ezt az e-mailt, mert vásárolt ennél a cégnél: {company} ({date}).',
    contact: 'Azért kapta ezt az e-mailt, mert kapcsolatban volt ezzel a céggel: {company} ({date}).',
    complaint: 'Azért kapta ezt az e-mailt, mert problémát jelzett ennek a cégnek: {company} ({date}).',
    defect_return:
      'Azért kapta ezt az e-mailt, mert visszaküldött vagy visszavitt valamit ennek a cégnek: {company} ({date}).',
    other_return:
      'Azért kapta ezt az e-mailt, mert visszaküldött vagy visszavitt valamit ennek a cégnek: {company} ({date}).',
    delivery: 'Azért kapta ezt az e-mailt, mert kiszállítást kapott ettől a cégtől: {company} ({date}).',
    visit: 'Azért kapta ezt az e-mailt, mert ellátogatott ehhez a céghez: {company} ({date}).',
    other: 'Azért kapta ezt az e-mailt, mert dolga volt ezzel a céggel: {company} ({date}).',
    none: 'Azért kapta ezt az e-mailt, mert ennek a cégnek az ügyfele: {company}.',
  },
  unsubscribe: 'Leiratkozás',
  privacy: 'Adatvédelem',
  test: 'Teszt',
};

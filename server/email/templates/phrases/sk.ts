import type { Phrases } from './type';

/**
 * Slovak; says vy. Greets without the name, before which it would need a title, and goes on in lower case after the
 * comma. Weekdays stand in the genitive, which Intl does not know.
 */
export const sk: Phrases = {
  day: {
    weekday: ['z nedele', 'z pondelka', 'z utorka', 'zo stredy', 'zo štvrtka', 'z piatka', 'zo soboty'],
    date: 'zo dňa {date}',
  },
  subject: {
    purchase: 'Ako hodnotíte svoju objednávku {day}?',
    contact: 'Ako hodnotíte našu pomoc {day}?',
    complaint: 'Vyriešili sme váš problém?',
    defect_return: 'Ako hodnotíte vrátenie tovaru {day}?',
    other_return: 'Ako hodnotíte vrátenie tovaru {day}?',
    delivery: 'Ako hodnotíte doručenie {day}?',
    visit: 'Ako hodnotíte svoju návštevu {day}?',
    other: 'Ako hodnotíte spoločnosť {company}?',
    none: 'Ako ste s nami spokojní?',
  },
  reminderSubject: 'Pripomienka: {subject}',
  greets: 'dobrý (?:deň|večer)|dobré (?:ráno|popoludnie)|ahoj|zdravím|vážen[ýáíé]|mil[ýáíé]',
  greeting: 'Dobrý deň,',
  greetingNameless: 'Dobrý deň,',
  intro: 'máme na vás jednu otázku od spoločnosti {company}. Odpoveď zaberie menej ako minútu.',
  reminderIntro: 'pred niekoľkými dňami sme vám položili jednu otázku. Stále na ňu môžete odpovedať.',
  button: 'Odpovedať',
  choose: 'Vyberte, prosím, číslo:',
  low: {
    nps: 'Veľmi nepravdepodobné',
    csat: 'Veľká nespokojnosť',
    ces: 'Rozhodne nesúhlasím',
    rating: 'Najnižšie hodnotenie',
  },
  high: {
    nps: 'Veľmi pravdepodobné',
    csat: 'Veľká spokojnosť',
    ces: 'Rozhodne súhlasím',
    rating: 'Najvyššie hodnotenie',
  },
  why: {
    purchase: 'Túto správu ste dostali, lebo ste dňa {date} nakúpili v spoločnosti {company}.',
    contact: 'Túto správu ste dostali, lebo ste dňa {date} boli v kontakte so spoločnosťou {company}.',
    complaint: 'Túto správu ste dostali, lebo ste dňa {date} oznámili spoločnosti {company} problém.',
    defect_return: 'Túto správu ste dostali, lebo ste dňa {date} vrátili spoločnosti {company} tovar.',
    other_return: 'Túto správu ste dostali, lebo ste dňa {date} vrátili spoločnosti {company} tovar.',
    delivery: 'Túto správu ste dostali, lebo vám dňa {date} spoločnosť {company} doručila zásielku.',
    visit: 'Túto správu ste dostali, lebo ste dňa {date} navštívili spoločnosť {company}.',
    other: 'Túto správu ste dostali, lebo ste dňa {date} mali do činenia so spoločnosťou {company}.',
    none: 'Túto správu ste dostali, lebo ste medzi zákazníkmi spoločnosti {company}.',
  },
  unsubscribe: 'Odhlásiť sa',
  privacy: 'Ochrana súkromia',
  test: 'Test',
};

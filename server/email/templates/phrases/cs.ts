import type { Phrases } from './type';

/**
 * Czech; says vy. Greets without the name, which would have to be inflected, and goes on in lower case after the comma.
 * Weekdays stand in the genitive, which Intl does not know.
 */
export const cs: Phrases = {
  day: {
    weekday: ['z neděle', 'z pondělí', 'z úterý', 'ze středy', 'ze čtvrtka', 'z pátku', 'ze soboty'],
    date: 'ze dne {date}',
  },
  subject: {
    purchase: 'Jak hodnotíte svou objednávku {day}?',
    contact: 'Jak hodnotíte naši pomoc {day}?',
    complaint: 'Vyřešili jsme váš problém?',
    defect_return: 'Jak hodnotíte vrácení zboží {day}?',
    other_return: 'Jak hodnotíte vrácení zboží {day}?',
    delivery: 'Jak hodnotíte doručení {day}?',
    visit: 'Jak hodnotíte svou návštěvu {day}?',
    other: 'Jak hodnotíte společnost {company}?',
    none: 'Jak hodnotíte naše služby?',
  },
  reminderSubject: 'Připomenutí: {subject}',
  greets: 'dobrý (?:den|večer)|dobré (?:ráno|odpoledne)|ahoj|zdravím|vážen[ýáíé]|mil[ýáíé]',
  greeting: 'Dobrý den,',
  greetingNameless: 'Dobrý den,',
  intro: 'máme na vás jednu otázku od společnosti {company}. Odpověď zabere méně než minutu.',
  reminderIntro: 'před několika dny jsme vám položili jednu otázku. Stále na ni můžete odpovědět.',
  button: 'Odpovědět',
  choose: 'Vyberte prosím číslo:',
  low: {
    nps: 'Velmi nepravděpodobné',
    csat: 'Velká nespokojenost',
    ces: 'Rozhodně nesouhlasím',
    rating: 'Nejnižší hodnocení',
  },
  high: {
    nps: 'Velmi pravděpodobné',
    csat: 'Velká spokojenost',
    ces: 'Rozhodně souhlasím',
    rating: 'Nejvyšší hodnocení',
  },
  why: {
    purchase: 'Tato zpráva se týká vašeho nákupu u společnosti {company} dne {date}.',
    contact: 'Tato zpráva se týká vašeho kontaktu se společností {company} dne {date}.',
    complaint: 'Tato zpráva se týká problému nahlášeného společnosti {company} dne {date}.',
    defect_return: 'Tato zpráva se týká zboží vráceného společnosti {company} dne {date}.',
    other_return: 'Tato zpráva se týká zboží vráceného společnosti {company} dne {date}.',
    delivery: 'Tato zpráva se týká dodávky od společnosti {company} dne {date}.',
    visit: 'Tato zpráva se týká vaší návštěvy u společnosti {company} dne {date}.',
    other: 'Tato zpráva se týká vašeho jednání se společností {company} dne {date}.',
    none: 'Tato zpráva je určena zákazníkům společnosti {company}.',
  },
  unsubscribe: 'Odhlásit se',
  privacy: 'Ochrana soukromí',
  test: 'Test',
};

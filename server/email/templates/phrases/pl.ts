import type { Phrases } from './type';

/**
 * Polish; says Państwo or nothing at all. Greets without the name, which would have to be inflected, and goes on in
 * lower case after the comma. Weekdays stand in the genitive, which Intl does not know.
 */
export const pl: Phrases = {
  day: {
    weekday: ['z niedzieli', 'z poniedziałku', 'z wtorku', 'ze środy', 'z czwartku', 'z piątku', 'z soboty'],
    date: 'z {date}',
  },
  subject: {
    purchase: 'Jak oceniają Państwo zamówienie {day}?',
    contact: 'Jak oceniają Państwo naszą pomoc {day}?',
    complaint: 'Czy rozwiązaliśmy Państwa problem?',
    defect_return: 'Jak przebiegł zwrot {day}?',
    other_return: 'Jak przebiegł zwrot {day}?',
    delivery: 'Jak przebiegła dostawa {day}?',
    visit: 'Jak oceniają Państwo wizytę {day}?',
    other: 'Jak oceniają Państwo firmę {company}?',
    none: 'Jak nas Państwo oceniają?',
  },
  reminderSubject: 'Przypomnienie: {subject}',
  greets: 'dzień dobry|dobry wieczór|witam|witaj(?:cie)?|cześć|szanown[aiy]|drog[ai]|drodzy',
  greeting: 'Dzień dobry,',
  greetingNameless: 'Dzień dobry,',
  intro: 'mamy jedno pytanie od firmy {company}. Odpowiedź zajmie mniej niż minutę.',
  reminderIntro: 'kilka dni temu zadaliśmy Państwu jedno pytanie. Nadal można na nie odpowiedzieć.',
  button: 'Odpowiedz',
  choose: 'Prosimy wybrać liczbę:',
  low: {
    nps: 'Bardzo mało prawdopodobne',
    csat: 'Duże niezadowolenie',
    ces: 'Zdecydowanie się nie zgadzam',
    rating: 'Najniższa ocena',
  },
  high: {
    nps: 'Bardzo prawdopodobne',
    csat: 'Duże zadowolenie',
    ces: 'Zdecydowanie się zgadzam',
    rating: 'Najwyższa ocena',
  },
  why: {
    purchase: 'Ta wiadomość dotyczy zakupu w firmie {company} z dnia {date}.',
    contact: 'Ta wiadomość dotyczy kontaktu z firmą {company} z dnia {date}.',
    complaint: 'Ta wiadomość dotyczy problemu zgłoszonego firmie {company} dnia {date}.',
    defect_return: 'Ta wiadomość dotyczy zwrotu w firmie {company} z dnia {date}.',
    other_return: 'Ta wiadomość dotyczy zwrotu w firmie {company} z dnia {date}.',
    delivery: 'Ta wiadomość dotyczy dostawy od firmy {company} z dnia {date}.',
    visit: 'Ta wiadomość dotyczy wizyty w firmie {company} z dnia {date}.',
    other: 'Ta wiadomość dotyczy sprawy z firmą {company} z dnia {date}.',
    none: 'Ta wiadomość jest skierowana do klientów firmy {company}.',
  },
  unsubscribe: 'Wypisz się',
  privacy: 'Prywatność',
  test: 'Test',
};

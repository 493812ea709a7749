import type { Phrases } from './type';

/** Dutch; says u. */
export const nl: Phrases = {
  day: { weekday: 'van {weekday}', date: 'van {date}' },
  subject: {
    purchase: 'Hoe was uw bestelling {day}?',
    contact: 'Hoe was ons contact {day}?',
    complaint: 'Hebben we uw probleem opgelost?',
    defect_return: 'Hoe verliep uw retour {day}?',
    other_return: 'Hoe verliep uw retour {day}?',
    delivery: 'Hoe verliep uw levering {day}?',
    visit: 'Hoe was uw bezoek {day}?',
    other: 'Hoe ging het met {company}?',
    none: 'Wat vindt u van ons?',
  },
  reminderSubject: 'Herinnering: {subject}',
  greets: 'beste|geachte|goe(?:dendag|demorgen|demiddag|denavond|iendag|iemorgen)|dag|hoi',
  greeting: 'Beste {name},',
  greetingNameless: 'Goedendag,',
  intro: 'Eén vraag van {company}. Het kost nog geen minuut.',
  reminderIntro: 'Een paar dagen geleden hebben we u een vraag gesteld. U kunt die nog beantwoorden.',
  button: 'Antwoorden',
  choose: 'Kies een getal:',
  low: {
    nps: 'Zeer onwaarschijnlijk',
    csat: 'Zeer ontevreden',
    ces: 'Helemaal mee oneens',
    rating: 'Laagste',
  },
  high: { nps: 'Zeer waarschijnlijk', csat: 'Zeer tevreden', ces: 'Helemaal mee eens', rating: 'Hoogste' },
  why: {
    purchase: 'U ontvangt deze mail omdat u op {date} iets hebt gekocht bij {company}.',
    contact: 'U ontvangt deze mail omdat u op {date} contact had met {company}.',
    complaint: 'U ontvangt deze mail omdat u op {date} een probleem hebt gemeld bij {company}.',
    defect_return:
      'U ontvangt deze mail omdat u op {date} iets hebt teruggebracht of teruggestuurd naar {company}.',
    other_return:
      'U ontvangt deze mail omdat u op {date} iets hebt teruggebracht of teruggestuurd naar {company}.',
    delivery: 'U ontvangt deze mail omdat {company} op {date} iets bij u heeft bezorgd.',
    visit: 'U ontvangt deze mail omdat u {company} op {date} hebt bezocht.',
    other: 'U ontvangt deze mail omdat u op {date} te maken had met {company}.',
    none: 'U ontvangt deze mail omdat u klant bent van {company}.',
  },
  unsubscribe: 'Afmelden',
  privacy: 'Privacy',
  test: 'Test',
};

import type { Translation } from './translation';

/**
 * Polish; says Państwo or nothing at all, never a past tense that guesses the reader’s sex. The mail’s
 * first sentence follows a comma, hence in lower case.
 */
export const pl: Translation = {
  // The ends and points of the scales
  'Not at all likely': 'Bardzo mało prawdopodobne',
  'Extremely likely': 'Bardzo prawdopodobne',
  'Very dissatisfied': 'Bardzo niski',
  Dissatisfied: 'Niski',
  Neither: 'Średni',
  Satisfied: 'Wysoki',
  'Very satisfied': 'Bardzo wysoki',
  'Strongly disagree': 'Zdecydowanie nie',
  Disagree: 'Raczej nie',
  'Neither agree nor disagree': 'Ani tak, ani nie',
  Agree: 'Raczej tak',
  'Strongly agree': 'Zdecydowanie tak',
  'Very unlikely': 'Bardzo mało prawdopodobne',
  'Very likely': 'Bardzo prawdopodobne',

  // Asking why
  'What went wrong?': 'Co poszło nie tak?',
  'What could we have done better?': 'Co mogliśmy zrobić lepiej?',
  'What did we do well?': 'Co zrobiliśmy dobrze?',
  'A few words are enough. A person reads every answer.':
    'Wystarczy kilka słów. Każdą odpowiedź czyta człowiek.',

  // Offering a call
  'May we call you about this?': 'Czy możemy do Państwa zadzwonić w tej sprawie?',
  'Yes, call me': 'Tak, proszę o telefon',
  'No, thank you': 'Nie, dziękuję',
  'Which number should we call?': 'Pod jaki numer możemy zadzwonić?',
  'Leave this empty if we already have it.': 'Jeśli mamy już numer, to pole może pozostać puste.',

  // The last page
  'Thank you. We will call you.': 'Dziękujemy. Zadzwonimy.',
  'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.':
    'Osoba z firmy {{company.name}}, która zadzwoni, najpierw przeczyta tę odpowiedź, więc nie trzeba będzie tłumaczyć wszystkiego od nowa.',
  'Thank you for telling us': 'Dziękujemy za szczerą opinię',
  'We are sorry we let you down. Your answer is on its way to the people who can change this.':
    'Przykro nam, że zawiedliśmy. Odpowiedź trafi do osób, które mogą to zmienić.',
  'Thank you': 'Dziękujemy',
  'Your answer has reached us. It was good of you to take the time.':
    'Odpowiedź do nas dotarła. Doceniamy poświęcony nam czas.',

  // The mail
  'One question, and a second one if you like. Under a minute.':
    'Jedno pytanie, a dla chętnych drugie. To mniej niż minuta.',
  'A few short questions. Under a minute.': 'Kilka krótkich pytań. To mniej niż minuta.',
  'Give your answer': 'Udziel odpowiedzi',
  'The team at {{company.name}}': 'Zespół {{company.name}}',

  // Post-purchase
  'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?':
    'Jak bardzo prawdopodobne jest, że po tym zakupie polecą Państwo firmę {{company.name}} znajomym lub współpracownikom?',
  'What do you think of your {{interaction.product|purchase}}?':
    'Jak oceniają Państwo zakup w firmie {{company.name}}?',
  'You recently bought from us, and we would like to know how it went.':
    'dziękujemy za niedawny zakup i chcielibyśmy wiedzieć, czy wszystko poszło dobrze.',

  // Delivery
  'Did any of this happen?': 'Czy wystąpił któryś z tych problemów?',
  'It came late': 'Przesyłka dotarła za późno',
  'Something was damaged': 'Coś było uszkodzone',
  'Something was missing or wrong': 'Czegoś brakowało lub coś się nie zgadzało',
  'I didn’t know when it would come': 'Nie było wiadomo, kiedy przesyłka dotrze',
  'The handover went badly': 'Były problemy przy odbiorze',
  'How satisfied are you with this delivery?': 'Jaki jest Państwa poziom zadowolenia z tej dostawy?',
  'How was the delivery of your {{interaction.product|order}}?':
    'Jak przebiegła dostawa z firmy {{company.name}}?',
  'Your order should be with you by now, and we would like to know if it arrived as it should.':
    'zamówienie powinno już być na miejscu i chcielibyśmy wiedzieć, czy dotarło bez problemów.',

  // Support
  '“{{company.name}} made it easy for me to get help.” Do you agree?':
    '„W firmie {{company.name}} łatwo było uzyskać pomoc”. Czy zgadzają się Państwo z tym zdaniem?',
  'How satisfied are you with the help you received?':
    'Jaki jest Państwa poziom zadowolenia z otrzymanej pomocy?',
  'Has your question been settled?': 'Czy Państwa sprawa została załatwiona?',
  'Your support request: did we help?': 'Państwa zgłoszenie: czy pomogliśmy?',
  'You contacted us recently, and we would like to know whether it helped.':
    'dziękujemy za niedawny kontakt i chcielibyśmy wiedzieć, czy udało nam się pomóc.',

  // Return & exchange
  'Why did you send it back?': 'Jaki był powód zwrotu?',
  'It didn’t fit': 'Rozmiar nie pasował',
  'It was faulty': 'Produkt był wadliwy',
  'It was not as described': 'Produkt nie zgadzał się z opisem',
  'It came too late': 'Produkt dotarł za późno',
  'I changed my mind': 'Zmiana decyzji',
  'Another reason': 'Inny powód',
  '“{{company.name}} made my return or exchange easy.” Do you agree?':
    '„W firmie {{company.name}} łatwo było dokonać zwrotu lub wymiany”. Czy zgadzają się Państwo z tym zdaniem?',
  'How did the return of your {{interaction.product|order}} go?':
    'Jak przebiegł zwrot w firmie {{company.name}}?',
  'You recently returned or exchanged something, and we would like to know how easy that was.':
    'niedawno przyjęliśmy od Państwa zwrot lub wymianę i chcielibyśmy wiedzieć, czy było to łatwe.',

  // Complaint resolved
  '“I felt listened to.” Do you agree?': '„Wysłuchano mnie z uwagą”. Czy zgadzają się Państwo z tym zdaniem?',
  'How satisfied are you with the way we handled your complaint?':
    'Jaki jest Państwa poziom zadowolenia ze sposobu rozpatrzenia reklamacji?',
  'Is the matter settled for you?': 'Czy uważają Państwo sprawę za zakończoną?',
  'Your complaint: did we settle it?': 'Państwa reklamacja: czy sprawa jest załatwiona?',
  'You told us that something was wrong, and we would like to hear from you whether it has been put right.':
    'otrzymaliśmy od Państwa zgłoszenie problemu i chcielibyśmy wiedzieć, czy został on rozwiązany.',

  // Store visit
  'How was it in the store?': 'Jak było w sklepie?',
  'The staff were friendly': 'Obsługa była miła',
  'I felt comfortable there': 'Można było czuć się swobodnie',
  'I found what I was looking for': 'Udało mi się znaleźć to, co było potrzebne',
  'I didn’t have to wait long': 'Nie trzeba było długo czekać',
  'How satisfied are you with your visit?': 'Jaki jest Państwa poziom zadowolenia z tej wizyty?',
  'How was your visit to {{interaction.location|our store}}?':
    'Jak oceniają Państwo wizytę w naszym sklepie?',
  'It was good to have you with us, and we would like to know how your visit was.':
    'miło nam było Państwa gościć i chcielibyśmy wiedzieć, jak przebiegła wizyta.',

  // Onboarding
  'Have you been able to do what you came for?': 'Czy udało się Państwu osiągnąć zamierzony cel?',
  'What would help you most now?': 'Co teraz najbardziej by Państwu pomogło?',
  'Somebody to show me around': 'Ktoś, kto mi wszystko pokaże',
  'A short written guide': 'Krótki poradnik',
  'A short film': 'Krótki film',
  'Nothing, I’m getting on fine': 'Nic, radzę sobie dobrze',
  '“{{company.name}} made it easy for me to get started.” Do you agree?':
    '„Z firmą {{company.name}} łatwo było zacząć”. Czy zgadzają się Państwo z tym zdaniem?',
  'Your first weeks with {{company.name}}: how is it going?':
    'Pierwsze tygodnie z firmą {{company.name}}: jak mijają?',
  'You have been with us for a little while, and we would like to know how you are finding your feet.':
    'są Państwo z nami już od jakiegoś czasu i chcielibyśmy wiedzieć, jak udał się początek.',

  // Relationship NPS
  'How likely are you to choose {{company.name}} again?':
    'Jak bardzo prawdopodobne jest, że ponownie wybiorą Państwo firmę {{company.name}}?',
  'How likely are you to recommend {{company.name}} to a friend or colleague?':
    'Jak bardzo prawdopodobne jest, że polecą Państwo firmę {{company.name}} znajomym lub współpracownikom?',
  'What has gone wrong between us?': 'W czym Państwa zawiedliśmy?',
  'What should we do better?': 'Co powinniśmy robić lepiej?',
  'What do we do well?': 'Co robimy dobrze?',
  'How are things between you and {{company.name}}?': 'Co sądzą Państwo o firmie {{company.name}}?',
  'You have been our customer for some time, and we would like to know what you think of us.':
    'znają nas Państwo już od jakiegoś czasu i Państwa opinia jest dla nas ważna.',

  // Recovery check
  'What is still wrong?': 'Co nadal jest nie w porządku?',
  'What would have made it better?': 'Co można było zrobić lepiej?',
  'What made the difference?': 'Co było decydujące?',
  'How satisfied are you with {{company.name}} now?':
    'Jaki jest teraz Państwa poziom zadowolenia z firmy {{company.name}}?',
  'Did we put it right?': 'Czy udało nam się to naprawić?',
  'You told us something was wrong. Did we put it right?': 'Zgłoszony problem: czy udało się go rozwiązać?',
  'We have been in touch about what went wrong, and only you can tell us whether we made up for it.':
    'byliśmy w kontakcie w sprawie tego, co poszło nie tak, i tylko Państwo mogą nam powiedzieć, czy to naprawiliśmy.',

  // Satisfaction index
  'All in all, how satisfied are you with {{company.name}}?':
    'Ogólnie rzecz biorąc, jaki jest Państwa poziom zadowolenia z firmy {{company.name}}?',
  'Compared with what you expected, how did we do?': 'Jak wypadliśmy w porównaniu z Państwa oczekiwaniami?',
  'Much worse': 'Znacznie gorzej',
  'Much better': 'Znacznie lepiej',
  'Imagine the ideal company for this. How close are we to it?':
    'Proszę wyobrazić sobie idealną firmę w tej dziedzinie. Jak blisko niej jesteśmy?',
  'Very far': 'Bardzo daleko',
  'Very close': 'Bardzo blisko',
  'Is {{company.name}} what you expected?': 'Czy firma {{company.name}} spełnia Państwa oczekiwania?',
  'We would like to know whether we are what you hoped for, and three quick scores tell us.':
    'chcielibyśmy wiedzieć, czy spełniamy Państwa oczekiwania: wystarczą trzy szybkie oceny.',

  // Driver battery
  'How did you find your contact with us?': 'Jak przebiegł Państwa kontakt z nami?',
  'They listened to me': 'Wysłuchano mnie',
  'I felt important to them': 'Dano mi odczuć, że jestem kimś ważnym',
  'The atmosphere was pleasant': 'Atmosfera była przyjemna',
  'I was told clearly what would happen': 'Jasno wyjaśniono mi, co będzie dalej',
  'They took responsibility': 'Wzięto odpowiedzialność za sprawę',
  'They solved it': 'Sprawa została rozwiązana',
  'How did you find your contact with {{company.name}}?': 'Jak przebiegł kontakt z firmą {{company.name}}?',
  'You were recently in touch with us, and we would like to know what was good about it and what was not.':
    'niedawno mieliśmy ze sobą kontakt i chcielibyśmy wiedzieć, co było w nim dobre, a co nie.',
};

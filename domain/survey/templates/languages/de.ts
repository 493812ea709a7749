/** German; says Sie. Its keys are the list of all English texts: the other languages are checked against it. */
export const de = {
  // The ends and points of the scales
  'Not at all likely': 'Sehr unwahrscheinlich',
  'Extremely likely': 'Sehr wahrscheinlich',
  'Very dissatisfied': 'Sehr unzufrieden',
  Dissatisfied: 'Unzufrieden',
  Neither: 'Teils, teils',
  Satisfied: 'Zufrieden',
  'Very satisfied': 'Sehr zufrieden',
  'Strongly disagree': 'Stimme gar nicht zu',
  Disagree: 'Stimme eher nicht zu',
  'Neither agree nor disagree': 'Teils, teils',
  Agree: 'Stimme eher zu',
  'Strongly agree': 'Stimme voll zu',
  'Very unlikely': 'Sehr unwahrscheinlich',
  'Very likely': 'Sehr wahrscheinlich',

  // Asking why
  'What went wrong?': 'Was ist schiefgelaufen?',
  'What could we have done better?': 'Was hätten wir besser machen können?',
  'What did we do well?': 'Was haben wir gut gemacht?',
  'A few words are enough. A person reads every answer.':
    'Ein paar Worte genügen. Jede Antwort wird von einem Menschen gelesen.',

  // Offering a call
  'May we call you about this?': 'Dürfen wir Sie dazu anrufen?',
  'Yes, call me': 'Ja, bitte anrufen',
  'No, thank you': 'Nein, danke',
  'Which number should we call?': 'Unter welcher Nummer erreichen wir Sie?',
  'Leave this empty if we already have it.': 'Lassen Sie das Feld leer, wenn wir Ihre Nummer schon haben.',

  // The last page
  'Thank you. We will call you.': 'Danke. Wir rufen Sie an.',
  'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.':
    'Bei {{company.name}} liest vor dem Anruf jemand, was Sie geschrieben haben. Sie müssen es also nicht zweimal erklären.',
  'Thank you for telling us': 'Danke, dass Sie es uns gesagt haben',
  'We are sorry we let you down. Your answer is on its way to the people who can change this.':
    'Es tut uns leid, dass wir Sie enttäuscht haben. Ihre Antwort geht an die Menschen, die etwas daran ändern können.',
  'Thank you': 'Vielen Dank',
  'Your answer has reached us. It was good of you to take the time.':
    'Ihre Antwort ist angekommen. Schön, dass Sie sich die Zeit genommen haben.',

  // The mail
  'One question, and a second one if you like. Under a minute.':
    'Eine Frage, auf Wunsch eine zweite. Dauert keine Minute.',
  'A few short questions. Under a minute.': 'Ein paar kurze Fragen. Dauert keine Minute.',
  'Give your answer': 'Antwort geben',
  'The team at {{company.name}}': 'Ihr Team von {{company.name}}',

  // Post-purchase
  'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?':
    'Wie wahrscheinlich ist es, dass Sie {{company.name}} nach diesem Einkauf weiterempfehlen?',
  'What do you think of your {{interaction.product|purchase}}?': 'Wie war Ihr Einkauf bei {{company.name}}?',
  'You recently bought from us, and we would like to know how it went.':
    'Sie haben kürzlich bei uns eingekauft, und wir möchten wissen, wie es war.',

  // Delivery
  'Did any of this happen?': 'Ist etwas davon vorgekommen?',
  'It came late': 'Sie kam zu spät',
  'Something was damaged': 'Etwas war beschädigt',
  'Something was missing or wrong': 'Etwas fehlte oder war falsch',
  'I didn’t know when it would come': 'Ich wusste nicht, wann sie kommt',
  'The handover went badly': 'Die Übergabe lief nicht gut',
  'How satisfied are you with this delivery?': 'Wie zufrieden sind Sie mit dieser Lieferung?',
  'How was the delivery of your {{interaction.product|order}}?':
    'Wie war die Lieferung von {{company.name}}?',
  'Your order should be with you by now, and we would like to know if it arrived as it should.':
    'Ihre Bestellung müsste inzwischen da sein, und wir möchten wissen, ob alles gut angekommen ist.',

  // Support
  '“{{company.name}} made it easy for me to get help.” Do you agree?':
    '„{{company.name}} hat es mir leicht gemacht, Hilfe zu bekommen.“ Stimmen Sie zu?',
  'How satisfied are you with the help you received?':
    'Wie zufrieden sind Sie mit der Hilfe, die Sie erhalten haben?',
  'Has your question been settled?': 'Ist Ihr Anliegen erledigt?',
  'Your support request: did we help?': 'Ihre Anfrage: Konnten wir Ihnen helfen?',
  'You contacted us recently, and we would like to know whether it helped.':
    'Sie haben sich kürzlich an uns gewandt, und wir möchten wissen, ob es geholfen hat.',

  // Return & exchange
  'Why did you send it back?': 'Warum haben Sie den Artikel zurückgegeben?',
  'It didn’t fit': 'Passte nicht',
  'It was faulty': 'War fehlerhaft',
  'It was not as described': 'Entsprach nicht der Beschreibung',
  'It came too late': 'Kam zu spät',
  'I changed my mind': 'Gefiel mir doch nicht',
  'Another reason': 'Anderer Grund',
  '“{{company.name}} made my return or exchange easy.” Do you agree?':
    '„{{company.name}} hat mir die Rückgabe oder den Umtausch leicht gemacht.“ Stimmen Sie zu?',
  'How did the return of your {{interaction.product|order}} go?':
    'Wie war Ihre Rückgabe bei {{company.name}}?',
  'You recently returned or exchanged something, and we would like to know how easy that was.':
    'Sie haben kürzlich etwas zurückgegeben oder umgetauscht, und wir möchten wissen, wie leicht das ging.',

  // Complaint resolved
  '“I felt listened to.” Do you agree?': '„Man hat mir zugehört.“ Stimmen Sie zu?',
  'How satisfied are you with the way we handled your complaint?':
    'Wie zufrieden sind Sie damit, wie wir mit Ihrer Beschwerde umgegangen sind?',
  'Is the matter settled for you?': 'Ist die Sache für Sie erledigt?',
  'Your complaint: did we settle it?': 'Ihre Beschwerde: Ist sie für Sie erledigt?',
  'You told us that something was wrong, and we would like to hear from you whether it has been put right.':
    'Sie haben uns gesagt, dass etwas nicht stimmte, und wir möchten von Ihnen hören, ob es jetzt in Ordnung ist.',

  // Store visit
  'How was it in the store?': 'Wie war es im Geschäft?',
  'The staff were friendly': 'Das Personal war freundlich',
  'I felt comfortable there': 'Ich habe mich dort wohlgefühlt',
  'I found what I was looking for': 'Ich habe gefunden, was ich suchte',
  'I didn’t have to wait long': 'Ich musste nicht lange warten',
  'How satisfied are you with your visit?': 'Wie zufrieden sind Sie mit Ihrem Besuch?',
  'How was your visit to {{interaction.location|our store}}?':
    'Wie war Ihr Besuch in {{interaction.location|unserem Geschäft}}?',
  'It was good to have you with us, and we would like to know how your visit was.':
    'schön, dass Sie da waren; wir möchten gern wissen, wie Ihr Besuch war.',

  // Onboarding
  'Have you been able to do what you came for?': 'Konnten Sie schon tun, was Sie vorhatten?',
  'What would help you most now?': 'Was würde Ihnen jetzt am meisten helfen?',
  'Somebody to show me around': 'Jemand, der mir alles zeigt',
  'A short written guide': 'Eine kurze Anleitung',
  'A short film': 'Ein kurzes Video',
  'Nothing, I’m getting on fine': 'Nichts, ich komme gut zurecht',
  '“{{company.name}} made it easy for me to get started.” Do you agree?':
    '„{{company.name}} hat mir den Einstieg leicht gemacht.“ Stimmen Sie zu?',
  'Your first weeks with {{company.name}}: how is it going?':
    'Ihre ersten Wochen mit {{company.name}}: Wie läuft es?',
  'You have been with us for a little while, and we would like to know how you are finding your feet.':
    'Sie sind jetzt seit einer Weile bei uns, und wir möchten wissen, wie Ihnen der Einstieg gelungen ist.',

  // Relationship NPS
  'How likely are you to choose {{company.name}} again?':
    'Wie wahrscheinlich ist es, dass Sie sich wieder für {{company.name}} entscheiden?',
  'How likely are you to recommend {{company.name}} to a friend or colleague?':
    'Wie wahrscheinlich ist es, dass Sie {{company.name}} im Freundes- oder Kollegenkreis weiterempfehlen?',
  'What has gone wrong between us?': 'Was ist bei uns schiefgelaufen?',
  'What should we do better?': 'Was sollten wir besser machen?',
  'What do we do well?': 'Was machen wir gut?',
  'How are things between you and {{company.name}}?': 'Was halten Sie von {{company.name}}?',
  'You have been our customer for some time, and we would like to know what you think of us.':
    'Sie kennen uns nun schon eine Weile, und Ihre Meinung über uns ist uns wichtig.',

  // Recovery check
  'What is still wrong?': 'Was stimmt noch nicht?',
  'What would have made it better?': 'Was hätte es besser gemacht?',
  'What made the difference?': 'Was hat den Ausschlag gegeben?',
  'How satisfied are you with {{company.name}} now?': 'Wie zufrieden sind Sie jetzt mit {{company.name}}?',
  'Did we put it right?': 'Haben wir es in Ordnung gebracht?',
  'You told us something was wrong. Did we put it right?':
    'Sie hatten Ärger mit uns. Ist es jetzt in Ordnung?',
  'We have been in touch about what went wrong, and only you can tell us whether we made up for it.':
    'wir haben uns wegen Ihres Anliegens gemeldet, und nur Sie können uns sagen, ob es jetzt gut ist.',

  // Satisfaction index
  'All in all, how satisfied are you with {{company.name}}?':
    'Wie zufrieden sind Sie alles in allem mit {{company.name}}?',
  'Compared with what you expected, how did we do?': 'Verglichen mit Ihren Erwartungen: Wie waren wir?',
  'Much worse': 'Viel schlechter',
  'Much better': 'Viel besser',
  'Imagine the ideal company for this. How close are we to it?':
    'Stellen Sie sich das ideale Unternehmen dafür vor. Wie nah kommen wir ihm?',
  'Very far': 'Weit entfernt',
  'Very close': 'Sehr nah',
  'Is {{company.name}} what you expected?': 'Ist {{company.name}} so, wie Sie es erwartet haben?',
  'We would like to know whether we are what you hoped for, and three quick scores tell us.':
    'wir möchten wissen, ob wir halten, was Sie sich versprochen haben: Drei kurze Antworten genügen.',

  // Driver battery
  'How did you find your contact with us?': 'Wie haben Sie den Kontakt mit uns erlebt?',
  'They listened to me': 'Man hat mir zugehört',
  'I felt important to them': 'Ich hatte das Gefühl, wichtig zu sein',
  'The atmosphere was pleasant': 'Die Atmosphäre war angenehm',
  'I was told clearly what would happen': 'Mir wurde klar gesagt, wie es weitergeht',
  'They took responsibility': 'Man hat Verantwortung übernommen',
  'They solved it': 'Mein Anliegen wurde gelöst',
  'How did you find your contact with {{company.name}}?': 'Wie war Ihr Kontakt mit {{company.name}}?',
  'You were recently in touch with us, and we would like to know what was good about it and what was not.':
    'Sie hatten kürzlich mit uns zu tun, und wir möchten wissen, was dabei gut war und was nicht.',
} satisfies Record<string, string>;

import type { Translation } from './translation';

/**
 * Italian; says Lei. Asks for the degree of satisfaction, so that no word has to agree with a gender. The mail’s first
 * sentence follows a comma, hence in lower case.
 */
export const it: Translation = {
  // The ends and points of the scales
  'Not at all likely': 'Per niente probabile',
  'Extremely likely': 'Estremamente probabile',
  'Very dissatisfied': 'Molto basso',
  Dissatisfied: 'Basso',
  Neither: 'Medio',
  Satisfied: 'Alto',
  'Very satisfied': 'Molto alto',
  'Strongly disagree': 'Completamente in disaccordo',
  Disagree: 'In disaccordo',
  'Neither agree nor disagree': 'Né d’accordo né in disaccordo',
  Agree: 'D’accordo',
  'Strongly agree': 'Completamente d’accordo',
  'Very unlikely': 'Molto improbabile',
  'Very likely': 'Molto probabile',

  // Asking why
  'What went wrong?': 'Che cosa non ha funzionato?',
  'What could we have done better?': 'Che cosa avremmo potuto fare meglio?',
  'What did we do well?': 'Che cosa abbiamo fatto bene?',
  'A few words are enough. A person reads every answer.':
    'Bastano poche parole. Ogni risposta viene letta da una persona.',

  // Offering a call
  'May we call you about this?': 'Possiamo chiamarLa per parlarne?',
  'Yes, call me': 'Sì, chiamatemi',
  'No, thank you': 'No, grazie',
  'Which number should we call?': 'A quale numero possiamo chiamarLa?',
  'Leave this empty if we already have it.': 'Lasci vuoto questo campo se abbiamo già il Suo numero.',

  // The last page
  'Thank you. We will call you.': 'Grazie. La chiameremo.',
  'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.':
    'Chi La chiamerà da {{company.name}} avrà già letto la Sua risposta, così non dovrà spiegare tutto due volte.',
  'Thank you for telling us': 'Grazie di avercelo detto',
  'We are sorry we let you down. Your answer is on its way to the people who can change this.':
    'Ci dispiace di non essere stati all’altezza. La Sua risposta arriva alle persone che possono cambiare le cose.',
  'Thank you': 'Grazie',
  'Your answer has reached us. It was good of you to take the time.':
    'Abbiamo ricevuto la Sua risposta. La ringraziamo per il tempo che ci ha dedicato.',

  // The mail
  'One question, and a second one if you like. Under a minute.':
    'Una domanda e, se vuole, una seconda. Meno di un minuto.',
  'A few short questions. Under a minute.': 'Poche domande brevi. Meno di un minuto.',
  'Give your answer': 'Dia la Sua risposta',
  'The team at {{company.name}}': 'Il team di {{company.name}}',

  // Post-purchase
  'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?':
    'Dopo questo acquisto, quanto è probabile che consigli {{company.name}} ad amici o colleghi?',
  'What do you think of your {{interaction.product|purchase}}?':
    'Com’è andato il Suo acquisto da {{company.name}}?',
  'You recently bought from us, and we would like to know how it went.':
    'di recente ha acquistato da noi e ci piacerebbe sapere com’è andata.',

  // Delivery
  'Did any of this happen?': 'Si è verificato uno di questi problemi?',
  'It came late': 'È arrivata in ritardo',
  'Something was damaged': 'Qualcosa era danneggiato',
  'Something was missing or wrong': 'Mancava qualcosa o c’era un errore',
  'I didn’t know when it would come': 'Non sapevo quando sarebbe arrivata',
  'The handover went badly': 'Ci sono stati problemi con chi ha consegnato',
  'How satisfied are you with this delivery?': 'Qual è il Suo grado di soddisfazione per questa consegna?',
  'How was the delivery of your {{interaction.product|order}}?':
    'Com’è andata la consegna del Suo ordine {{company.name}}?',
  'Your order should be with you by now, and we would like to know if it arrived as it should.':
    'il Suo ordine dovrebbe essere arrivato e ci piacerebbe sapere se è andato tutto come previsto.',

  // Support
  '“{{company.name}} made it easy for me to get help.” Do you agree?':
    '«Con {{company.name}} è stato facile ricevere aiuto». È d’accordo?',
  'How satisfied are you with the help you received?':
    'Qual è il Suo grado di soddisfazione per l’aiuto che ha ricevuto?',
  'Has your question been settled?': 'La Sua richiesta è stata risolta?',
  'Your support request: did we help?': 'La Sua richiesta: siamo stati d’aiuto?',
  'You contacted us recently, and we would like to know whether it helped.':
    'di recente ci ha contattato e ci piacerebbe sapere se è servito.',

  // Return & exchange
  'Why did you send it back?': 'Perché ha restituito l’articolo?',
  'It didn’t fit': 'La taglia o la misura non andava bene',
  'It was faulty': 'Era difettoso',
  'It was not as described': 'Non corrispondeva alla descrizione',
  'It came too late': 'È arrivato troppo tardi',
  'I changed my mind': 'Ho cambiato idea',
  'Another reason': 'Un altro motivo',
  '“{{company.name}} made my return or exchange easy.” Do you agree?':
    '«Con {{company.name}} il reso o il cambio è stato facile». È d’accordo?',
  'How did the return of your {{interaction.product|order}} go?':
    'Com’è andato il Suo reso con {{company.name}}?',
  'You recently returned or exchanged something, and we would like to know how easy that was.':
    'di recente ha reso o cambiato un articolo e ci piacerebbe sapere se è stato semplice.',

  // Complaint resolved
  '“I felt listened to.” Do you agree?': '«Mi hanno dato ascolto». È d’accordo?',
  'How satisfied are you with the way we handled your complaint?':
    'Qual è il Suo grado di soddisfazione per come abbiamo gestito il Suo reclamo?',
  'Is the matter settled for you?': 'Per Lei la questione è risolta?',
  'Your complaint: did we settle it?': 'Il Suo reclamo: lo abbiamo risolto?',
  'You told us that something was wrong, and we would like to hear from you whether it has been put right.':
    'ci aveva segnalato un problema e vorremmo sapere da Lei se è stato risolto.',

  // Store visit
  'How was it in the store?': 'Com’è andata in negozio?',
  'The staff were friendly': 'Il personale era gentile',
  'I felt comfortable there': 'Mi trovavo a mio agio',
  'I found what I was looking for': 'Ho trovato quello che cercavo',
  'I didn’t have to wait long': 'Non ho dovuto aspettare a lungo',
  'How satisfied are you with your visit?': 'Qual è il Suo grado di soddisfazione per questa visita?',
  'How was your visit to {{interaction.location|our store}}?': 'Com’è andata la Sua visita in negozio?',
  'It was good to have you with us, and we would like to know how your visit was.':
    'è stato un piacere averLa da noi e ci piacerebbe sapere com’è andata la visita.',

  // Onboarding
  'Have you been able to do what you came for?': 'Ha potuto fare quello che voleva?',
  'What would help you most now?': 'Che cosa Le sarebbe più utile adesso?',
  'Somebody to show me around': 'Qualcuno che mi mostri come funziona',
  'A short written guide': 'Una breve guida scritta',
  'A short film': 'Un breve video',
  'Nothing, I’m getting on fine': 'Niente, me la cavo bene',
  '“{{company.name}} made it easy for me to get started.” Do you agree?':
    '«Con {{company.name}} è stato facile iniziare». È d’accordo?',
  'Your first weeks with {{company.name}}: how is it going?':
    'Le Sue prime settimane con {{company.name}}: come va?',
  'You have been with us for a little while, and we would like to know how you are finding your feet.':
    'è con noi da qualche tempo e ci piacerebbe sapere come si trova.',

  // Relationship NPS
  'How likely are you to choose {{company.name}} again?':
    'Quanto è probabile che scelga di nuovo {{company.name}}?',
  'How likely are you to recommend {{company.name}} to a friend or colleague?':
    'Quanto è probabile che consigli {{company.name}} ad amici o colleghi?',
  'What has gone wrong between us?': 'Che cosa non ha funzionato tra noi?',
  'What should we do better?': 'Che cosa dovremmo fare meglio?',
  'What do we do well?': 'Che cosa facciamo bene?',
  'How are things between you and {{company.name}}?': 'Che cosa pensa di {{company.name}}?',
  'You have been our customer for some time, and we would like to know what you think of us.':
    'ci conosce da tempo e ci interessa sapere che cosa pensa di noi.',

  // Recovery check
  'What is still wrong?': 'Che cosa non va ancora?',
  'What would have made it better?': 'Che cosa avrebbe migliorato le cose?',
  'What made the difference?': 'Che cosa ha fatto la differenza?',
  'How satisfied are you with {{company.name}} now?':
    'Qual è ora il Suo grado di soddisfazione nei confronti di {{company.name}}?',
  'Did we put it right?': 'Abbiamo rimediato?',
  'You told us something was wrong. Did we put it right?': 'Ci aveva segnalato un problema. È stato risolto?',
  'We have been in touch about what went wrong, and only you can tell us whether we made up for it.':
    'siamo stati in contatto a proposito del problema e solo Lei può dirci se abbiamo rimediato.',

  // Satisfaction index
  'All in all, how satisfied are you with {{company.name}}?':
    'Nel complesso, qual è il Suo grado di soddisfazione nei confronti di {{company.name}}?',
  'Compared with what you expected, how did we do?':
    'Rispetto a quanto si aspettava, come ci siamo comportati?',
  'Much worse': 'Molto peggio',
  'Much better': 'Molto meglio',
  'Imagine the ideal company for this. How close are we to it?':
    'Immagini l’azienda ideale in questo campo. Quanto ci avviciniamo?',
  'Very far': 'Molto lontani',
  'Very close': 'Molto vicini',
  'Is {{company.name}} what you expected?': '{{company.name}} è all’altezza delle Sue aspettative?',
  'We would like to know whether we are what you hoped for, and three quick scores tell us.':
    'vorremmo sapere se siamo all’altezza delle Sue aspettative: bastano tre risposte rapide.',

  // Driver battery
  'How did you find your contact with us?': 'Com’è stato il Suo contatto con noi?',
  'They listened to me': 'Mi hanno dato ascolto',
  'I felt important to them': 'Ho sentito di contare per loro',
  'The atmosphere was pleasant': 'L’atmosfera era piacevole',
  'I was told clearly what would happen': 'Mi hanno spiegato con chiarezza che cosa sarebbe successo',
  'They took responsibility': 'Si sono presi la responsabilità',
  'They solved it': 'Hanno risolto il problema',
  'How did you find your contact with {{company.name}}?': 'Com’è stato il Suo contatto con {{company.name}}?',
  'You were recently in touch with us, and we would like to know what was good about it and what was not.':
    'di recente ha avuto a che fare con noi e ci piacerebbe sapere che cosa è andato bene e che cosa no.',
};

import type { Translation } from './translation';

/** Spanish; says usted. Asks for the degree of satisfaction, so that no word has to agree with a gender. */
export const es: Translation = {
  // The ends and points of the scales
  'Not at all likely': 'Nada probable',
  'Extremely likely': 'Muy probable',
  'Very dissatisfied': 'Muy bajo',
  Dissatisfied: 'Bajo',
  Neither: 'Medio',
  Satisfied: 'Alto',
  'Very satisfied': 'Muy alto',
  'Strongly disagree': 'Muy en desacuerdo',
  Disagree: 'En desacuerdo',
  'Neither agree nor disagree': 'Ni una cosa ni la otra',
  Agree: 'De acuerdo',
  'Strongly agree': 'Muy de acuerdo',
  'Very unlikely': 'Poco probable',
  'Very likely': 'Muy probable',

  // Asking why
  'What went wrong?': '¿Qué ha fallado?',
  'What could we have done better?': '¿Qué podríamos haber hecho mejor?',
  'What did we do well?': '¿Qué hemos hecho bien?',
  'A few words are enough. A person reads every answer.':
    'Bastan unas palabras. Una persona lee cada respuesta.',

  // Offering a call
  'May we call you about this?': '¿Quiere que le llamemos para hablar de ello?',
  'Yes, call me': 'Sí, llámenme',
  'No, thank you': 'No, gracias',
  'Which number should we call?': '¿A qué número podemos llamarle?',
  'Leave this empty if we already have it.': 'Déjelo en blanco si ya lo tenemos.',

  // The last page
  'Thank you. We will call you.': 'Gracias. Le llamaremos.',
  'Someone at {{company.name}} will read what you wrote before calling, so you won’t have to explain it twice.':
    'Quien le llame de {{company.name}} habrá leído su respuesta, así que no tendrá que explicarlo dos veces.',
  'Thank you for telling us': 'Gracias por contárnoslo',
  'We are sorry we let you down. Your answer is on its way to the people who can change this.':
    'Sentimos no haber estado a la altura. Su respuesta llega a las personas que pueden cambiarlo.',
  'Thank you': 'Muchas gracias',
  'Your answer has reached us. It was good of you to take the time.':
    'Hemos recibido su respuesta. Le agradecemos el tiempo que nos ha dedicado.',

  // The mail
  'One question, and a second one if you like. Under a minute.':
    'Una pregunta y, si quiere, otra más. Menos de un minuto.',
  'A few short questions. Under a minute.': 'Unas pocas preguntas cortas. Menos de un minuto.',
  'Give your answer': 'Dar mi respuesta',
  'The team at {{company.name}}': 'El equipo de {{company.name}}',

  // Post-purchase
  'After this purchase, how likely are you to recommend {{company.name}} to a friend or colleague?':
    'Después de esta compra, ¿qué probabilidad hay de que recomiende {{company.name}} a alguien cercano?',
  'What do you think of your {{interaction.product|purchase}}?':
    '¿Qué le ha parecido su compra en {{company.name}}?',
  'You recently bought from us, and we would like to know how it went.':
    'Hace poco compró con nosotros y nos gustaría saber cómo le fue.',

  // Delivery
  'Did any of this happen?': '¿Ocurrió algo de esto?',
  'It came late': 'Llegó tarde',
  'Something was damaged': 'Algo llegó dañado',
  'Something was missing or wrong': 'Faltaba algo o no era lo pedido',
  'I didn’t know when it would come': 'No sabía cuándo llegaría',
  'The handover went badly': 'No me lo entregaron bien',
  'How satisfied are you with this delivery?': '¿Cuál es su grado de satisfacción con esta entrega?',
  'How was the delivery of your {{interaction.product|order}}?':
    '¿Qué tal la entrega de su pedido de {{company.name}}?',
  'Your order should be with you by now, and we would like to know if it arrived as it should.':
    'Su pedido ya debería haber llegado y nos gustaría saber si todo fue como esperaba.',

  // Support
  '“{{company.name}} made it easy for me to get help.” Do you agree?':
    '«{{company.name}} me ha puesto fácil recibir ayuda». ¿Está de acuerdo?',
  'How satisfied are you with the help you received?':
    '¿Cuál es su grado de satisfacción con la ayuda que recibió?',
  'Has your question been settled?': '¿Ha quedado resuelta su consulta?',
  'Your support request: did we help?': 'Su consulta: ¿le hemos ayudado?',
  'You contacted us recently, and we would like to know whether it helped.':
    'Hace poco se puso en contacto con nosotros y nos gustaría saber si le fue útil.',

  // Return & exchange
  'Why did you send it back?': '¿Por qué lo devolvió?',
  'It didn’t fit': 'No era mi talla o medida',
  'It was faulty': 'Era defectuoso',
  'It was not as described': 'No era como se describía',
  'It came too late': 'Llegó demasiado tarde',
  'I changed my mind': 'Cambié de opinión',
  'Another reason': 'Otro motivo',
  '“{{company.name}} made my return or exchange easy.” Do you agree?':
    '«{{company.name}} me ha puesto fácil la devolución o el cambio». ¿Está de acuerdo?',
  'How did the return of your {{interaction.product|order}} go?':
    '¿Qué tal su devolución en {{company.name}}?',
  'You recently returned or exchanged something, and we would like to know how easy that was.':
    'Hace poco devolvió o cambió un artículo y nos gustaría saber si le resultó fácil.',

  // Complaint resolved
  '“I felt listened to.” Do you agree?': '«Me escucharon con atención». ¿Está de acuerdo?',
  'How satisfied are you with the way we handled your complaint?':
    '¿Cuál es su grado de satisfacción con la forma en que atendimos su queja?',
  'Is the matter settled for you?': '¿Considera que el asunto está resuelto?',
  'Your complaint: did we settle it?': 'Su queja: ¿la hemos resuelto?',
  'You told us that something was wrong, and we would like to hear from you whether it has been put right.':
    'Nos dijo que algo no iba bien y nos gustaría que nos contara si ya está arreglado.',

  // Store visit
  'How was it in the store?': '¿Cómo fue en la tienda?',
  'The staff were friendly': 'El personal fue amable',
  'I felt comfortable there': 'El ambiente era agradable',
  'I found what I was looking for': 'Encontré lo que buscaba',
  'I didn’t have to wait long': 'No tuve que esperar mucho',
  'How satisfied are you with your visit?': '¿Cuál es su grado de satisfacción con su visita?',
  'How was your visit to {{interaction.location|our store}}?':
    '¿Qué tal su visita a {{interaction.location|nuestra tienda}}?',
  'It was good to have you with us, and we would like to know how your visit was.':
    'Gracias por venir a vernos; nos gustaría saber cómo fue su visita.',

  // Onboarding
  'Have you been able to do what you came for?': '¿Ha podido hacer lo que quería?',
  'What would help you most now?': '¿Qué le ayudaría más ahora?',
  'Somebody to show me around': 'Una persona que me lo enseñe',
  'A short written guide': 'Una guía breve por escrito',
  'A short film': 'Un vídeo corto',
  'Nothing, I’m getting on fine': 'Nada, me va bien',
  '“{{company.name}} made it easy for me to get started.” Do you agree?':
    '«{{company.name}} me ha puesto fáciles los primeros pasos». ¿Está de acuerdo?',
  'Your first weeks with {{company.name}}: how is it going?':
    'Sus primeras semanas con {{company.name}}: ¿qué tal van?',
  'You have been with us for a little while, and we would like to know how you are finding your feet.':
    'Ya lleva un tiempo con nosotros y nos gustaría saber cómo han ido sus primeros pasos.',

  // Relationship NPS
  'How likely are you to choose {{company.name}} again?':
    '¿Qué probabilidad hay de que vuelva a elegir {{company.name}}?',
  'How likely are you to recommend {{company.name}} to a friend or colleague?':
    '¿Qué probabilidad hay de que recomiende {{company.name}} a sus amistades o colegas?',
  'What has gone wrong between us?': '¿En qué le hemos fallado?',
  'What should we do better?': '¿Qué deberíamos hacer mejor?',
  'What do we do well?': '¿Qué hacemos bien?',
  'How are things between you and {{company.name}}?': '¿Qué opina de {{company.name}}?',
  'You have been our customer for some time, and we would like to know what you think of us.':
    'Nos conoce desde hace tiempo y nos gustaría saber qué piensa de nosotros.',

  // Recovery check
  'What is still wrong?': '¿Qué sigue sin estar bien?',
  'What would have made it better?': '¿Qué lo habría mejorado?',
  'What made the difference?': '¿Qué fue lo decisivo?',
  'How satisfied are you with {{company.name}} now?':
    '¿Cuál es ahora su grado de satisfacción con {{company.name}}?',
  'Did we put it right?': '¿Lo hemos solucionado?',
  'You told us something was wrong. Did we put it right?': 'Nos contó un problema. ¿Está ya resuelto?',
  'We have been in touch about what went wrong, and only you can tell us whether we made up for it.':
    'Hablamos con usted sobre lo que había pasado y solo usted puede decirnos si ya está bien.',

  // Satisfaction index
  'All in all, how satisfied are you with {{company.name}}?':
    'En conjunto, ¿cuál es su grado de satisfacción con {{company.name}}?',
  'Compared with what you expected, how did we do?':
    'En comparación con lo que esperaba, ¿qué tal lo hicimos?',
  'Much worse': 'Mucho peor',
  'Much better': 'Mucho mejor',
  'Imagine the ideal company for this. How close are we to it?':
    'Imagine la empresa ideal en este terreno. ¿Cuánto nos acercamos a ella?',
  'Very far': 'Muy lejos',
  'Very close': 'Muy cerca',
  'Is {{company.name}} what you expected?': '¿Es {{company.name}} lo que usted esperaba?',
  'We would like to know whether we are what you hoped for, and three quick scores tell us.':
    'Nos gustaría saber si estamos a la altura de lo que esperaba: bastan tres notas rápidas.',

  // Driver battery
  'How did you find your contact with us?': '¿Cómo fue su trato con nosotros?',
  'They listened to me': 'Me escucharon',
  'I felt important to them': 'Sentí que les importaba',
  'The atmosphere was pleasant': 'El ambiente era agradable',
  'I was told clearly what would happen': 'Me explicaron con claridad qué iba a pasar',
  'They took responsibility': 'Asumieron su responsabilidad',
  'They solved it': 'Me lo resolvieron',
  'How did you find your contact with {{company.name}}?': '¿Qué tal su trato con {{company.name}}?',
  'You were recently in touch with us, and we would like to know what was good about it and what was not.':
    'Hace poco tuvo trato con nosotros y nos gustaría saber qué estuvo bien y qué no.',
};

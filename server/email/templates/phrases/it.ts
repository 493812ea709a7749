import type { Phrases } from './type';

/**
 * Italian; says Lei. After the comma of a greeting it goes on in lower case. Dates stand without an article: before 8
 * and 11 it would be another.
 */
export const it: Phrases = {
  day: { weekday: 'di {weekday}', date: '({date})' },
  subject: {
    purchase: 'Com’è andato il Suo ordine {day}?',
    contact: 'Com’è andato il Suo contatto con noi {day}?',
    complaint: 'Abbiamo risolto il Suo problema?',
    defect_return: 'Com’è andato il Suo reso {day}?',
    other_return: 'Com’è andato il Suo reso {day}?',
    delivery: 'Com’è andata la Sua consegna {day}?',
    visit: 'Com’è andata la Sua visita {day}?',
    other: 'Com’è andata con {company}?',
    none: 'Che cosa pensa di noi?',
  },
  reminderSubject: 'Promemoria: {subject}',
  greets: 'buon ?giorno|buonasera|ciao|salve|gentil(?:e|i|issim[oa])|car[oaie]|egregi[oa]?',
  greeting: 'Buongiorno {name},',
  greetingNameless: 'Buongiorno,',
  intro: 'una domanda da {company}. Richiede meno di un minuto.',
  reminderIntro: 'qualche giorno fa Le abbiamo fatto una domanda. È ancora in tempo per rispondere.',
  button: 'Rispondere',
  choose: 'Scelga un numero:',
  low: {
    nps: 'Per niente probabile',
    csat: 'Grande insoddisfazione',
    ces: 'Completamente in disaccordo',
    rating: 'Valore più basso',
  },
  high: {
    nps: 'Estremamente probabile',
    csat: 'Grande soddisfazione',
    ces: 'Completamente d’accordo',
    rating: 'Valore più alto',
  },
  why: {
    purchase: 'Riceve questa e-mail perché ha acquistato da {company} in data {date}.',
    contact: 'Riceve questa e-mail perché ha avuto un contatto con {company} in data {date}.',
    complaint: 'Riceve questa e-mail perché ha segnalato un problema a {company} in data {date}.',
    defect_return: 'Riceve questa e-mail perché ha restituito un articolo a {company} in data {date}.',
    other_return: 'Riceve questa e-mail perché ha restituito un articolo a {company} in data {date}.',
    delivery: 'Riceve questa e-mail perché {company} Le ha fatto una consegna in data {date}.',
    visit: 'Riceve questa e-mail perché ha visitato {company} in data {date}.',
    other: 'Riceve questa e-mail perché ha avuto a che fare con {company} in data {date}.',
    none: 'Riceve questa e-mail perché è cliente di {company}.',
  },
  unsubscribe: 'Annulla l’iscrizione',
  privacy: 'Privacy',
  test: 'Prova',
};

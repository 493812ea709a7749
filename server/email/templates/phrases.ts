import type { InteractionClass } from '@/domain/interaction';

type Occasion = InteractionClass | 'none';

/** The mail's own wording where the survey's author wrote nothing. `{company}`, `{day}`, `{date}`, `{name}` are filled in. */
export type Phrases = {
  subject: Record<Occasion, string>;
  reminderSubject: string;
  greeting: string;
  /** For customers whose name nobody sent. */
  greetingNameless: string;
  intro: string;
  reminderIntro: string;
  button: string;
  choose: string;
  low: Record<'nps' | 'csat' | 'ces' | 'rating', string>;
  high: Record<'nps' | 'csat' | 'ces' | 'rating', string>;
  why: Record<Occasion, string>;
  unsubscribe: string;
  privacy: string;
  test: string;
};

/** How a sentence begins that greets by itself, in any of the four languages. */
export const GREETING_WORD =
  /^\s*(?:hello|hi|hey|dear|good (?:morning|day)|guten (?:tag|morgen)|hallo|liebe|moin|sehr geehrte|bonjour|salut|ch[eè]re?|hola|buen[oa]s|estimad|querid)/i;

const en: Phrases = {
  subject: {
    purchase: 'How was your order on {day}?',
    contact: 'How was our help on {day}?',
    complaint: 'Did we solve your problem?',
    defect_return: 'How was your return on {day}?',
    other_return: 'How was your return on {day}?',
    delivery: 'How was your delivery on {day}?',
    visit: 'How was your visit on {day}?',
    other: 'How did {company} do on {day}?',
    none: 'How are we doing?',
  },
  reminderSubject: 'Reminder: {subject}',
  greeting: 'Hello {name},',
  greetingNameless: 'Hello,',
  intro: 'One question from {company}. It takes under a minute.',
  reminderIntro: 'A few days ago we asked you one question. There is still time to answer it.',
  button: 'Answer',
  choose: 'Choose a number:',
  low: { nps: 'Not at all likely', csat: 'Very dissatisfied', ces: 'Strongly disagree', rating: 'Lowest' },
  high: { nps: 'Extremely likely', csat: 'Very satisfied', ces: 'Strongly agree', rating: 'Highest' },
  why: {
    purchase: 'You get this mail because you bought from {company} on {date}.',
    contact: 'You get this mail because you were in touch with {company} on {date}.',
    complaint: 'You get this mail because you told {company} about a problem on {date}.',
    defect_return: 'You get this mail because you returned something to {company} on {date}.',
    other_return: 'You get this mail because you returned something to {company} on {date}.',
    delivery: 'You get this mail because {company} delivered to you on {date}.',
    visit: 'You get this mail because you visited {company} on {date}.',
    other: 'You get this mail because you dealt with {company} on {date}.',
    none: 'You get this mail because you are a customer of {company}.',
  },
  unsubscribe: 'Unsubscribe',
  privacy: 'Privacy',
  test: 'Test',
};

// After the comma of a greeting German goes on in lower case.
const de: Phrases = {
  subject: {
    purchase: 'Wie war Ihre Bestellung am {day}?',
    contact: 'Wie war unsere Hilfe am {day}?',
    complaint: 'Haben wir Ihr Problem gelöst?',
    defect_return: 'Wie war Ihre Rückgabe am {day}?',
    other_return: 'Wie war Ihre Rückgabe am {day}?',
    delivery: 'Wie war Ihre Lieferung am {day}?',
    visit: 'Wie war Ihr Besuch am {day}?',
    other: 'Wie war {company} am {day}?',
    none: 'Wie zufrieden sind Sie mit uns?',
  },
  reminderSubject: 'Erinnerung: {subject}',
  greeting: 'Guten Tag {name},',
  greetingNameless: 'Guten Tag,',
  intro: 'eine Frage von {company}. Es dauert keine Minute.',
  reminderIntro: 'vor ein paar Tagen haben wir Ihnen eine Frage gestellt. Sie können noch antworten.',
  button: 'Antworten',
  choose: 'Wählen Sie eine Zahl:',
  low: {
    nps: 'Sehr unwahrscheinlich',
    csat: 'Sehr unzufrieden',
    ces: 'Stimme gar nicht zu',
    rating: 'Niedrigste',
  },
  high: { nps: 'Sehr wahrscheinlich', csat: 'Sehr zufrieden', ces: 'Stimme voll zu', rating: 'Höchste' },
  why: {
    purchase: 'Sie bekommen diese Mail, weil Sie am {date} bei {company} gekauft haben.',
    contact: 'Sie bekommen diese Mail, weil Sie am {date} mit {company} in Kontakt waren.',
    complaint: 'Sie bekommen diese Mail, weil Sie {company} am {date} von einem Problem berichtet haben.',
    defect_return: 'Sie bekommen diese Mail, weil Sie am {date} etwas an {company} zurückgegeben haben.',
    other_return: 'Sie bekommen diese Mail, weil Sie am {date} etwas an {company} zurückgegeben haben.',
    delivery: 'Sie bekommen diese Mail, weil {company} Ihnen am {date} etwas geliefert hat.',
    visit: 'Sie bekommen diese Mail, weil Sie am {date} {company} besucht haben.',
    other: 'Sie bekommen diese Mail, weil Sie am {date} mit {company} zu tun hatten.',
    none: 'Sie bekommen diese Mail, weil Sie Kundin oder Kunde von {company} sind.',
  },
  unsubscribe: 'Abmelden',
  privacy: 'Datenschutz',
  test: 'Test',
};

const fr: Phrases = {
  subject: {
    purchase: 'Comment s’est passée votre commande de {day} ?',
    contact: 'Comment s’est passé notre échange de {day} ?',
    complaint: 'Votre problème est-il résolu ?',
    defect_return: 'Comment s’est passé votre retour de {day} ?',
    other_return: 'Comment s’est passé votre retour de {day} ?',
    delivery: 'Comment s’est passée votre livraison de {day} ?',
    visit: 'Comment s’est passée votre visite de {day} ?',
    other: 'Comment cela s’est-il passé avec {company} ?',
    none: 'Que pensez-vous de nous ?',
  },
  reminderSubject: 'Rappel : {subject}',
  greeting: 'Bonjour {name},',
  greetingNameless: 'Bonjour,',
  intro: 'Une question de {company}. Moins d’une minute suffit.',
  reminderIntro: 'Il y a quelques jours, nous vous avons posé une question. Vous pouvez encore y répondre.',
  button: 'Répondre',
  choose: 'Choisissez un nombre :',
  low: {
    nps: 'Pas du tout probable',
    csat: 'Très insatisfait',
    ces: 'Pas du tout d’accord',
    rating: 'Le plus bas',
  },
  high: { nps: 'Très probable', csat: 'Très satisfait', ces: 'Tout à fait d’accord', rating: 'Le plus haut' },
  why: {
    purchase: 'Vous recevez ce message car vous avez acheté chez {company} le {date}.',
    contact: 'Vous recevez ce message car vous avez été en contact avec {company} le {date}.',
    complaint: 'Vous recevez ce message car vous avez signalé un problème à {company} le {date}.',
    defect_return: 'Vous recevez ce message car vous avez retourné un article à {company} le {date}.',
    other_return: 'Vous recevez ce message car vous avez retourné un article à {company} le {date}.',
    delivery: 'Vous recevez ce message car {company} vous a livré le {date}.',
    visit: 'Vous recevez ce message car vous avez visité {company} le {date}.',
    other: 'Vous recevez ce message car vous avez eu affaire à {company} le {date}.',
    none: 'Vous recevez ce message car vous êtes client de {company}.',
  },
  unsubscribe: 'Se désabonner',
  privacy: 'Confidentialité',
  test: 'Test',
};

const es: Phrases = {
  subject: {
    purchase: '¿Qué tal fue su pedido del {day}?',
    contact: '¿Qué tal fue nuestra ayuda del {day}?',
    complaint: '¿Hemos resuelto su problema?',
    defect_return: '¿Qué tal fue su devolución del {day}?',
    other_return: '¿Qué tal fue su devolución del {day}?',
    delivery: '¿Qué tal fue su entrega del {day}?',
    visit: '¿Qué tal fue su visita del {day}?',
    other: '¿Qué tal le fue con {company}?',
    none: '¿Qué le parecemos?',
  },
  reminderSubject: 'Recordatorio: {subject}',
  greeting: 'Hola, {name}:',
  greetingNameless: 'Hola:',
  intro: 'Una pregunta de {company}. Lleva menos de un minuto.',
  reminderIntro: 'Hace unos días le hicimos una pregunta. Todavía puede responderla.',
  button: 'Responder',
  choose: 'Elija un número:',
  low: { nps: 'Nada probable', csat: 'Muy insatisfecho', ces: 'Muy en desacuerdo', rating: 'Lo más bajo' },
  high: { nps: 'Muy probable', csat: 'Muy satisfecho', ces: 'Muy de acuerdo', rating: 'Lo más alto' },
  why: {
    purchase: 'Recibe este mensaje porque compró en {company} el {date}.',
    contact: 'Recibe este mensaje porque estuvo en contacto con {company} el {date}.',
    complaint: 'Recibe este mensaje porque informó a {company} de un problema el {date}.',
    defect_return: 'Recibe este mensaje porque devolvió algo a {company} el {date}.',
    other_return: 'Recibe este mensaje porque devolvió algo a {company} el {date}.',
    delivery: 'Recibe este mensaje porque {company} le hizo una entrega el {date}.',
    visit: 'Recibe este mensaje porque visitó {company} el {date}.',
    other: 'Recibe este mensaje porque trató con {company} el {date}.',
    none: 'Recibe este mensaje porque es cliente de {company}.',
  },
  unsubscribe: 'Darse de baja',
  privacy: 'Privacidad',
  test: 'Prueba',
};

const known: Record<string, Phrases> = { en, de, fr, es };

/** The phrases of a language, else of its base language, else English. */
export const phrasesOf = (language: string): Phrases =>
  known[language.toLowerCase().split('-', 1)[0] ?? ''] ?? en;

/** Replaces `{company}` and its like; the result is plain text. */
export const fill = (phrase: string, values: Record<string, string>): string =>
  phrase.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

import type { Language } from './retailer';

/** A mail about a case and what the customer writes back. `{name}`: the customer's first name; `{agent}`: who writes. */
export type DemoLetter = { subject: string; text: string; reply: string };

/** What the demo's agents write to customers, in the four languages that these speak. */
export const letters: Record<Language, DemoLetter> = {
  en: {
    subject: 'What you told us',
    text: 'Dear {name},\n\nthank you for telling us so plainly what went wrong. I am sorry: that is not how it should be with us. I have looked into it and would like to put it right.\n\nMay I call you this week, or would you rather have it settled by mail?\n\nKind regards\n{agent}',
    reply: 'Hello,\n\nthank you for getting back to me. By mail is fine.\n\n{name}',
  },
  de: {
    subject: 'Ihre Rückmeldung',
    text: 'Guten Tag {name},\n\ndanke, dass Sie uns so offen geschrieben haben, was schiefgelaufen ist. Das tut mir leid: So soll es bei uns nicht sein. Ich habe nachgesehen und möchte es in Ordnung bringen.\n\nDarf ich Sie diese Woche anrufen, oder ist Ihnen eine Lösung per E-Mail lieber?\n\nFreundliche Grüße\n{agent}',
    reply: 'Guten Tag,\n\ndanke für die Antwort. Gern per E-Mail.\n\n{name}',
  },
  fr: {
    subject: 'Votre retour',
    text: 'Bonjour {name},\n\nmerci de nous avoir dit aussi clairement ce qui n’a pas fonctionné. Je vous présente mes excuses : ce n’est pas ainsi que cela doit se passer chez nous. J’ai examiné votre dossier et j’aimerais réparer cela.\n\nPuis-je vous appeler cette semaine, ou préférez-vous régler cela par e-mail ?\n\nCordialement\n{agent}',
    reply: 'Bonjour,\n\nmerci de votre réponse. Par e-mail, c’est très bien.\n\n{name}',
  },
  es: {
    subject: 'Lo que nos contó',
    text: 'Hola, {name}:\n\ngracias por contarnos con tanta claridad lo que salió mal. Lo siento: no debería ser así con nosotros. Lo he revisado y me gustaría arreglarlo.\n\n¿Puedo llamarle esta semana o prefiere que lo resolvamos por correo?\n\nUn saludo\n{agent}',
    reply: 'Hola:\n\ngracias por responder. Por correo está bien.\n\n{name}',
  },
};

/** Fills in who writes to whom. */
export const fillLetter = (text: string, names: { name: string; agent: string }): string =>
  text.replace(/\{(name|agent)\}/g, (_, which: 'name' | 'agent') => names[which]);

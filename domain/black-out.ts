/** Stands for what was taken out. */
const BLACKED = '███';

// Strangers write what these read, as long as they like: each begins only where such a thing can, so that none looks at a text twice.
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const LINK = /\b(?:https?:\/\/|www\.)\S+/gi;
// Seven digits or more, in the groups people write them in: phone and account numbers, dates of birth.
const NUMBER = /(?<![\p{L}\p{N}]-?)\+?\(?\d(?:[ ().\-/]{0,2}\d){6,}(?![\p{L}\p{N}])/gu;
// `GB29NWBK60161331926819`, `AB-1234567`: letters and digits with five digits among them.
const CODE = /(?<![\p{L}\p{N}-])(?=(?:[\p{L}-]*\d){5})[\p{L}\d-]{7,}(?![\p{L}\p{N}])/gu;

const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){3,7}(?:[ -]?[A-Z\d]{1,3})?(?![\p{L}\p{N}])/gu;
// A name in capitals, of three parts at most: `Jean-Luc de Vries`.
const NAME = String.raw`\p{Lu}[\p{L}'’-]{1,40}(?:\s(?:(?:de|du|da|di|la|van|von|der|den)\s){0,2}\p{Lu}[\p{L}'’-]{1,40}){0,2}`;
const TITLES =
  'Mr|Mrs|Ms|Miss|Mister|Dr|Prof|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Mademoiselle|Sr|Sra|Srta|Señora?|Sig|Signora?|Dhr|Mevr|Mevrouw|Meneer|Senhora?';
const TITLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:${TITLES}|M(?=\.))\.?\s(?:(?:Dr|Prof)\.?\s)?)${NAME}`,
  'gu',
);
const SELF =
  "[Mm]y name is|[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]e llamo|[Mm]i nombre es|[Mm]i chiamo|[Ii]l mio nome è|[Mm]ijn naam is|[Ii]k heet|[Mm]eu nome é|[Cc]hamo-me|[Mm]e chamo";
const NAMED = new RegExp(String.raw`(?<![\p{L}\p{N}])((?:${SELF})\s)(?:${NAME}|[\p{L}'’-]{2,40})`, 'gu');
// Shorter ones than `NUMBER` and `CODE` find, where a word says what they are: `order no. 4711-A`.
const ORDER =
  /(?<![\p{L}\p{N}])((?:order|invoice|booking|customer|ticket|bestell\p{L}{0,10}|auftrags\p{L}{0,10}|rechnungs\p{L}{0,10}|kunden-?(?:nummer|nr)|commande|facture|dossier|pedido|factura|reserva|ordine|fattura|bestelling|encomenda|fatura)\s?(?:number|nummer|numéro|número|numero|no|nr|n°|nº|id|#)?[.:]?\s?#?)(?=[\p{L}-]{0,6}\d)[\p{L}\d][\p{L}\d/-]{2,20}/giu;

/**
 * A comment without what could tell who wrote it, as far as that has a form: addresses, links, long numbers and codes (telephone,
 * card, IBAN), numbers of orders, names after a title or after "my name is". Other names are beyond it, and whoever shares
 * comments is told so.
 */
export const blackOut = (text: string): string =>
  [TITLED, NAMED, ORDER].reduce(
    (rest, pattern) => rest.replace(pattern, `$1${BLACKED}`),
    [LINK, EMAIL, IBAN, NUMBER, CODE].reduce((rest, pattern) => rest.replace(pattern, BLACKED), text),
  );

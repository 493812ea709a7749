import type { LocalizedText } from './text';

/** What a new link on a thank-you page says, in the languages that templates are written in. */
const linkWords: Record<'review' | 'referral', LocalizedText> = {
  review: {
    en: 'Write a review',
    de: 'Bewertung schreiben',
    fr: 'Donner votre avis',
    es: 'Escribir una reseña',
    it: 'Scrivere una recensione',
    nl: 'Schrijf een beoordeling',
    pt: 'Escrever uma avaliação',
    pl: 'Dodaj opinię',
    ar: 'كتابة تقييم',
  },
  referral: {
    en: 'Tell a friend',
    de: 'Weiterempfehlen',
    fr: 'En parler à un proche',
    es: 'Recomendar a un amigo',
    it: 'Consigliare a un amico',
    nl: 'Vertel het een vriend',
    pt: 'Recomendar a um amigo',
    pl: 'Poleć znajomym',
    ar: 'أخبر صديقًا',
  },
};

/** Those words in the survey's languages; a language without any is left for its author. */
export const newLinkLabel = (kind: keyof typeof linkWords, languages: readonly string[]): LocalizedText =>
  Object.fromEntries(
    languages.flatMap(tag => {
      const words = linkWords[kind][tag.split('-', 1)[0]?.toLowerCase() ?? ''];
      return words ? [[tag, words]] : [];
    }),
  );

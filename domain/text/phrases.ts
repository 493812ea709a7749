import { type Reading, type Token, tokensOf } from './tokens';

/** Words in a row; a `stem` stands for every word that begins so. */
type Part = { word: string; isStem: boolean };
type Phrase<T> = { parts: Part[]; of: T };

/** A phrase found in a text: its first and last token, and what it belongs to. */
export type Found<T> = { first: number; last: number; of: T };

/** Finds any number of phrases in one pass over a text's tokens. */
export class PhraseFinder<T> {
  readonly #exact = new Map<string, Phrase<T>[]>();
  /** By their first three letters, or by all where there are fewer. */
  readonly #stems = new Map<string, Phrase<T>[]>();
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Adds a phrase such as `call* back`; one without any letter is never found. */
  add(phrase: string, of: T): void {
    const parts = partsOf(phrase, this.#reading);
    const [first] = parts;
    if (!first) return;
    const [index, key] = first.isStem ? [this.#stems, first.word.slice(0, 3)] : [this.#exact, first.word];
    const known = index.get(key);
    if (known) known.push({ parts, of });
    else index.set(key, [{ parts, of }]);
  }

  /** Every place where a phrase stands; phrases may overlap. */
  find(tokens: readonly Token[]): Found<T>[] {
    const found: Found<T>[] = [];
    for (const [first, { word }] of tokens.entries()) {
      for (let letters = 1; letters <= Math.min(3, word.length); letters++)
        this.#try(this.#stems.get(word.slice(0, letters)), tokens, first, found);
      this.#try(this.#exact.get(word), tokens, first, found);
    }
    return found;
  }

  #try(phrases: Phrase<T>[] | undefined, tokens: readonly Token[], first: number, found: Found<T>[]): void {
    for (const { parts, of } of phrases ?? []) {
      if (parts.every((part, step) => fits(part, tokens[first + step])))
        found.push({ first, last: first + parts.length - 1, of });
    }
  }
}

/** Whether a rule's phrase holds anything that can be found. */
export const isFindable = (phrase: string): boolean => partsOf(phrase, 'loose').length > 0;

const fits = ({ word, isStem }: Part, token: Token | undefined): boolean =>
  token !== undefined && (isStem ? token.word.startsWith(word) : token.word === word);

const partsOf = (phrase: string, reading: Reading): Part[] =>
  phrase.split(/\s+/).flatMap(piece => {
    const words = tokensOf(piece.replace(/\*+$/, ''), reading);
    return words.map(({ word }, index) => ({
      word,
      isStem: piece.endsWith('*') && index === words.length - 1,
    }));
  });

import { blackOut } from '../black-out';
import { baseLanguage } from './language';
import { readingOf, tokensOf } from './tokens';

export type Quotable = { id: string; text: string; language: string | null };

/** Words of a quote that is read at a glance and still says something. */
const SHORTEST = 4;
const LONGEST = 40;
/** Comments compared with one another; more tell nothing new. */
const MOST_COMPARED = 400;

/**
 * Those comments that say best what the others say: close to the middle of all by their words (cosine of TF-IDF with the
 * centroid), neither a word nor a story, nothing in them that could tell who wrote. Unlike one another where several are
 * wanted. The most typical first; may be empty. Equal input gives equal output.
 */
export function typicalOf(comments: readonly Quotable[], most: number): string[] {
  const compared = comments.slice(0, MOST_COMPARED);
  const bags = compared.map(bagOf);
  const spread = new Map<string, number>();
  for (const bag of bags) for (const word of bag.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  const vectors = bags.map(bag =>
    unit(
      new Map(
        [...bag].map(([word, n]) => [word, n * Math.log(1 + bags.length / (spread.get(word) ?? 1))] as const),
      ),
    ),
  );
  const middle = unit(sumOf(vectors));
  const ranked = compared
    .map((comment, index) => {
      const vector = vectors[index] ?? new Map<string, number>();
      return { ...comment, vector, score: dot(vector, middle) * lengthWeight(words(comment)) };
    })
    .filter(({ text, score }) => score > 0 && blackOut(text) === text)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const chosen: typeof ranked = [];
  for (const one of ranked) {
    if (chosen.length >= most) break;
    if (chosen.every(other => dot(other.vector, one.vector) < ALIKE)) chosen.push(one);
  }
  return chosen.map(({ id }) => id);
}

const ALIKE = 0.6;

const words = ({ text, language }: Quotable): string[] =>
  tokensOf(text, readingOf(language)).map(({ word }) => word);

/** Words weigh by their language: `die` in German is no English `die`. */
function bagOf(comment: Quotable): Map<string, number> {
  const bag = new Map<string, number>();
  const language = comment.language ? baseLanguage(comment.language) : '';
  for (const word of words(comment)) {
    const key = `${language}:${word}`;
    bag.set(key, (bag.get(key) ?? 0) + 1);
  }
  return bag;
}

/** 1 for what is read at a glance, less the further away from it; 0 below four words. */
function lengthWeight(all: readonly string[]): number {
  if (all.length < SHORTEST) return 0;
  return all.length <= LONGEST ? 1 : LONGEST / all.length;
}

type Vector = Map<string, number>;

function sumOf(vectors: readonly Vector[]): Vector {
  const sum: Vector = new Map();
  for (const vector of vectors)
    for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + weight);
  return sum;
}

function unit(vector: Vector): Vector {
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return length === 0 ? vector : new Map([...vector].map(([word, weight]) => [word, weight / length]));
}

const dot = (a: Vector, b: Vector): number =>
  [...a].reduce((sum, [word, weight]) => sum + weight * (b.get(word) ?? 0), 0);

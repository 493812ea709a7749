import { type Example, judge, type Sentiment, train } from './model';
import type { SentimentQuality } from './quality';

const FOLDS = 5;
const SENTIMENTS: readonly Sentiment[] = [-1, 0, 1];

/** What was true, what was said. */
export type Pair = { truth: Sentiment; said: Sentiment };
/** `index`: the example's place; `certainty`: how sure it was, 0..1. */
export type JudgedExample = Pair & { index: number; certainty: number };

/** How often it was right, and by how much that beats whoever always says the most frequent feeling. */
export function qualityOf(pairs: readonly Pair[]): SentimentQuality {
  const n = pairs.length;
  const count = (is: (pair: Pair) => boolean) => pairs.filter(is).length;
  const classes = SENTIMENTS.map(sentiment => {
    const own = count(({ truth }) => truth === sentiment);
    const said = count(pair => pair.said === sentiment);
    const right = count(pair => pair.said === sentiment && pair.truth === sentiment);
    return { sentiment, n: own, precision: said ? right / said : 0, recall: own ? right / own : 0 };
  });
  const f1 = classes.map(({ precision, recall }) =>
    precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
  );
  return {
    n,
    accuracy: n ? count(({ truth, said }) => truth === said) / n : 0,
    macroF1: f1.reduce((a, b) => a + b, 0) / SENTIMENTS.length,
    majority: n ? Math.max(...classes.map(one => one.n)) / n : 0,
    classes,
  };
}

/**
 * What a model says of each example when it learnt from the others: five parts, each judged by what the other four taught.
 * Equal texts stand in one part (`textKey`), so that nothing is judged that was learnt by heart. A generator as `train` is.
 */
export function* crossValidate(
  examples: readonly (Example & { textKey: string })[],
): Generator<void, JudgedExample[]> {
  const parts = examples.map(({ textKey }) => partOf(textKey));
  const all: JudgedExample[] = [];
  for (let part = 0; part < FOLDS; part++) {
    const model = yield* train(examples.filter((_, index) => parts[index] !== part));
    for (const [index, { features, sentiment }] of examples.entries()) {
      if (parts[index] !== part) continue;
      const { sentiment: said, certainty } = judge(model, features);
      all.push({ index, truth: sentiment, said, certainty });
    }
  }
  return all;
}

/** Runs such a generator without a pause. */
export function finished<T>(work: Generator<void, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** FNV-1a, folded into so many parts. */
function partOf(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return ((hash ^ (hash >>> 15)) >>> 0) % FOLDS;
}

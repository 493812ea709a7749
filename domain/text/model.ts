import { randomIndex, seededRandom } from '../metrics/random';
import { byFrequency } from './vocabulary';

export type Sentiment = -1 | 0 | 1;

/** A text by its features (`featuresOf`) with the feeling that its writer's score told. */
export type Example = { features: readonly string[]; sentiment: Sentiment };

/** Three weights per feature, in the order negative, neutral, positive. */
export type SentimentModel = { bias: Weights; weights: ReadonlyMap<string, Weights> };
type Weights = [number, number, number];

/** `certainty`: the model's own probability of what it says, 0..1. */
export type Judgement = { sentiment: Sentiment; certainty: number };

const CLASSES = [0, 1, 2] as const;
const MOST_FEATURES = 30_000;
const SEED = 1905;
const EPOCHS = 5;
const RATE = 0.1;
const SHRINKAGE = 1e-5;
/** Steps between two pauses of `train`. */
const AT_A_TIME = 200;

/**
 * Softmax regression on features that occur at least twice, fitted by AdaGrad (Duchi, Hazan & Singer 2011); rare feelings
 * count more by the square root of how much rarer they are. Chosen by comparison, see decision record 015. A generator, so
 * that whoever runs it may pause: it yields every few hundred steps and returns the model. The same examples give the same model.
 */
export function* train(examples: readonly Example[]): Generator<void, SentimentModel> {
  const vocabulary = byFrequency(
    examples.map(({ features }) => features),
    { atLeast: 2, most: MOST_FEATURES },
  );
  const rows = examples.map(({ features }) => Uint32Array.from(indexesOf(features, vocabulary)));
  const labels = examples.map(({ sentiment }) => sentiment + 1);
  const importance = CLASSES.map(label => {
    const n = labels.filter(one => one === label).length;
    return Math.sqrt(examples.length / 3 / Math.max(1, n));
  });
  // The bias is a feature that every text has, at the end.
  const size = vocabulary.size;
  const weights = CLASSES.map(() => new Float64Array(size + 1));
  const squares = CLASSES.map(() => new Float64Array(size + 1).fill(1e-2));
  const random = seededRandom(SEED);
  const order = rows.map((_, index) => index);

  for (let step = 0; step < EPOCHS * order.length; step++) {
    const turn = step % order.length;
    if (turn === 0) shuffle(order, random);
    if (step % AT_A_TIME === 0) yield;
    const row = rows[order[turn] ?? 0] ?? new Uint32Array();
    const label = labels[order[turn] ?? 0] ?? 1;
    const scale = scaleOf(row.length);
    const chances = softmax(
      CLASSES.map(c => {
        let sum = 0;
        for (const index of row) sum += weights[c]?.[index] ?? 0;
        return sum * scale + (weights[c]?.[size] ?? 0);
      }),
    );
    for (const c of CLASSES) {
      const own = weights[c];
      const past = squares[c];
      if (!own || !past) continue;
      const error = ((chances[c] ?? 0) - (c === label ? 1 : 0)) * (importance[label] ?? 1);
      for (const index of row) descend(own, past, index, error * scale + SHRINKAGE * (own[index] ?? 0));
      descend(own, past, size, error);
    }
  }
  const at = (index: number): Weights => [
    weights[0]?.[index] ?? 0,
    weights[1]?.[index] ?? 0,
    weights[2]?.[index] ?? 0,
  ];
  return {
    bias: at(size),
    weights: new Map([...vocabulary].map(([feature, index]) => [feature, at(index)])),
  };
}

/** What a model says of a text. */
export function judge(model: SentimentModel, features: readonly string[]): Judgement {
  const sums: Weights = [0, 0, 0];
  let known = 0;
  for (const feature of features) {
    const weights = model.weights.get(feature);
    if (!weights) continue;
    known++;
    for (const c of CLASSES) sums[c] += weights[c];
  }
  const scale = scaleOf(known);
  const chances = softmax(CLASSES.map(c => sums[c] * scale + model.bias[c]));
  const certainty = Math.max(...chances);
  return { sentiment: SENTIMENTS[chances.indexOf(certainty)] ?? 0, certainty };
}

/** As text, for keeping; weights to a hundredth. */
export function writeModel({ bias, weights }: SentimentModel): string {
  const whole = (values: Weights) => values.map(value => Math.round(value * 100));
  return JSON.stringify({
    bias: whole(bias),
    features: [...weights.keys()],
    weights: [...weights.values()].flatMap(whole),
  });
}

/** What `writeModel` wrote. */
export function readModel(written: string): SentimentModel {
  const kept: { bias: number[]; features: string[]; weights: number[] } = JSON.parse(written);
  const at = (values: number[], place: number): Weights => [
    (values[place] ?? 0) / 100,
    (values[place + 1] ?? 0) / 100,
    (values[place + 2] ?? 0) / 100,
  ];
  return {
    bias: at(kept.bias, 0),
    weights: new Map(kept.features.map((feature, index) => [feature, at(kept.weights, index * 3)])),
  };
}

const SENTIMENTS: readonly Sentiment[] = [-1, 0, 1];

/** Long texts have more features, not more feeling. */
const scaleOf = (features: number): number => 1 / Math.sqrt(Math.max(1, features));

function indexesOf(features: readonly string[], vocabulary: ReadonlyMap<string, number>): number[] {
  return features.flatMap(feature => vocabulary.get(feature) ?? []);
}

function descend(weights: Float64Array, squares: Float64Array, index: number, gradient: number): void {
  const past = (squares[index] ?? 0) + gradient * gradient;
  squares[index] = past;
  weights[index] = (weights[index] ?? 0) - (RATE * gradient) / Math.sqrt(past);
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map(value => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map(power => power / sum);
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomIndex(random, last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}

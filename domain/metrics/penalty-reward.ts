import { boxesOf } from './boxes';
import { completeCases } from './correlation';
import { tP } from './distributions';
import type { Scale } from './metric';
import { benjaminiHochberg } from './multiple-comparisons';
import { type Coefficient, leastSquares } from './regression';

/**
 * Delighter or basic where one end surely does more than the other, plain performer where both do something; else
 * `unclear`.
 */
export type AttributeRole = 'exciter' | 'basic' | 'performance' | 'unclear';

/**
 * What the best (reward) and the bad answers (penalty) to an attribute go with, in points of the outcome.
 * `asymmetry`: (reward − |penalty|)/(reward + |penalty|), Mikulić & Prebežac 2008; null where it is not defined.
 */
export type PenaltyReward = {
  key: string;
  reward: Coefficient;
  penalty: Coefficient;
  asymmetry: number | null;
  role: AttributeRole;
};

/** Up to ± this asymmetry an attribute is called neither exciter nor basic, however sure the difference is. */
const ASYMMETRY = 0.1;
const SURE = 0.05;

/** Top and bottom of the attributes' scale: reward from `rewardFrom`, penalty up to `penaltyTo`. */
export type ContrastBoxes = { rewardFrom: number; penaltyTo: number };

/**
 * Penalty-reward contrast: Brandt 1988; Matzler & Sauerwein 2002, IJSIM 13:314. OLS of the outcome (last in each row) on
 * two dummies per attribute, complete cases. Whether the ends differ (reward + penalty ≠ 0) is tested over all attributes
 * as one family (Benjamini-Hochberg): equal ones come out beyond any fixed asymmetry by chance. Throws a RangeError when
 * a dummy has no variation.
 */
export function penaltyReward(
  attributes: readonly string[],
  rows: readonly (readonly (number | null)[])[],
  { rewardFrom, penaltyTo }: ContrastBoxes = { rewardFrom: 5, penaltyTo: 2 },
): { n: number; r2: number; constant: Coefficient; attributes: PenaltyReward[] } {
  const complete = completeCases(rows);
  const columns = attributes.flatMap((key, j) => [
    { name: `${key}_reward`, values: complete.map(row => ((row[j] ?? 0) >= rewardFrom ? 1 : 0)) },
    { name: `${key}_penalty`, values: complete.map(row => ((row[j] ?? 0) <= penaltyTo ? 1 : 0)) },
  ]);
  const outcome = complete.map(row => row[attributes.length] ?? 0);
  const { n, df, r2, coefficients, covariance } = leastSquares(outcome, columns);
  const [constant] = coefficients;
  if (!constant) throw new RangeError('A regression without a constant.');
  const of = (a: number, b: number) => covariance[a]?.[b] ?? 0;
  const pairs = attributes.flatMap((key, j) => {
    const [at, next] = [2 * j + 1, 2 * j + 2];
    const [reward, penalty] = [coefficients[at], coefficients[next]];
    if (!reward || !penalty) return [];
    const se = Math.sqrt(of(at, at) + of(next, next) + 2 * of(at, next));
    return [{ key, reward, penalty, p: tP((reward.value + penalty.value) / se, df) }];
  });
  const adjusted = benjaminiHochberg(pairs.map(({ p }) => p));
  return {
    n,
    r2,
    constant,
    attributes: pairs.map(({ p, ...pair }, j) => contrast(pair, adjusted[j] ?? p)),
  };
}

/**
 * Ratings on scales of any length as 5 (the best answer, of eight points and more the two best), 1 (the bottom box) and 3
 * (all between): the codes that `penaltyReward` takes with its usual boxes.
 */
export function contrastCode(value: number, { min, max }: Scale): 1 | 3 | 5 {
  const points = max - min + 1;
  if (value > max - (points >= 8 ? 2 : 1)) return 5;
  return value < min + boxesOf(points).bottom ? 1 : 3;
}

type Ends = Pick<PenaltyReward, 'key' | 'reward' | 'penalty'>;

function contrast(ends: Ends, p: number): PenaltyReward {
  const { reward, penalty } = ends;
  const size = reward.value + Math.abs(penalty.value);
  const asymmetry = size === 0 ? null : (reward.value - Math.abs(penalty.value)) / size;
  return { ...ends, asymmetry, role: roleOf(ends, asymmetry, p) };
}

/** `p`: of the ends being alike. */
function roleOf({ reward, penalty }: Ends, asymmetry: number | null, p: number): AttributeRole {
  const rewards = reward.value > 0 && reward.p < SURE;
  const penalises = penalty.value < 0 && penalty.p < SURE;
  if (asymmetry !== null && Math.abs(asymmetry) > ASYMMETRY && p < SURE) {
    const isMore = reward.value + penalty.value > 0;
    if (isMore && rewards) return 'exciter';
    if (!isMore && penalises) return 'basic';
  }
  return rewards && penalises ? 'performance' : 'unclear';
}

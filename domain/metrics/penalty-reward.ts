import { boxesOf } from './boxes';
import { completeCases } from './correlation';
import type { Scale } from './metric';
import { type Coefficient, leastSquares } from './regression';

/** Delighter, basic, or plain performer; `unclear` where neither coefficient is significant. */
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

/** Beyond ± this asymmetry an attribute is called an exciter or a basic. */
const ASYMMETRY = 0.1;

/** Top and bottom of the attributes' scale: reward from `rewardFrom`, penalty up to `penaltyTo`. */
export type ContrastBoxes = { rewardFrom: number; penaltyTo: number };

/**
 * Penalty-reward contrast: Brandt 1988; Matzler & Sauerwein 2002, IJSIM 13:314. OLS of the outcome (last in each row) on
 * two dummies per attribute, complete cases. Throws a RangeError when a dummy has no variation.
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
  const { n, r2, coefficients } = leastSquares(outcome, columns);
  const [constant, ...dummies] = coefficients;
  if (!constant) throw new RangeError('A regression without a constant.');
  return {
    n,
    r2,
    constant,
    attributes: attributes.flatMap((key, j) => {
      const [reward, penalty] = dummies.slice(2 * j, 2 * j + 2);
      return reward && penalty ? [contrast(key, reward, penalty)] : [];
    }),
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

function contrast(key: string, reward: Coefficient, penalty: Coefficient): PenaltyReward {
  const size = reward.value + Math.abs(penalty.value);
  const asymmetry = size === 0 ? null : (reward.value - Math.abs(penalty.value)) / size;
  return { key, reward, penalty, asymmetry, role: roleOf(asymmetry, reward, penalty) };
}

function roleOf(asymmetry: number | null, reward: Coefficient, penalty: Coefficient): AttributeRole {
  if (asymmetry === null || Math.min(reward.p, penalty.p) >= 0.05) return 'unclear';
  if (asymmetry > ASYMMETRY) return 'exciter';
  return asymmetry < -ASYMMETRY ? 'basic' : 'performance';
}

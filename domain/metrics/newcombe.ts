import { Z95 } from './distributions';
import type { Interval } from './interval';
import { wilson } from './wilson';

/** 95 % interval of p1 − p2 from two Wilson intervals: Newcombe 1998, Stat Med 17:873, method 10. */
export function newcombe(x1: number, n1: number, x2: number, n2: number, z = Z95): Interval {
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const [low1, high1] = wilson(p1, n1, z);
  const [low2, high2] = wilson(p2, n2, z);
  const difference = p1 - p2;
  return [difference - Math.hypot(p1 - low1, high2 - p2), difference + Math.hypot(high1 - p1, p2 - low2)];
}
